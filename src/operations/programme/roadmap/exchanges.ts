import type { Day } from '../../../scoring/types.ts';
import type { CrmNote } from '../../ports/note-desk.ts';
import { parseRoadmapLines, type RoadmapText } from './roadmap-note.ts';
import type { RoadmapWorld } from './roadmap-world.ts';

/** An exchange counts for a year: then it is time for the next. */
const EXCHANGE_DAYS = 365;

/** An exchange as it stands on the company's record. */
export interface RoadmapExchange extends RoadmapText {
  readonly noteId: string;
  readonly day: Day;
}

/** Null where the note is about something else, or has no date. */
export function toExchange({ id, day, lines }: CrmNote): RoadmapExchange | null {
  const text = parseRoadmapLines(lines);
  return text === null || day === null ? null : { noteId: id, day, ...text };
}

/** The exchanges with a company, read from its notes, the newest first. @throws {HubSpotError} */
export async function readExchanges(
  { desk }: Pick<RoadmapWorld, 'desk'>,
  companyId: string,
): Promise<readonly RoadmapExchange[]> {
  const notes = await desk.readNotes(companyId);
  return notes.map(toExchange).filter((exchange) => exchange !== null);
}

/** Whether a year has passed since the latest exchange. @param lastOn null: there was none */
export function isExchangeDue(lastOn: Day | null, asOf: Day): boolean {
  return lastOn === null || lastOn < dueSince(asOf);
}

/** The first day on which an exchange still counts. */
export function dueSince(asOf: Day): Day {
  return asOf - EXCHANGE_DAYS;
}
