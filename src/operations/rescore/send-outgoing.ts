import { noteAlerts } from '../alerts/note-alerts.ts';
import type { PublishOutcome } from '../ports.ts';
import type { Outgoing, PublishedRow } from '../ports/score-store.ts';
import { withoutFirstReading } from './first-readings.ts';
import type { RefreshProgress, RescoreWorld } from './world.ts';

/** Companies sent before what became of them is noted. */
const BATCH = 1000;
/** Problems that a report names one by one; all of them are counted. */
const PROBLEMS_NAMED = 1000;

/** What became of what was put out. */
export interface SendReport {
  readonly written: number;
  /** By the account's own rules. */
  readonly refused: number;
  /** Companies that the CRM does not know any more. */
  readonly gone: number;
  /** Still put out: the next run sends them first. */
  readonly failed: number;
  /** Why the first of them did; null where none did, or nobody said. */
  readonly failure: string | null;
  /** The first of those that were refused, are gone or failed. */
  readonly problems: readonly { readonly companyId: string; readonly reason: string }[];
  /** What was missing in the CRM was created on the way. */
  readonly isSetUpRepaired: boolean;
  readonly isStopped: boolean;
}

export const NOTHING_SENT: SendReport = {
  written: 0,
  refused: 0,
  gone: 0,
  failed: 0,
  failure: null,
  problems: [],
  isSetUpRepaired: false,
  isStopped: false,
};

export interface SendOptions {
  readonly phase: 'sending_earlier' | 'writing';
  readonly signal: AbortSignal | undefined;
  readonly progress: (progress: RefreshProgress) => Promise<void>;
}

/**
 * Sends everything that is put out, batch by batch, and notes after each what became of it. Sending the same values again
 * after an interruption changes nothing. Where a batch fails as a whole the rest stays put out.
 */
export async function sendOutgoing(
  world: Pick<RescoreWorld, 'store' | 'records' | 'setUp'>,
  { phase, signal, progress }: SendOptions,
): Promise<SendReport> {
  const { scores } = world.store;
  const total = await scores.countOutgoing();
  let report = NOTHING_SENT;
  let after: string | null = null;
  for (let done = 0; ;) {
    await progress({ phase, done, total });
    if (signal?.aborted === true) return { ...report, isStopped: true };
    const batch: readonly Outgoing[] = await scores.readOutgoing({ after, limit: BATCH });
    const last = batch.at(-1);
    if (last === undefined) return report;
    const { outcomes, isRepaired } = await sendBatch(world, batch, !report.isSetUpRepaired);
    report = addOutcomes({ ...report, isSetUpRepaired: report.isSetUpRepaired || isRepaired }, outcomes);
    done += batch.length;
    after = last.companyId;
    if (outcomes.every(isFailure)) return { ...report, failed: report.failed + total - done };
  }
}

/** Sends values that are put out and notes what became of them. @param mayRepair creates what the account lacks, and sends again */
export async function sendBatch(
  world: Pick<RescoreWorld, 'store' | 'records' | 'setUp'>,
  batch: readonly Outgoing[],
  mayRepair: boolean,
): Promise<{ readonly outcomes: readonly PublishOutcome[]; readonly isRepaired: boolean }> {
  const requests = batch.map((row) => ({ ...row, after: withoutFirstReading(row.before, row.after) }));
  const sent = await publishBatch(world, requests, mayRepair);
  await settleBatch(world, batch, sent.outcomes);
  await restoreNewer(world, batch, sent.outcomes);
  return sent;
}

/**
 * While these values were on their way, somebody else may have sent newer ones of the same company, which the CRM may have got
 * first: what is published by now is then sent again.
 */
async function restoreNewer(
  { store, records }: Pick<RescoreWorld, 'store' | 'records'>,
  batch: readonly Outgoing[],
  outcomes: readonly PublishOutcome[],
): Promise<void> {
  const versions = new Map(batch.map((row) => [row.companyId, row.inputVersion]));
  const written = outcomes.filter(({ result }) => result === 'written');
  const known = await store.scores.readPublished(written.map(({ companyId }) => companyId));
  const newer = written.flatMap(({ companyId, published }) => {
    const row = known.get(companyId);
    const isNewer = row !== undefined && row.inputVersion > (versions.get(companyId) ?? Infinity);
    return isNewer ? [{ companyId, before: published, after: row.values }] : [];
  });
  if (newer.length > 0) await records.publish(newer);
}

function isFailure({ result, obstacle }: PublishOutcome): boolean {
  return result === 'failed' && obstacle !== 'gone';
}

/** Once in a run, what the account lacks is created, and what it refused for that is sent again. */
async function publishBatch(
  { records, setUp }: Pick<RescoreWorld, 'records' | 'setUp'>,
  batch: readonly Outgoing[],
  mayRepair: boolean,
): Promise<{ readonly outcomes: readonly PublishOutcome[]; readonly isRepaired: boolean }> {
  const outcomes = await records.publish(batch);
  const lacking = new Set(outcomes.filter(({ obstacle }) => obstacle === 'set_up').map(({ companyId }) => companyId));
  if (lacking.size === 0 || !mayRepair) return { outcomes, isRepaired: false };
  await setUp();
  const again = await records.publish(batch.filter(({ companyId }) => lacking.has(companyId)));
  return { outcomes: [...outcomes.filter(({ companyId }) => !lacking.has(companyId)), ...again], isRepaired: true };
}

async function settleBatch(
  { store }: Pick<RescoreWorld, 'store'>,
  batch: readonly Outgoing[],
  outcomes: readonly PublishOutcome[],
): Promise<void> {
  const rows = new Map(batch.map((row) => [row.companyId, row]));
  const firstReadings: { companyId: string; waiting: string | null }[] = [];
  const sent: PublishedRow[] = [];
  const refused: { companyId: string; reason: string }[] = [];
  for (const { companyId, result, obstacle, published, reason } of outcomes) {
    const row = rows.get(companyId);
    if (row === undefined) throw new Error('publish must answer for what it was asked, and nothing else');
    if (result === 'refused' || obstacle === 'gone') refused.push({ companyId, reason: reason ?? NO_REASON });
    else if (result !== 'failed' && published !== null) {
      sent.push({ companyId, values: published, inputVersion: row.inputVersion });
      firstReadings.push({ companyId, waiting: row.after.pendingChange });
    }
  }
  await store.scores.noteFirstReadings(firstReadings);
  // Before the values are settled, so that an end between both is followed by noting them again, and loses none.
  await noteAlerts(
    store.notices,
    sent.map(({ companyId }) => rows.get(companyId)).filter((row) => row !== undefined),
  );
  await store.scores.settleOutgoing(sent, refused);
}

const NO_REASON = 'no reason given';

function addOutcomes(report: SendReport, outcomes: readonly PublishOutcome[]): SendReport {
  const count = (holds: (outcome: PublishOutcome) => boolean): number => outcomes.filter(holds).length;
  const problems = outcomes
    .filter(({ result }) => result === 'refused' || result === 'failed')
    .slice(0, PROBLEMS_NAMED - report.problems.length)
    .map(({ companyId, reason }) => ({ companyId, reason: reason ?? NO_REASON }));
  return {
    ...report,
    written: report.written + count(({ result }) => result === 'written' || result === 'unchanged'),
    refused: report.refused + count(({ result }) => result === 'refused'),
    gone: report.gone + count(({ obstacle }) => obstacle === 'gone'),
    failed: report.failed + count(isFailure),
    failure: report.failure ?? outcomes.find(isFailure)?.reason ?? null,
    problems: [...report.problems, ...problems],
  };
}
