import type { CustomerScore, Driver, DriverName, Risk } from '../../scoring/types.ts';
import type { CausedChange, ChangeCause } from './split-change.ts';

/** What changed most of what the loyalty score is made of. */
export interface DriverChange {
  readonly name: DriverName;
  /** Points of 100, later less earlier. */
  readonly points: number;
  /** The driver's sentence on the later day; on the earlier one where it is gone. */
  readonly because: string;
}

export interface SuggestedResponse {
  /** `reward` a rise that the customer brought about, `intervene` at such a fall; `none` where it did nothing itself. */
  readonly action: 'reward' | 'intervene' | 'none';
  /**
   * What brought most of the move: a cause of the customer's own change; `others`, that the others moved; `passing_days`, that
   * a term came nearer to its end or began anew, while the customer became neither more nor less loyal or valuable a year.
   */
  readonly mainCause: ChangeCause | 'others' | 'passing_days';
  /** The largest changes first, of a point at least. */
  readonly evidence: readonly DriverChange[];
}

/** A smaller change of a driver is not told. */
const FEWEST_POINTS = 1;
const MOST_DRIVERS = 3;
/** From so much on a customer is more or less loyal, and worth more or less a year. Judgement. */
const CHANGED = { loyalty: 0.01, annualValueShare: 0.05 } as const;
/** What is believed of the portal and of all customers is no doing of this one. */
const NOT_ITS_OWN: readonly DriverName[] = ['starting_point', 'portal_experience', 'similar_customers'];

/** What is told from one day to the other. */
export type Reading = Pick<CustomerScore, 'drivers' | 'loyalty' | 'currentAnnualValue'>;

interface Move {
  readonly before: Reading;
  /** With the same model and policy as before. */
  readonly after: Reading;
  /** As it is called now. */
  readonly risk: Risk;
  readonly direction: 'up' | 'down';
  readonly causes: readonly CausedChange[];
  /** Parts of the change of the relative value. */
  readonly own: number;
  readonly others: number;
}

/**
 * What to do about a mover. A rise is rewarded and a fall met where the customer's behaviour or money brought most of it, and
 * it is more or less loyal, or worth more or less a year, than before: the lifetime value also moves while a term runs, and
 * most when a long one begins anew, for what is paid already is no future revenue. What a model, a policy, a rate of
 * exchange, a merge or the other customers brought asks for nothing, unless the customer fell and is at high or critical
 * risk besides.
 */
export function suggestResponse(move: Move): SuggestedResponse {
  const mainCause = findMainCause(move);
  const isOwn = mainCause === 'behaviour' || mainCause === 'money';
  const isAtRisk = move.risk === 'high' || move.risk === 'critical';
  const evidence = changedDrivers(move.before.drivers, move.after.drivers);
  if (move.direction === 'down') return { action: isOwn || isAtRisk ? 'intervene' : 'none', mainCause, evidence };
  // Nobody is thanked for a rise with the renewal in doubt.
  return { action: isOwn && !isAtRisk ? 'reward' : 'none', mainCause, evidence };
}

/** The cause with the largest part in the direction of the move. */
function findMainCause({ before, after, causes, direction, own, others }: Move): SuggestedResponse['mainCause'] {
  const sign = direction === 'up' ? 1 : -1;
  // A customer also loses places where it gains value and those around it gain more.
  if (sign * own <= 0 || sign * others > sign * own) return 'others';
  const { cause } = causes.reduce<CausedChange>(
    (most, one) => (sign * one.change > sign * most.change ? one : most),
    causes[0] ?? { cause: 'behaviour', change: 0 },
  );
  return cause === 'behaviour' && !hasChanged(before, after, sign) ? 'passing_days' : cause;
}

function hasChanged(before: Reading, after: Reading, sign: number): boolean {
  const annual = after.currentAnnualValue - before.currentAnnualValue;
  return (
    sign * (after.loyalty - before.loyalty) >= CHANGED.loyalty ||
    (annual !== 0 && sign * annual >= CHANGED.annualValueShare * Math.abs(before.currentAnnualValue))
  );
}

function changedDrivers(before: readonly Driver[], after: readonly Driver[]): readonly DriverChange[] {
  const earlier = new Map(before.map((driver) => [driver.name, driver]));
  const later = new Map(after.map((driver) => [driver.name, driver]));
  return [...new Set([...later.keys(), ...earlier.keys()])]
    .filter((name) => !NOT_ITS_OWN.includes(name))
    .map((name) => ({
      name,
      points: (later.get(name)?.points ?? 0) - (earlier.get(name)?.points ?? 0),
      because: (later.get(name) ?? earlier.get(name))?.because ?? '',
    }))
    .filter(({ points }) => Math.abs(points) >= FEWEST_POINTS)
    .toSorted((one, other) => Math.abs(other.points) - Math.abs(one.points) || (one.name < other.name ? -1 : 1))
    .slice(0, MOST_DRIVERS);
}
