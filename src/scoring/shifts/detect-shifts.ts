import type { BehaviourShift, ContactSummary, Day, Occasion, Touch } from '../types.ts';
import { chanceOfCount, chanceOfShare, chanceOfValue, chanceOfWaiting } from './tail-chances.ts';

/**
 * The false-alarm rate of each kind of shift: of a hundred customers whose pattern has not changed, about this share show
 * it on a given day.
 */
export const FALSE_ALARM = 0.02;

/** A pattern of its own needs this many gaps, or values, before anything is held against it. */
const LEAST_GAPS = 4;
const RECENT_DAYS = 180;
/** Amounts that differ by less than this on the log scale are the same amount to anybody. */
const LEAST_LOG_SPREAD = 0.1;

/** What a customer did, for its own pattern. */
export interface OwnBehaviour {
  readonly contact: ContactSummary;
  readonly occasions: readonly Occasion[];
  /** Under contract purchases come when they are due: their gaps then tell nothing. */
  readonly isUnderContract: boolean;
  readonly asOf: Day;
}

/** Changes against the customer's own pattern, those for the worse first. */
export function detectShifts(behaviour: OwnBehaviour): readonly BehaviourShift[] {
  const touches = behaviour.contact.touches.filter((touch) => touch.purpose === 'non_renewal');
  return [
    contactCadence(touches, behaviour.asOf),
    behaviour.isUnderContract ? null : purchaseGap(behaviour.occasions, behaviour.asOf),
    orderSize(behaviour.occasions),
    contactsEngaged(behaviour.contact.touches, behaviour.asOf),
    replyShare(behaviour.contact.touches, behaviour.asOf),
  ]
    .filter((shift) => shift !== null)
    .toSorted(
      (one, other) =>
        Number(one.direction === 'better') - Number(other.direction === 'better') || one.chance - other.chance,
    );
}

function contactCadence(touches: readonly Touch[], asOf: Day): BehaviourShift | null {
  return silenceShift(
    'contact_cadence',
    touches.map((touch) => touch.day),
    asOf,
    (now, usual) => `no conversation for ${String(now)} days; usually every ${String(usual)}`,
  );
}

function purchaseGap(occasions: readonly Occasion[], asOf: Day): BehaviourShift | null {
  return silenceShift(
    'purchase_gap',
    occasions.map((occasion) => occasion.day),
    asOf,
    (now, usual) => `no purchase for ${String(now)} days; usually every ${String(usual)}`,
  );
}

function silenceShift(
  kind: BehaviourShift['kind'],
  days: readonly Day[],
  asOf: Day,
  say: (now: number, usual: number) => string,
): BehaviourShift | null {
  const distinct = [...new Set(days)];
  const first = distinct[0];
  const last = distinct.at(-1);
  const gaps = distinct.length - 1;
  if (first === undefined || last === undefined || gaps < LEAST_GAPS) return null;
  const chance = chanceOfWaiting(gaps, last - first, asOf - last);
  if (chance > FALSE_ALARM) return null;
  const usual = Math.round((last - first) / gaps);
  return { kind, direction: 'worse', usual, now: asOf - last, chance, because: say(asOf - last, usual) };
}

function orderSize(occasions: readonly Occasion[]): BehaviourShift | null {
  const amounts = occasions.map((occasion) => occasion.amount).filter((amount) => amount > 0);
  const now = amounts.at(-1);
  const before = amounts.slice(0, -1);
  if (now === undefined || before.length < LEAST_GAPS) return null;
  const { chance, mean } = chanceOfValue(Math.log(now), before.map(Math.log), LEAST_LOG_SPREAD);
  // Both sides are looked at, each with half of the rate.
  if (chance > FALSE_ALARM / 2) return null;
  const usual = Math.exp(mean);
  const direction = now > usual ? 'better' : 'worse';
  const because = `the last purchase was ${percent(now / usual)} of the usual`;
  return { kind: 'order_size', direction, usual, now, chance, because };
}

function contactsEngaged(touches: readonly Touch[], asOf: Day): BehaviourShift | null {
  const first = touches[0]?.day;
  if (first === undefined || asOf - first < 3 * RECENT_DAYS) return null;
  // People reached per half-year, so that the same person counts once in each.
  const windows = Math.floor((asOf - first) / RECENT_DAYS);
  const [now = 0, ...before] = peopleReached(touches, asOf, windows);
  const sum = before.reduce((total, people) => total + people, 0);
  if (sum < LEAST_GAPS) return null;
  const usual = sum / before.length;
  const direction = now < usual ? 'worse' : 'better';
  const chance = chanceOfCount(now, 1, sum, before.length, direction === 'worse' ? 'at_most' : 'at_least');
  if (chance > FALSE_ALARM / 2) return null;
  const because = `${String(now)} people reached in half a year; usually ${usual.toFixed(1)}`;
  return { kind: 'contacts_engaged', direction, usual, now, chance, because };
}

/** How many people were reached in each half-year back from the day, the latest first. */
function peopleReached(touches: readonly Touch[], asOf: Day, windows: number): readonly number[] {
  const reached = Array.from({ length: windows }, () => new Set<string>());
  for (const { day, contactIds } of touches) {
    const people = reached[Math.floor((asOf - day) / RECENT_DAYS)];
    if (people !== undefined) for (const contactId of contactIds) people.add(contactId);
  }
  return reached.map((people) => people.size);
}

function replyShare(touches: readonly Touch[], asOf: Day): BehaviourShift | null {
  const directed = touches.filter((touch) => touch.direction !== 'unknown');
  const recent = directed.filter((touch) => touch.day > asOf - RECENT_DAYS);
  const replies = countInbound(recent);
  const repliesInAll = countInbound(directed);
  const before = directed.length - recent.length;
  if (recent.length < LEAST_GAPS || before < LEAST_GAPS || repliesInAll === replies) return null;
  const usual = (repliesInAll - replies) / before;
  const now = replies / recent.length;
  const direction = now < usual ? 'worse' : 'better';
  const chance = chanceOfShare(
    replies,
    recent.length,
    repliesInAll,
    directed.length,
    direction === 'worse' ? 'at_most' : 'at_least',
  );
  if (chance > FALSE_ALARM / 2) return null;
  return {
    kind: 'reply_share',
    direction,
    usual,
    now,
    chance,
    because: `${percent(now)} of the contact came from the customer; usually ${percent(usual)}`,
  };
}

function countInbound(touches: readonly Touch[]): number {
  return touches.filter((touch) => touch.direction === 'inbound').length;
}

function percent(share: number): string {
  return `${String(Math.round(100 * share))} %`;
}
