import type { MirrorRecord } from '../../operations/ports/mirror-store.ts';
import type { Day } from '../../scoring/types.ts';
import { compareIds } from '../../scoring/compare-ids.ts';
import { parseDeal } from '../history/parse-deal.ts';
import { listMirrored } from './list-mirrored.ts';
import type { MirrorRun } from './mirror-run.ts';
import { sweepDeals } from './sweep-deals.ts';

/** A deal closed this many days ago or less may still get what is logged late. */
const CLOSED_LATELY_DAYS = 60;
/** As many as one call for associations takes. */
const DEALS_PER_SWEEP = 1_000;
const DEALS_PER_PAGE = 5_000;

export interface DealComparison {
  /** Deals that are compared whatever their state. */
  readonly wanted: ReadonlySet<string>;
  /** Where the comparing of the others goes on; null: at the first. */
  readonly after: string | null;
  /** Whether there are calls left for deals without a reason to look at them. */
  readonly mayGoOn: () => boolean;
}

/**
 * Compares the links of the deals that are open, were closed lately or are asked for; then those of as many others as there
 * are calls left for, going on night by night where the last one stopped.
 *
 * @returns where the next night goes on; null: at the first, because all were compared
 * @throws {HubSpotError}
 */
export async function compareDeals(run: MirrorRun, { wanted, after, mayGoOn }: DealComparison): Promise<string | null> {
  const today = run.context.dayOf(run.now().getTime());
  const isWanted = (row: MirrorRecord): boolean => wanted.has(row.id) || isLive(run, row, today);
  const sweep = createSweep(run);
  for await (const rows of listMirrored(run.store, 'deal', { after: null, limit: DEALS_PER_PAGE })) {
    for (const row of rows) if (isWanted(row)) await sweep.add(row);
  }
  await sweep.end();
  let until = after;
  let isWhole = true;
  for await (const row of dealsInTurn(run, after)) {
    isWhole = mayGoOn();
    if (!isWhole) break;
    until = row.id;
    if (!isWanted(row)) await sweep.add(row);
  }
  await sweep.end();
  return isWhole ? null : until;
}

/** All deals, beginning behind the one where the last night stopped. */
async function* dealsInTurn({ store }: MirrorRun, after: string | null): AsyncGenerator<MirrorRecord, void, undefined> {
  for await (const rows of listMirrored(store, 'deal', { after, limit: DEALS_PER_PAGE })) yield* rows;
  if (after === null) return;
  for await (const rows of listMirrored(store, 'deal', { after: null, limit: DEALS_PER_PAGE })) {
    for (const row of rows) {
      if (compareIds(row.id, after) > 0) return;
      yield row;
    }
  }
}

/** Gathers deals until there are enough for a call. */
function createSweep(run: MirrorRun): {
  readonly add: (row: MirrorRecord) => Promise<void>;
  readonly end: () => Promise<void>;
} {
  let gathered: MirrorRecord[] = [];
  const end = async (): Promise<void> => {
    const rows = gathered;
    gathered = [];
    await sweepDeals(run, rows);
  };
  return {
    end,
    async add(row) {
      gathered.push(row);
      if (gathered.length >= DEALS_PER_SWEEP) await end();
    },
  };
}

function isLive({ packers, context }: MirrorRun, row: MirrorRecord, today: Day): boolean {
  const record = packers.deals.unpack(row.id, row.fields);
  const parsed = record === null ? null : parseDeal(record, context);
  if (parsed === null || !('deal' in parsed)) return true;
  const { outcome, day } = parsed.deal;
  return outcome === 'open' || day >= today - CLOSED_LATELY_DAYS;
}
