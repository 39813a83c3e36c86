import { groupKey } from '../model.ts';
import { rhythmPosterior } from '../models/rhythm-posterior.ts';
import { addMonths } from '../day.ts';
import type { CustomerRead } from '../read-customer.ts';
import type { Relationship, ScoringContext } from '../relationship.ts';
import type { Interval, Money } from '../types.ts';
import { testYears } from '../contract/contract.ts';
import { answerBelief } from '../loyalty/beta-evidence.ts';
import { isPilotOnly } from '../loyalty/pilot-loyalty.ts';
import { purchaseHistory } from '../loyalty/rhythm-loyalty.ts';
import { passing } from '../loyalty/prior.ts';
import { expectGrowth, readTermGrowth } from './contract-growth.ts';
import { occasionSpend, spendOfGroup } from './occasion-spend.ts';
import type { Outlook } from './outlook.ts';
import { rhythmInterval, rhythmOutlook } from './rhythm-outlook.ts';
import { returnOutlook, testsOutlook, type TermRevenue } from './tests-outlook.ts';

/** A customer with what its loyalty was worked out to be in the end. */
export interface ReadCustomer {
  readonly read: Pick<CustomerRead, 'history' | 'deals' | 'occasions'>;
  readonly relationship: Relationship;
}

/** A pilot is decided within half a year. */
const PILOT_DECISION_YEARS = 0.5;

/** What is expected of a customer in the years to come, by the kind of relationship it has. */
export function customerOutlook(customer: ReadCustomer, years: number, context: ScoringContext): Outlook {
  const { relationship } = customer;
  if (relationship.contracts !== null) return contractOutlook(customer, years, context);
  const pilots = pilotRevenue(customer, context);
  if (pilots !== null) {
    return returnOutlook(
      {
        returning: relationship.core.belief,
        periodYears: PILOT_DECISION_YEARS,
        periods: 1,
        loss: context.model.renewal,
        firstTestYears: 0,
        termYears: 1,
        revenue: pilots,
      },
      years,
    );
  }
  return rhythmAhead(customer, years, context) ?? yearlyOutlook(relationship, years, context);
}

/**
 * 80 % interval of the loyalty of a customer without a contract whose rhythm the portal's model knows; null for all others,
 * whose belief says it.
 */
export function rhythmLoyaltyInterval(customer: ReadCustomer, context: ScoringContext): Interval | null {
  const { repeat, pilots } = context.model;
  const { relationship } = customer;
  if (repeat === null || relationship.contracts !== null) return null;
  if (pilots !== null && isPilotOnly(customer.read.deals.purchases)) return null;
  const posterior = rhythmPosterior(repeat, purchaseHistory(customer.read.occasions, context.asOf));
  return rhythmInterval(posterior, passing(relationship.core.belief), horizonDays(context));
}

function rhythmAhead({ read, relationship }: ReadCustomer, years: number, context: ScoringContext): Outlook | null {
  const { model, asOf } = context;
  if (model.repeat === null) return null;
  const spend = occasionSpend(read.occasions, read.deals.purchases, spendOfGroup(model.spend, groupKey(read.history)));
  return rhythmOutlook(
    rhythmPosterior(model.repeat, purchaseHistory(read.occasions, asOf)),
    passing(relationship.core.belief),
    horizonDays(context),
    { ...spend, expected: spend.expected * model.growth },
    years,
  );
}

/** By the rule of years a test is a horizon; once back, a customer is like any other, and its tests are years. */
function yearlyOutlook({ status, core, basis }: Relationship, years: number, context: ScoringContext): Outlook {
  const revenue = steady(basis.annualRevenue, basis.logDeviation);
  const horizon = horizonYears(context);
  if (status !== 'lapsed') {
    return testsOutlook({ firstTestYears: 0, termYears: horizon, revenue, loss: core.belief }, years);
  }
  const { renewal: loss } = context.model;
  const returning = core.belief;
  return returnOutlook({ firstTestYears: 0, termYears: 1, revenue, loss, returning, periodYears: horizon }, years);
}

function contractOutlook({ relationship }: ReadCustomer, years: number, context: ScoringContext): Outlook {
  const { asOf, model } = context;
  const { standing, contracts, core, basis, status } = relationship;
  if (standing === null || contracts === null) throw new Error('a customer with contracts must have a standing');
  const { renewalInYears: firstTestYears, nextTermYears: termYears } = standing;
  const growth = expectGrowth(readTermGrowth(contracts.contracts, asOf), model.contractGrowth, termYears);
  const opening = openingPrice(relationship, asOf);
  const perYear = 1 + growth.expansionsPerYear;
  const atEnd = basis.annualRevenue + (opening * growth.expansionsPerYear * firstTestYears) / termYears;
  const ahead = {
    firstTestYears,
    termYears,
    revenue: {
      annual: atEnd * growth.renewalStep * perYear,
      growthPerTerm: growth.renewalStep * perYear,
      untilTest: opening * growth.expansionsPerYear,
      levelDeviation: basis.logDeviation,
      growthDeviationPerYear: growth.deviationPerYear,
    },
  };
  if (status === 'lapsed') {
    const loss = answerBelief(model.renewal, { of: 'all', years: testYears(standing.current) });
    return returnOutlook({ ...ahead, returning: core.belief, periodYears: horizonYears(context), loss }, years);
  }
  // An overdue renewal is a test of its own: whoever passes it is what it was before.
  return core.afterwards === undefined
    ? testsOutlook({ ...ahead, loss: core.belief }, years)
    : returnOutlook({ ...ahead, returning: core.belief, periodYears: 0, periods: 1, loss: core.afterwards }, years);
}

/** Of a contract that is over there is nothing to be added to. */
function openingPrice({ standing, basis, status }: Relationship, asOf: number): Money {
  if (standing === null || status === 'lapsed' || asOf > standing.current.end) return 0;
  return Math.max(0, basis.annualRevenue);
}

/** A contract after pilots alone: null where there was another purchase, or where the portal's pilots are too few to tell. */
function pilotRevenue({ read, relationship }: ReadCustomer, { model }: ScoringContext): TermRevenue | null {
  const { purchases } = read.deals;
  if (model.pilots === null || relationship.contracts !== null || !isPilotOnly(purchases)) return null;
  const paid = purchases.reduce((sum, purchase) => sum + Math.max(0, purchase.amount), 0);
  return steady(paid * model.pilots.priceFactor, Math.sqrt(model.pilots.logVariance));
}

function steady(annual: Money, levelDeviation: number): TermRevenue {
  return { annual, growthPerTerm: 1, untilTest: 0, levelDeviation, growthDeviationPerYear: 0 };
}

function horizonYears({ policy }: ScoringContext): number {
  return policy.horizonMonths / 12;
}

function horizonDays({ asOf, policy }: ScoringContext): number {
  return addMonths(asOf, policy.horizonMonths) - asOf;
}
