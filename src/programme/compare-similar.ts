import { addMonths } from '../scoring/day.ts';
import type { Policy } from '../scoring/policy.ts';
import { classifyActivity } from '../scoring/reading/classify-activity.ts';
import { renewalDealIds } from '../scoring/reading/read-deals.ts';
import type { CompanyHistory, Day, Interval, Touch } from '../scoring/types.ts';
import { lastCompletedTest, type CompletedTest } from './completed-tests.ts';
import { differenceInterval, toShare, type Share } from './share.ts';

/** Tests older than this say little about today. */
const TESTS_FROM_MONTHS = 24;
/** How long before the test a condition is looked for. */
const WINDOW_MONTHS = 12;
/** Customers that either group must have. */
const FEWEST_CUSTOMERS = 30;

const CONDITIONS = ['meeting_held', 'two_people_reached', 'customer_replied', 'non_renewal_touch'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** Customers with which something had happened before their last test, beside those with which it had not. */
export interface Comparison {
  readonly test: CompletedTest['test'];
  readonly condition: Condition;
  /** How many of those with the condition passed the test. */
  readonly held: Share;
  /** How many of the others did. */
  readonly notHeld: Share;
  /** Share of the held less share of the others, with its 80 % interval. */
  readonly difference: number;
  readonly interval: Interval;
  /** Both groups are large enough and the interval of the difference excludes 0. */
  readonly stands: boolean;
  /** In English, as correlation; null where the comparison does not stand. */
  readonly sentence: string | null;
}

export interface SimilarComparisons {
  /** Every comparison that had both groups at 30 customers or more, those that stand first. */
  readonly comparisons: readonly Comparison[];
  /** What could not be compared, with the sizes of the groups. */
  readonly tooFew: readonly {
    readonly test: CompletedTest['test'];
    readonly condition: Condition;
    readonly held: number;
    readonly notHeld: number;
  }[];
}

/** A customer's last test with the touches of the 12 months before it. */
interface Tested extends CompletedTest {
  readonly touches: readonly Touch[];
  readonly unread: readonly string[];
}

/**
 * What went with passing the last test, in the portal's own history: of customers whose last test lies in the last 24
 * months, how many passed it with and without a condition in the 12 months before. Only what lies before the test counts,
 * and only from the first purchase on. A customer for whom nothing was logged by then is left out: that is missing logging,
 * not silence; and so is one for whom the condition cannot be read.
 *
 * Correlation only: a vendor also meets more often with those who were going to stay. Of comparisons of two groups that do
 * not differ at all, about one in five stands by chance.
 */
export function compareSimilar(histories: readonly CompanyHistory[], policy: Policy, asOf: Day): SimilarComparisons {
  const tested = histories.flatMap((history) => readTested(history, policy, asOf) ?? []);
  const comparisons: Comparison[] = [];
  const tooFew: SimilarComparisons['tooFew'][number][] = [];
  for (const test of ['next_renewal', 'purchase_within_horizon'] as const) {
    for (const condition of CONDITIONS) {
      const known = tested.filter((customer) => customer.test === test && canTell(condition, customer));
      const held = known.filter((customer) => holds(condition, customer.touches));
      const notHeld = known.filter((customer) => !holds(condition, customer.touches));
      if (Math.min(held.length, notHeld.length) >= FEWEST_CUSTOMERS) {
        const compared = { test, condition, held: passedShare(held), notHeld: passedShare(notHeld) };
        comparisons.push(compare(compared, policy.horizonMonths));
      } else tooFew.push({ test, condition, held: held.length, notHeld: notHeld.length });
    }
  }
  return { comparisons: comparisons.toSorted(byStrength), tooFew };
}

function readTested(history: CompanyHistory, policy: Policy, asOf: Day): Tested | null {
  const test = lastCompletedTest(history, policy, asOf);
  if (test === null || test.day <= addMonths(asOf, -TESTS_FROM_MONTHS) || test.day > asOf) return null;
  const known = history.activities.filter(({ day }) => day !== null && day < test.day);
  if (known.length === 0) return null;
  const from = Math.max(addMonths(test.day, -WINDOW_MONTHS), test.customerSince);
  const renewals = renewalDealIds(history.deals, policy);
  const touches = known.flatMap((activity) => {
    const classified = classifyActivity(activity, renewals, policy, test.day - 1);
    return 'touch' in classified && classified.touch.day >= from ? [classified.touch] : [];
  });
  return { ...test, touches, unread: history.unread };
}

function holds(condition: Condition, touches: readonly Touch[]): boolean {
  switch (condition) {
    case 'meeting_held':
      return touches.some((touch) => touch.kind === 'meeting');
    case 'two_people_reached':
      return new Set(touches.flatMap((touch) => touch.contactIds)).size >= 2;
    case 'customer_replied':
      return touches.some((touch) => touch.direction === 'inbound');
    case 'non_renewal_touch':
      return touches.some((touch) => touch.purpose === 'non_renewal');
  }
}

/** Whether the condition could have been seen had it held. */
function canTell(condition: Condition, { touches, unread }: Tested): boolean {
  const isRead = (...kinds: readonly string[]): boolean => !kinds.some((kind) => unread.includes(kind));
  switch (condition) {
    case 'meeting_held':
      return isRead('meeting');
    case 'two_people_reached':
      return touches.length === 0 || touches.some((touch) => touch.contactIds.length > 0);
    case 'customer_replied':
      return isRead('email') && (touches.length === 0 || touches.some((touch) => touch.direction !== 'unknown'));
    case 'non_renewal_touch':
      return isRead('call', 'meeting', 'email', 'message');
  }
}

function passedShare(customers: readonly Tested[]): Share {
  return toShare(customers.filter((customer) => customer.passed).length, customers.length);
}

type Compared = Pick<Comparison, 'test' | 'condition' | 'held' | 'notHeld'>;

function compare(compared: Compared, horizonMonths: number): Comparison {
  const { held, notHeld } = compared;
  const interval = differenceInterval(held, notHeld);
  const stands = interval[0] > 0 || interval[1] < 0;
  return {
    ...compared,
    difference: held.share - notHeld.share,
    interval,
    stands,
    sentence: stands ? toSentence(compared, horizonMonths) : null,
  };
}

const WHO: Readonly<Record<Condition, string>> = {
  meeting_held: 'who met us',
  two_people_reached: 'where we reached two or more people',
  customer_replied: 'who wrote to us or called us themselves',
  non_renewal_touch: 'we talked to about something other than a renewal',
};

function toSentence({ test, condition, held, notHeld }: Compared, horizonMonths: number): string {
  const often = held.share > notHeld.share ? 'more often' : 'less often';
  const when =
    test === 'next_renewal'
      ? `in the ${WINDOW_MONTHS} months before a renewal renewed ${often}`
      : `in ${WINDOW_MONTHS} months bought again ${often} in the ${horizonMonths} months after`;
  const inHundred = ({ share }: Share): number => Math.round(100 * share);
  return (
    `Customers ${WHO[condition]} ${when}: ${inHundred(held)} against ${inHundred(notHeld)} in 100 ` +
    `(${held.of} and ${notHeld.of} customers). The two go together; that does not say that one brings the other.`
  );
}

function byStrength(one: Comparison, other: Comparison): number {
  return Number(other.stands) - Number(one.stands) || Math.abs(other.difference) - Math.abs(one.difference);
}
