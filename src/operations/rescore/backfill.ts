import * as z from 'zod';
import { addMonths, formatIsoDay, toDay } from '../../scoring/day.ts';
import { historyOn } from '../../scoring/fit/portal/past-history.ts';
import { scoreCustomer } from '../../scoring/score-customer.ts';
import type { CompanyHistory, Day } from '../../scoring/types.ts';
import type { PublishedValues } from '../ports.ts';
import type { MirrorStore } from '../ports/mirror-store.ts';
import type { Snapshot } from '../ports/score-store.ts';
import { toPublishedValues, type PublishContext } from '../published-values.ts';
import { companyPages } from './company-pages.ts';
import type { PageContext } from './score-page.ts';
import type { RefreshProgress, RescoreWorld } from './world.ts';

const QUARTERS = 8;
const CHECKPOINT = 'backfill';

const stateSchema = z.object({ after: z.string().nullable(), before: z.int(), companies: z.int() });
type BackfillState = z.infer<typeof stateSchema>;

/** Asks for the past to be filled in, up to the day of the first scoring; the work may be done by a later run. */
export async function askForBackfill(store: Pick<MirrorStore, 'writeCheckpoint'>, firstScoring: Day): Promise<void> {
  await writeState(store, { after: null, before: firstScoring, companies: 0 });
}

/** The last `count` days before `day` on which a calendar quarter ended, the earliest first. */
export function quarterEndsBefore(day: Day, count = QUARTERS): readonly Day[] {
  const date = new Date(formatIsoDay(day));
  const quarterStart = toDay(date.getUTCFullYear(), 3 * Math.floor(date.getUTCMonth() / 3) + 1, 1);
  return Array.from({ length: count }, (_, index) => addMonths(quarterStart, -3 * (count - 1 - index)) - 1);
}

/**
 * Works out what the scores were at the last eight quarter-ends before the first scoring, with what was known on each day
 * and today's model, and keeps them as snapshots; nothing is sent and nobody is alerted. Goes on where an earlier run
 * stopped.
 *
 * @returns companies done in this run; null where there is nothing to fill in
 */
export async function backfill(
  world: Pick<RescoreWorld, 'store' | 'mirror' | 'standingAfter'>,
  { scoring, publish }: PageContext,
  {
    signal,
    progress,
  }: {
    readonly signal: AbortSignal | undefined;
    readonly progress: (progress: RefreshProgress) => Promise<void>;
  },
): Promise<number | null> {
  const { mirror, store } = world;
  const parsed = stateSchema.safeParse(await store.mirror.readCheckpoint(CHECKPOINT));
  if (!parsed.success) return null;
  let state = parsed.data;
  const total = await mirror.countCompanies();
  const days = quarterEndsBefore(state.before);
  await progress({ phase: 'backfilling', done: state.companies, total });
  for await (const { readings, last } of companyPages(mirror, state.after)) {
    await store.scores.writeSnapshots(
      readings.flatMap(({ history }) => pastSnapshots(world, history, days, { scoring, publish })),
    );
    state = { ...state, after: last, companies: state.companies + readings.length };
    await writeState(store.mirror, state);
    await progress({ phase: 'backfilling', done: state.companies, total });
    if (signal?.aborted === true) return state.companies - parsed.data.companies;
  }
  await store.mirror.writeCheckpoint(CHECKPOINT, null);
  return state.companies - parsed.data.companies;
}

/** One snapshot for each change, from the first day on which the company was a customer. */
function pastSnapshots(
  { standingAfter }: Pick<RescoreWorld, 'standingAfter'>,
  history: CompanyHistory,
  days: readonly Day[],
  { scoring, publish }: Pick<PageContext, 'scoring' | 'publish'>,
): readonly Snapshot[] {
  const snapshots: Snapshot[] = [];
  let standing: PublishedValues | null = null;
  for (const day of days) {
    const result = scoreCustomer(historyOn(history, day), { ...scoring, asOf: day });
    if (result.kind === 'not_scored' && standing === null) continue;
    const values = toPublishedValues(result, onDay(publish, day));
    const changed = standingAfter(standing, values);
    if (changed === null) continue;
    standing = changed;
    snapshots.push({ companyId: history.companyId, asOf: day, cause: 'backfill', values });
  }
  return snapshots;
}

/** Which tier a value belonged to, and what similar customers owned, takes all customers of that day. */
function onDay(publish: PublishContext, day: Day): PublishContext {
  const { currency, label } = publish;
  return { currency, label, at: `${formatIsoDay(day)}T00:00:00.000Z`, tiers: null };
}

async function writeState(store: Pick<MirrorStore, 'writeCheckpoint'>, state: BackfillState): Promise<void> {
  await store.writeCheckpoint(CHECKPOINT, state);
}
