import {
  SIGNIFICANT_CHANGE,
  type Mover,
  type MoverCause,
  type MoverStanding,
  type PortfolioChanges,
  type PromisePeriod,
  type SegmentMove,
} from '../../src/operations/ports/portfolio-changes.ts';
import type { PortfolioFilter, PortfolioRow } from '../../src/operations/ports/portfolio-store.ts';
import type { ScoreStore, Snapshot } from '../../src/operations/ports/score-store.ts';
import type { Day } from '../../src/scoring/types.ts';
import { byId } from './by-id.ts';

type History = readonly Snapshot[];

/** How customers changed, in the plainest way: every question goes through every snapshot. */
export function memoryPortfolioChanges(
  scores: Pick<ScoreStore, 'readSnapshots'>,
  readAll: (filter: PortfolioFilter) => Promise<readonly PortfolioRow[]>,
): PortfolioChanges {
  async function readHistories(filter: PortfolioFilter): Promise<readonly (readonly [PortfolioRow, History])[]> {
    const rows = await readAll(filter);
    const snapshots = await scores.readSnapshots(rows.map(({ companyId }) => companyId));
    return rows.map((row) => [row, snapshots.get(row.companyId) ?? []]);
  }

  return {
    async countMoves(from, to, filter) {
      const moves = new Map<string, SegmentMove>();
      for (const [, history] of await readHistories(filter)) {
        const on = (day: Day): SegmentMove['from'] => standingOn(history, day)?.values.segment ?? null;
        if (on(to) === null) continue;
        const key = `${String(on(from))} ${String(on(to))}`;
        moves.set(key, { from: on(from), to: on(to), customers: (moves.get(key)?.customers ?? 0) + 1 });
      }
      return [...moves.values()].toSorted((one, other) => other.customers - one.customers);
    },
    async readMovers({ from, to, direction, filter, offset, limit }) {
      const all = (await readHistories(filter)).flatMap(([row, history]) => toMover(row, history, from, to) ?? []);
      const movers = all
        .filter((mover) => isUp(mover) === (direction === 'up'))
        .toSorted(
          (one, other) => Math.abs(other.change) - Math.abs(one.change) || byId(one.companyId, other.companyId),
        );
      const byCause = [...new Set(all.map(({ cause }) => cause))].map((cause) => {
        const own = all.filter((mover) => mover.cause === cause);
        const up = own.filter(isUp).length;
        const change = Math.round(own.reduce((sum, mover) => sum + mover.change, 0) * 100) / 100;
        return { cause, up, down: own.length - up, change };
      });
      return { total: movers.length, byCause, movers: movers.slice(offset, offset + limit) };
    },
    async countFates(periods, filter) {
      const histories = (await readHistories(filter)).map(([, history]) => history);
      return periods.map((period) => countFates(histories, period));
    },
  };
}

function standingOn(history: History, day: Day): Snapshot | undefined {
  return history.findLast(({ asOf }) => asOf <= day);
}

function countFates(histories: readonly History[], { flaggedOn, until }: Pick<PromisePeriod, 'flaggedOn' | 'until'>) {
  const fates = { flagged: { customers: 0, lost: 0 }, notFlagged: { customers: 0, lost: 0 } };
  let workedOutLater = 0;
  for (const history of histories) {
    const start = standingOn(history, flaggedOn);
    if (start === undefined || start.values.risk === null) continue;
    if (['prospect', 'lapsed'].includes(start.values.customerStatus)) continue;
    const fate = ['high', 'critical'].includes(start.values.risk) ? fates.flagged : fates.notFlagged;
    const after = history.filter(({ asOf }) => asOf > flaggedOn && asOf <= until);
    fate.customers += 1;
    if (after.some(({ values }) => values.customerStatus === 'lapsed')) fate.lost += 1;
    const kept = history.find(({ cause }) => cause !== 'backfill');
    if (kept === undefined || kept.asOf > start.asOf) workedOutLater += 1;
  }
  return { flaggedOn, until, ...fates, workedOutLater };
}

function toMover({ companyId, name, ownerId }: PortfolioRow, history: History, from: Day, to: Day): Mover | null {
  const [first, last] = [standingOn(history, from), standingOn(history, to)];
  if (first === undefined || last === undefined || first === last) return null;
  const [before, after] = [toStanding(first), toStanding(last)];
  if (before === null || after === null) return null;
  const change = Math.round((after.lifetimeValue - before.lifetimeValue) * 100) / 100;
  const least = Math.max(SIGNIFICANT_CHANGE.amount, SIGNIFICANT_CHANGE.share * Math.abs(before.lifetimeValue));
  if (before.segment === after.segment && before.risk === after.risk && Math.abs(change) < least) return null;
  const cause = mainCause(history, history.indexOf(first), history.indexOf(last), Math.sign(change));
  return { companyId, name, ownerId, cause, before, after, change };
}

function toStanding({ values }: Snapshot): MoverStanding | null {
  const { segment, risk, score, lifetimeValue } = values;
  if (lifetimeValue === null) return null;
  return { segment: segment === 'not_scored' ? null : segment, risk, score, lifetimeValue };
}

function mainCause(history: History, first: number, last: number, sign: number): MoverCause {
  let main = { part: -Infinity, cause: 'passing_days' as MoverCause };
  for (const [index, snapshot] of history.entries()) {
    const before = history[index - 1];
    if (index <= first || index > last || before === undefined) continue;
    const hasMoved = snapshot.values.segment !== before.values.segment || snapshot.values.risk !== before.values.risk;
    const step = Math.round(((snapshot.values.lifetimeValue ?? 0) - (before.values.lifetimeValue ?? 0)) * 100);
    const part = sign === 0 ? Number(hasMoved) : step * sign;
    if (part >= main.part) main = { part, cause: causeOf(before, snapshot) };
  }
  return main.cause;
}

function causeOf({ values: before }: Snapshot, { cause, values }: Snapshot): MoverCause {
  if (cause === 'policy' || cause === 'model' || cause === 'person' || cause === 'merge') return cause;
  if (cause === 'data' || before.currentAnnualValue !== values.currentAnnualValue) return 'money';
  const isOther = (['customerStatus', 'renewalDate', 'contactStatus', 'lastNonRenewalContact'] as const).some(
    (key) => before[key] !== values[key],
  );
  if (isOther) return 'behaviour';
  const isSet =
    before.segment !== values.segment &&
    before.segmentComputed === values.segmentComputed &&
    values.segment !== values.segmentComputed &&
    values.segment !== 'not_scored';
  return isSet ? 'person' : 'passing_days';
}

const SEGMENTS = [null, 'non_ideal', 'uncertain', 'ideal'];
const RISKS = [null, 'low', 'watch', 'high', 'critical'];

function isUp({ change, before, after }: Mover): boolean {
  if (change !== 0) return change > 0;
  const better = SEGMENTS.indexOf(after.segment) - SEGMENTS.indexOf(before.segment);
  return (better === 0 ? RISKS.indexOf(before.risk) - RISKS.indexOf(after.risk) : better) > 0;
}
