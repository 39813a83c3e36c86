import { annualisedValue, type Contract } from '../../contract/contract.ts';
import { SEED_MODEL, type GroupSpend, type SpendPrior } from '../../model.ts';
import type { LogNormalSpendParameters } from '../../models/log-normal-spend.ts';
import { fitLogNormalSpend, toLogSpendSample, type LogSpendSample } from '../fit-log-normal-spend.ts';
import { isUnderContract, type CustomerEvidence } from './customer-evidence.ts';

/** Customers whose price steps the seed's variance counts for. */
const SEED_CUSTOMERS = 5;
/** Without so many customers who buy without a contract, all tell what an occasion is worth. */
const FEWEST_WITHOUT_CONTRACT = 50;
const FEWEST_IN_GROUP = 5;

/**
 * Log-normal spend per occasion, of the portal and of groups of similar customers, and how customers under contract differ in
 * their price steps. Occasions are those of customers without a contract, pilots apart: a contract's price is known.
 */
export function fitSpend(customers: readonly CustomerEvidence[]): SpendPrior {
  const buying = customers.filter(
    (customer) => !isUnderContract(customer) && !customer.read.deals.purchases.every((purchase) => purchase.isPilot),
  );
  const members = (buying.length < FEWEST_WITHOUT_CONTRACT ? customers : buying).map(({ read, group }) => ({
    group,
    sample: toLogSpendSample(read.occasions.map((occasion) => occasion.amount)),
  }));
  const fit = fitLogNormalSpend(
    'map',
    members.map((member) => member.sample),
  );
  return {
    ...(fit === null
      ? { ...SEED_MODEL.spend, groups: {} }
      : { ...fit.parameters, groups: fitGroupSpend(members, fit.parameters) }),
    contractVariance: fitContractVariance(customers),
  };
}

/**
 * The groups' levels around the portal's, drawn towards it by how little the groups differ and how little is known of each:
 * with v the variance of a group's mean residual and g² that between groups (by moments, DerSimonian and Laird 1986), a
 * group's own mean has weight g²/(g² + v). What is explained by the group is no longer between its customers.
 */
function fitGroupSpend(
  members: readonly { readonly group: string | null; readonly sample: LogSpendSample }[],
  { meanLog, betweenVariance, withinVariance }: LogNormalSpendParameters,
): Readonly<Record<string, GroupSpend>> {
  const groups = new Map<string, { customers: number; weight: number; residual: number }>();
  for (const { group, sample } of members) {
    if (group === null || sample.occasions === 0) continue;
    const weight = 1 / (betweenVariance + withinVariance / sample.occasions);
    const own = groups.get(group) ?? { customers: 0, weight: 0, residual: 0 };
    groups.set(group, {
      customers: own.customers + 1,
      weight: own.weight + weight,
      residual: own.residual + weight * (sample.meanLogAmount - meanLog),
    });
  }
  const all = [...groups.values()];
  const sum = (value: (group: (typeof all)[number]) => number): number =>
    all.reduce((total, group) => total + value(group), 0);
  const total = sum((group) => group.weight);
  const spread = sum((group) => group.residual ** 2 / group.weight) - (all.length - 1);
  const ofGroups = Math.min(
    0.9 * betweenVariance,
    Math.max(0, spread / (total - sum((group) => group.weight ** 2) / total)),
  );
  if (!(ofGroups > 0)) return {};
  return Object.fromEntries(
    [...groups].flatMap(([group, { customers, weight, residual }]) => {
      if (customers < FEWEST_IN_GROUP) return [];
      const own = ofGroups / (ofGroups + 1 / weight);
      return [
        [
          group,
          {
            meanLog: meanLog + (own * residual) / weight,
            betweenVariance: betweenVariance - ofGroups + (1 - own) * ofGroups,
          },
        ],
      ];
    }),
  );
}

/**
 * Variance over the customers of their own mean log price step at a renewal: that of the observed means less what chance
 * makes of it (one-way analysis of variance), beside five customers of the seed's.
 */
function fitContractVariance(customers: readonly CustomerEvidence[]): number {
  const own = customers
    .map(({ relationship }) => priceSteps(relationship.contracts?.contracts ?? []))
    .filter((steps) => steps.length > 1);
  const steps = own.reduce((sum, { length }) => sum + length, 0);
  const between = own.length < 2 ? 0 : varianceBetween(own, steps);
  return (SEED_CUSTOMERS * SEED_MODEL.spend.contractVariance + own.length * between) / (SEED_CUSTOMERS + own.length);
}

function varianceBetween(own: readonly (readonly number[])[], steps: number): number {
  const mean = own.flat().reduce((sum, step) => sum + step, 0) / steps;
  let among = 0;
  let within = 0;
  let squares = 0;
  for (const values of own) {
    const center = values.reduce((sum, step) => sum + step, 0) / values.length;
    among += values.length * (center - mean) ** 2;
    within += values.reduce((sum, step) => sum + (step - center) ** 2, 0);
    squares += values.length ** 2;
  }
  const noise = within / (steps - own.length);
  return Math.max(0, (among - (own.length - 1) * noise) / (steps - squares / steps));
}

function priceSteps(contracts: readonly Contract[]): readonly number[] {
  return contracts.flatMap((contract, index) => {
    const before = contracts[index - 1];
    if (before?.fate !== 'renewed' || before.isPilot) return [];
    // A contract that prolonged itself has the purchases of the one before it, and no new price.
    if (before.purchases[0]?.dealId === contract.purchases[0]?.dealId) return [];
    const [opening] = contract.purchases;
    const old = annualisedValue(before, []);
    const now = ((opening?.amount ?? 0) * 12) / contract.termMonths;
    return old > 0 && now > 0 ? [Math.log(now / old)] : [];
  });
}
