import { RISKS, type Day, type Risk, type ScoreResult } from '../scoring/types.ts';
import { formatIsoDay, parseIsoDay } from '../scoring/day.ts';
import { PUBLISHED_SEGMENTS, type ChangeReason, type PublishedSegment, type PublishedValues } from './ports.ts';
import { settleProductGap } from './product-gap-note.ts';

const RISK_LEVEL: Readonly<Record<Risk, number>> = { low: 0, watch: 1, high: 2, critical: 3 };
/** Without a segment there is no better or worse. */
const SEGMENT_LEVEL: Readonly<Record<PublishedValues['segment'], number | null>> = {
  non_ideal: 0,
  uncertain: 1,
  ideal: 2,
  not_scored: null,
};

/** A value that was read once and waits for its second reading on another day; `since` is `YYYY-MM-DD`. */
interface Waiting<T> {
  readonly value: T;
  readonly since: string;
}

interface Pending {
  readonly segment: Waiting<PublishedValues['segment']> | null;
  readonly risk: Waiting<Risk> | null;
}

/**
 * Holds a fresh reading against what was published: a change of segment or risk counts once it was read on two different
 * days, or at once after a hard event (a purchase, a lost or won-back customer, corrected data, a new policy or model). The
 * risk of a renewal that fell overdue counts at once too: the calendar says it, and a second day would say the same. Two
 * readings that are both worse, or both better, count as far as they agree: high and then critical confirm high, and
 * critical waits on. A person's override changes the segment at once, and only the segment. The first scoring leaves every
 * `previous`, `changedAt` and `alertAt` empty. An alert is raised only when the customer's own behaviour made it worse.
 *
 * @param asOf day of the reading; @param result what the reading came from
 */
export function settlePublished(
  before: PublishedValues | null,
  reading: PublishedValues,
  result: ScoreResult,
  asOf: Day,
): PublishedValues {
  if (!wasScored(before)) return reading;
  const reason = changeReason(before, reading, result);
  const isOurDoing = reason === 'policy' || reason === 'model' || reason === 'data';
  const atOnce = isOurDoing || isHardEvent(before, result);
  const pending = readPending(before.pendingChange);
  const today = formatIsoDay(asOf);
  const segment =
    atOnce || reason === 'person'
      ? settleAtOnce(before.segment, reading.segment)
      : settleField(before.segment, reading.segment, pending.segment, SEGMENT_LEVEL, today);
  const risk = settleRisk(before, reading, result, { atOnce, waiting: pending.risk, today });
  const leftIdeal = segment.settled && before.segment === 'ideal' && reason !== 'person';
  const worse = leftIdeal || (risk.settled && isWorseRisk(before.risk, risk.value));
  return {
    ...reading,
    segment: segment.value,
    risk: risk.value,
    ...settleNotes(before, reading),
    ...(segment.settled
      ? { previousSegment: before.segment, segmentChangedAt: reading.scoredAt }
      : { previousSegment: before.previousSegment, segmentChangedAt: before.segmentChangedAt }),
    ...(risk.settled
      ? { previousRisk: before.risk, riskChangedAt: reading.scoredAt }
      : { previousRisk: before.previousRisk, riskChangedAt: before.riskChangedAt }),
    alertAt: worse && !isOurDoing ? reading.scoredAt : before.alertAt,
    changeReason: segment.settled || risk.settled ? reason : before.changeReason,
    pendingChange: writePending({ segment: segment.waiting, risk: risk.waiting }),
  };
}

/** What one reading alone does not say, or says too finely. */
function settleNotes(
  before: PublishedValues,
  reading: PublishedValues,
): Pick<PublishedValues, 'productGap' | 'budgetDated' | 'valueTier'> {
  return {
    productGap: settleProductGap(before.productGap, reading.productGap),
    budgetDated: settleBudgetNote(before, reading),
    valueTier: reading.score === null ? null : (reading.valueTier ?? before.valueTier),
  };
}

/** A day that belongs to another amount is not noted anew: the older note goes on saying so while there is a budget. */
function settleBudgetNote(before: PublishedValues, { walletSource, budgetDated }: PublishedValues): string | null {
  const mayStand = walletSource === 'entered' || walletSource === null;
  return budgetDated ?? (mayStand ? before.budgetDated : null);
}

/** Whether anything was published that a change could be held against. */
function wasScored(before: PublishedValues | null): before is PublishedValues {
  return before !== null && before.scoredAt !== null;
}

interface Settled<T> {
  readonly value: T;
  /** The value changed with this reading. */
  readonly settled: boolean;
  readonly waiting: Waiting<NonNullable<T>> | null;
}

function settleAtOnce<T>(before: T, reading: T): Settled<T> {
  return { value: reading, settled: reading !== before, waiting: null };
}

/**
 * A value that differs waits for a reading of another day that goes the same way, and then settles as far as both go; what
 * goes further waits on. A second reading of one day takes the place of the first.
 */
function settleField<T extends string>(
  before: T,
  reading: T,
  waiting: Waiting<T> | null,
  levels: Readonly<Record<T, number | null>>,
  today: string,
): Settled<T> {
  if (reading === before) return { value: before, settled: false, waiting: null };
  const newlyWaiting = { value: reading, since: today };
  const agreed = waiting === null || waiting.since >= today ? null : agreedOn(before, waiting.value, reading, levels);
  if (agreed === null) return { value: before, settled: false, waiting: newlyWaiting };
  return { value: agreed, settled: true, waiting: agreed === reading ? null : newlyWaiting };
}

/** Of two readings on the same side of what stands, the one nearer to it; null where they do not go the same way. */
function agreedOn<T extends string>(
  before: T,
  first: T,
  second: T,
  levels: Readonly<Record<T, number | null>>,
): T | null {
  if (first === second) return first;
  const [standing, one, other] = [levels[before], levels[first], levels[second]];
  if (standing === null || one === null || other === null) return null;
  if (Math.sign(one - standing) !== Math.sign(other - standing)) return null;
  return Math.abs(one - standing) < Math.abs(other - standing) ? first : second;
}

/** At once also where the renewal fell overdue, which the calendar says. */
function settleRisk(
  before: PublishedValues,
  reading: PublishedValues,
  { status }: ScoreResult,
  {
    atOnce,
    waiting,
    today,
  }: { readonly atOnce: boolean; readonly waiting: Waiting<Risk> | null; readonly today: string },
): Settled<Risk | null> {
  const fellOverdue = status === 'renewal_overdue' && before.customerStatus !== 'renewal_overdue';
  if (atOnce || fellOverdue || reading.risk === null || before.risk === null) {
    return settleAtOnce<Risk | null>(before.risk, reading.risk);
  }
  return settleField(before.risk, reading.risk, waiting, RISK_LEVEL, today);
}

/** A worse band from high on is worth somebody's day; from low to watch it is only worth a look. */
function isWorseRisk(before: Risk | null, after: Risk | null): boolean {
  return (
    before !== null && after !== null && RISK_LEVEL[after] > RISK_LEVEL[before] && RISK_LEVEL[after] >= RISK_LEVEL.high
  );
}

function changeReason(before: PublishedValues, reading: PublishedValues, result: ScoreResult): ChangeReason {
  const [modelBefore, policyBefore] = (before.model ?? '').split('/');
  const [model, policy] = (reading.model ?? '').split('/');
  if (policyBefore !== policy) return 'policy';
  if (modelBefore !== model) return 'model';
  // What was bought stays bought: a customer that is none any more had its deals corrected, moved or deleted.
  if (result.kind === 'not_scored' && before.score !== null) return 'data';
  const overridden = result.kind === 'scored' && result.override !== null;
  const wasOverridden =
    before.segment !== before.segmentComputed &&
    readPending(before.pendingChange).segment?.value !== before.segmentComputed;
  return overridden !== wasOverridden && reading.segment !== before.segment ? 'person' : 'customer';
}

/** Something happened rather than something drifted: a purchase since the last scoring, a lapse, a return. */
function isHardEvent(before: PublishedValues, result: ScoreResult): boolean {
  if (result.kind !== 'scored' || before.score === null) return true;
  const scoredOn = parseIsoDay((before.scoredAt ?? '').slice(0, 10));
  const boughtSince = scoredOn !== null && result.lastPurchaseOn >= scoredOn;
  const lapseOrReturn = (result.status === 'lapsed') !== (before.customerStatus === 'lapsed');
  return boughtSince || lapseOrReturn;
}

const PENDING_PART = /^(segment|risk)=(\w+) since (\d{4}-\d{2}-\d{2})$/;

/** Reads `segment=uncertain since 2026-11-14; risk=high since 2026-11-15`; what cannot be read waits for nothing. */
function readPending(text: string | null): Pending {
  let segment: Pending['segment'] = null;
  let risk: Pending['risk'] = null;
  for (const part of (text ?? '').split(';')) {
    const [, field, value, since = ''] = PENDING_PART.exec(part.trim()) ?? [];
    if (field === 'segment' && isSegment(value)) segment = { value, since };
    if (field === 'risk' && isRisk(value)) risk = { value, since };
  }
  return { segment, risk };
}

function writePending({ segment, risk }: Pending): string | null {
  const parts: string[] = [];
  if (segment !== null) parts.push(`segment=${segment.value} since ${segment.since}`);
  if (risk !== null) parts.push(`risk=${risk.value} since ${risk.since}`);
  return parts.length === 0 ? null : parts.join('; ');
}

function isSegment(text: string | undefined): text is PublishedSegment {
  return PUBLISHED_SEGMENTS.some((segment) => segment === text);
}

function isRisk(text: string | undefined): text is Risk {
  return RISKS.some((risk) => risk === text);
}
