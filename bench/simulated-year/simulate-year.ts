import { sigmoid, logit } from '../../src/scoring/math/log-space.ts';
import type { DecidedTest } from '../../src/programme/return/decided-test.ts';
import { chooseForActivity } from '../../src/programme/return/choose-for-activity.ts';
import { Random } from '../../sandbox/portal/chance/random.ts';
import { drawBeta, drawNormal } from '../../sandbox/portal/chance/distributions.ts';

/** The rules by which the customers behave. */
export interface YearRules {
  readonly customers: number;
  readonly months: number;
  /** Tasks that the programme sets each month. */
  readonly tasksPerMonth: number;
  /** Share of the tasks that owners carry out. */
  readonly done: number;
  readonly costPerActivity: number;
  /** What an activity adds to the log odds of the next renewal; 0: nothing. */
  readonly logOdds: number;
  /** By what share it raises what a customer who renews spends; 0: nothing. */
  readonly growth: number;
}

export interface SimulatedYear {
  readonly tests: readonly DecidedTest[];
  /** What the activities were worth in expectation, to the customers that had one: nobody in the year can know. */
  readonly trueEffect: number;
}

interface Customer {
  readonly companyId: string;
  /** True chance of the next renewal without any activity. */
  readonly loyalty: number;
  /** As it would be scored: what is believed before, and what was seen of the customer. */
  readonly score: number;
  readonly margin: number;
  readonly renewalMonth: number;
  isHelped: boolean;
}

/** What customers are like before anything is seen of them. */
const LOYALTY = { alpha: 6, beta: 1.8 };
const WINDOW_MONTHS = 4;
const DAYS_PER_MONTH = 30;

/**
 * A year of customers whose contracts end at some month of it. Each month the programme looks at the renewals of the next four,
 * and sets tasks for those where most is at risk; owners carry out some of them. The renewal is then made or lost by the
 * customer's own chance.
 */
export function simulateYear(seed: number, rules: YearRules): SimulatedYear {
  const random = new Random(seed, 'simulated year');
  const customers = Array.from({ length: rules.customers }, (_, index) => makeCustomer(index, random, rules));
  const tests: DecidedTest[] = [];
  let trueEffect = 0;
  for (let month = 0; month < rules.months; month += 1) {
    const ahead = customers.filter(
      ({ renewalMonth, isHelped }) => !isHelped && renewalMonth >= month && renewalMonth < month + WINDOW_MONTHS,
    );
    for (const customer of chooseForActivity(ahead, rules.tasksPerMonth)) customer.isHelped = random.chance(rules.done);
    for (const customer of customers.filter(({ renewalMonth }) => renewalMonth === month)) {
      tests.push(decide(customer, month, random, rules));
      if (customer.isHelped) trueEffect += customer.margin * (expectedShare(customer, rules) - customer.loyalty);
    }
  }
  return { tests, trueEffect };
}

function makeCustomer(index: number, random: Random, { months }: YearRules): Customer {
  const loyalty = drawBeta(random, LOYALTY.alpha, LOYALTY.beta);
  // Signs of loyalty of which the score knows: more of them for older customers.
  const seen = random.integer(0, 12);
  let good = 0;
  for (let sign = 0; sign < seen; sign += 1) if (random.chance(loyalty)) good += 1;
  return {
    companyId: String(index + 1),
    loyalty,
    score: (LOYALTY.alpha + good) / (LOYALTY.alpha + LOYALTY.beta + seen),
    // Larger customers are somewhat more loyal.
    margin: Math.exp(drawNormal(random, Math.log(20_000) + 0.8 * (loyalty - 0.77), 0.8)),
    renewalMonth: random.integer(0, months - 1),
    isHelped: false,
  };
}

function chanceOf({ loyalty, isHelped }: Customer, { logOdds }: YearRules): number {
  return isHelped ? sigmoid(logit(loyalty) + logOdds) : loyalty;
}

/** Of the margin at stake, what is expected to be there after the renewal. */
function expectedShare(customer: Customer, rules: YearRules): number {
  return chanceOf(customer, rules) * (1 + (customer.isHelped ? rules.growth : 0));
}

function decide(customer: Customer, month: number, random: Random, rules: YearRules): DecidedTest {
  const { companyId, margin, score, isHelped } = customer;
  const isKept = random.chance(chanceOf(customer, rules));
  // The renewal is for about as much as before: 1 on average.
  const change = Math.exp(drawNormal(random, -0.02, 0.2)) * (isHelped ? 1 + rules.growth : 1);
  return {
    companyId,
    decidedOn: DAYS_PER_MONTH * month,
    loyaltyBefore: score,
    marginBefore: margin,
    marginAfter: isKept ? margin * change : 0,
    activity: isHelped ? { cost: rules.costPerActivity } : null,
  };
}
