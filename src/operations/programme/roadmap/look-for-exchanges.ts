import * as z from 'zod';
import type { FoundNote } from '../../ports/note-desk.ts';
import type { RoadmapNote } from '../../ports/programme-entries.ts';
import { toExchange } from './exchanges.ts';
import { ROADMAP_WORD } from './roadmap-note.ts';
import type { RoadmapWorld } from './roadmap-world.ts';

/** Where it is kept how far the notes of the account were looked through. */
const REPORT = 'roadmap_exchanges';

/** HubSpot's search knows what was made or changed with a delay, and the mirror with the next night. */
const OVERLAP_MILLISECONDS = 2 * 86_400_000;

const NOTES_PER_PAGE = 1000;

const reportSchema = z.object({ until: z.iso.datetime().transform((text) => new Date(text)) });

export interface ExchangesFound {
  /** Exchanges among the notes that were changed since the last look. */
  readonly found: number;
  /** Exchanges whose notes are gone. */
  readonly gone: number;
}

/** Whether the notes of the account were looked through at all. */
export async function wereExchangesLookedFor({
  store,
}: {
  readonly store: Pick<RoadmapWorld['store'], 'reports'>;
}): Promise<boolean> {
  return (await readUntil(store)) !== null;
}

/**
 * Looks for notes about roadmap exchanges on any company's record, also those that people wrote by hand: by HubSpot's search, among
 * the notes that were changed since the last look. Notes that the mirror does not have any more are taken away. To be called after
 * the mirror was brought up to date; ended at any moment, the next one begins where the last whole one ended.
 *
 * @throws {HubSpotError}
 */
export async function lookForExchanges(world: RoadmapWorld, signal?: AbortSignal): Promise<ExchangesFound> {
  const { store, desk } = world;
  const to = world.now();
  const until = await readUntil(store);
  const from = until === null ? new Date(0) : new Date(until.getTime() - OVERLAP_MILLISECONDS);
  let found = 0;
  for await (const page of desk.searchNotes(ROADMAP_WORD, from, to)) {
    if (isStopped(signal)) return { found, gone: 0 };
    const notes = page.flatMap((note) => notesOf(note));
    // A note may be about something else by now, or about another company.
    await store.programmeEntries.dropNotes(page.map(({ id }) => id));
    await store.programmeEntries.keepNotes(notes);
    found += notes.length;
  }
  const gone = await dropDeleted(world, new Date(to.getTime() - OVERLAP_MILLISECONDS), signal);
  if (!isStopped(signal))
    await store.reports.keepReport({ name: REPORT, asOf: world.today(), value: { until: to.toISOString() } });
  return { found, gone };
}

function notesOf(note: FoundNote): readonly RoadmapNote[] {
  const exchange = toExchange(note);
  if (exchange === null) return [];
  return note.companyIds.map((companyId) => ({ noteId: note.id, companyId, day: exchange.day }));
}

async function dropDeleted({ store }: RoadmapWorld, before: Date, signal: AbortSignal | undefined): Promise<number> {
  const { programmeEntries, mirror } = store;
  let gone = 0;
  for (let after: string | null = null; !isStopped(signal);) {
    const ids: readonly string[] = await programmeEntries.listNotes({ after, before, limit: NOTES_PER_PAGE });
    const last = ids.at(-1);
    if (last === undefined) break;
    const there = new Set((await mirror.readRecords('note', ids)).map(({ id }) => id));
    const deleted = ids.filter((id) => !there.has(id));
    if (deleted.length > 0) await programmeEntries.dropNotes(deleted);
    gone += deleted.length;
    after = last;
  }
  return gone;
}

function isStopped(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

/** Null where nothing was looked through, or it cannot be told. */
async function readUntil({ reports }: Pick<RoadmapWorld['store'], 'reports'>): Promise<Date | null> {
  const kept = await reports.readReport(REPORT);
  return reportSchema.safeParse(kept?.value).data?.until ?? null;
}
