import { annualisedValue, type Contract } from '../../contract/contract.ts';
import { SEED_MODEL, type ContractGrowth } from '../../model.ts';
import type { Day } from '../../types.ts';
import { isLongTerm, readTermGrowth, type TermGrowth } from '../../value/contract-growth.ts';
import type { CustomerEvidence } from './customer-evidence.ts';

/** Years of terms, and steps, that count for no growth at all. */
const YEARS_WITHOUT_GROWTH = 20;
const STEPS_WITHOUT_GROWTH = 10;
/** A step beyond these is another contract, or a slip of the pen. */
const STEP_BOUNDS = [1 / 2, 2] as const;
/** Below this many customers with two terms their differences are not told from chance. */
const FEWEST_WITH_TERMS = 20;

/** How the portal's contracts grew: expansions within the terms, and the price steps between them. */
export function fitContractGrowth(customers: readonly CustomerEvidence[], asOf: Day): ContractGrowth {
  const contracts = customers.map(({ relationship }) => relationship.contracts?.contracts ?? []);
  return {
    expansions: fitExpansions(contracts.map((own) => readTermGrowth(own, asOf)).filter((terms) => terms.length > 0)),
    renewalStep: fitRenewalStep(contracts.flatMap(renewalSteps)),
  };
}

/**
 * The estimators of Bühlmann and Straub (1970), each term weighted by its years: the overall mean, the variance s² of one
 * customer's year from the customers with several terms, and what is left between customers. The mean is drawn towards no
 * growth by 20 years.
 */
function fitExpansions(customers: readonly (readonly TermGrowth[])[]): ContractGrowth['expansions'] {
  const own = customers.map((terms) => {
    const years = sum(terms, (term) => term.years);
    return { terms, years, mean: sum(terms, (term) => term.added) / years };
  });
  const years = sum(own, (customer) => customer.years);
  const mean = years === 0 ? 0 : sum(own, (customer) => customer.mean * customer.years) / years;
  const perYear = (mean * years) / (years + YEARS_WITHOUT_GROWTH);
  const repeated = own.filter(({ terms }) => terms.length > 1);
  if (repeated.length < FEWEST_WITH_TERMS) return { ...SEED_MODEL.contractGrowth.expansions, perYear };
  const within =
    sum(repeated, (customer) =>
      sum(customer.terms, (term) => term.years * (term.added / term.years - customer.mean) ** 2),
    ) / sum(repeated, ({ terms }) => terms.length - 1);
  const between =
    (sum(own, (customer) => customer.years * (customer.mean - mean) ** 2) - (own.length - 1) * within) /
    (years - sum(own, (customer) => customer.years ** 2) / years);
  return {
    perYear,
    betweenVariance: Math.max(0, between),
    withinVariance: within > 0 ? within : SEED_MODEL.contractGrowth.expansions.withinVariance,
  };
}

interface RenewalStep {
  readonly factor: number;
  readonly isLong: boolean;
}

/** Opening price of each term that a purchase renewed, over the price per year of the finished one. */
function renewalSteps(contracts: readonly Contract[]): readonly RenewalStep[] {
  return contracts.flatMap((contract, index) => {
    const before = contracts[index - 1];
    if (before?.fate !== 'renewed' || before.isPilot) return [];
    const [opening] = contract.purchases;
    if (opening === undefined || before.purchases[0]?.dealId === opening.dealId) return [];
    const old = annualisedValue(before, []);
    const price = (opening.amount * 12) / contract.termMonths;
    if (!(old > 0 && price > 0)) return [];
    const factor = Math.min(STEP_BOUNDS[1], Math.max(STEP_BOUNDS[0], price / old));
    return [{ factor, isLong: isLongTerm(before.termMonths / 12) }];
  });
}

function fitRenewalStep(steps: readonly RenewalStep[]): ContractGrowth['renewalStep'] {
  const mean = (some: readonly RenewalStep[]): number =>
    (sum(some, (step) => step.factor) + STEPS_WITHOUT_GROWTH) / (some.length + STEPS_WITHOUT_GROWTH);
  return { yearly: mean(steps.filter((step) => !step.isLong)), longer: mean(steps.filter((step) => step.isLong)) };
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
