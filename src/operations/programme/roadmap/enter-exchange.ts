import { beginHold, HOLD_MILLISECONDS } from '../../alerts/hold.ts';
import type { RoadmapNote } from '../../ports/programme-entries.ts';
import { type RoadmapExchange, toExchange } from './exchanges.ts';
import { type RoadmapText, toRoadmapLines } from './roadmap-note.ts';
import type { RoadmapWorld } from './roadmap-world.ts';

/** What somebody enters. */
export interface NewExchange extends RoadmapText {
  /** Of the entry, letters, digits, `-` and `_`: the same key twice makes one note. */
  readonly key: string;
  readonly companyId: string;
}

export type ExchangeOutcome =
  | { readonly kind: 'saved'; readonly exchange: RoadmapExchange }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Makes a note about a roadmap exchange on the company's record. The entry is taken before the note is made, for some minutes:
 * whoever sends it again meanwhile waits, and whoever takes it up after a fall looks for the note first, so that there is exactly one.
 *
 * @throws {HubSpotError} where the CRM gives no answer: the same entry may be sent again
 */
export async function enterExchange(world: RoadmapWorld, entry: NewExchange): Promise<ExchangeOutcome> {
  const { programmeEntries } = world.store;
  const { key, companyId } = entry;
  const hold = beginHold(world);
  const {
    turn,
    noteId,
    companyId: enteredFor,
  } = await programmeEntries.beginExchange(key, companyId, HOLD_MILLISECONDS);
  if (turn === 'over') return enteredFor === companyId ? readEarlier(world, noteId) : refused(OF_ANOTHER);
  if (turn === 'held') return refused('This entry is being written at the moment. Look again in a minute.');
  let isSettled = false;
  try {
    const outcome = enteredFor === companyId ? await write(world, entry, turn === 'again') : refused(OF_ANOTHER);
    isSettled = outcome.kind === 'saved';
    return outcome;
  } finally {
    if (!isSettled && hold.isOurs()) await programmeEntries.endExchange(key);
  }
}

const OF_ANOTHER = 'This entry was made for another company. Enter the exchange anew.';

async function write(world: RoadmapWorld, entry: NewExchange, mayBeMade: boolean): Promise<ExchangeOutcome> {
  const { desk, store } = world;
  const { key, companyId, theirs, byYear, ours, by } = entry;
  const mark = `loyalty-roadmap-${companyId}-${key}`;
  const note: Omit<RoadmapNote, 'noteId'> = { companyId, day: world.today() };
  let noteId = mayBeMade ? await desk.findNote(companyId, mark) : null;
  if (noteId === null) {
    const made = await desk.createNote({ companyId, lines: toRoadmapLines(entry), at: world.now(), mark });
    if (made.kind === 'refused')
      return refused('HubSpot did not take the note: the company may have been deleted. Look at its record.');
    noteId = made.noteId;
  }
  await store.programmeEntries.markExchangeMade(key, { ...note, noteId });
  return { kind: 'saved', exchange: { noteId, day: note.day, theirs, byYear, ours, by } };
}

/** The entry was sent again: what stands on the record by now is what was entered. */
async function readEarlier({ desk }: RoadmapWorld, noteId: string | null): Promise<ExchangeOutcome> {
  const [note] = noteId === null ? [] : await desk.readNotesById([noteId]);
  const exchange = note === undefined ? null : toExchange(note);
  return exchange === null
    ? refused('The note of this entry was changed or deleted in HubSpot since. Enter the exchange anew.')
    : { kind: 'saved', exchange };
}

function refused(message: string): ExchangeOutcome {
  return { kind: 'refused', message };
}
