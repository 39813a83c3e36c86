import { annualisedValue, type Contract } from '../../contract/build-contracts.ts';
import { SEED_MODEL, type SpendPrior } from '../../model.ts';
import { fitLogNormalSpend, toLogSpendSample } from '../fit-log-normal-spend.ts';
import type { CustomerEvidence } from './customer-evidence.ts';

/** Price steps that the seed's variance counts for. */
const SEED_STEPS = 5;

/** Log-normal spend per occasion over all customers, and how prices move from one contract term to the next. */
export function fitSpend(customers: readonly CustomerEvidence[]): SpendPrior {
  const fit = fitLogNormalSpend(
    'map',
    customers.map(({ read }) => toLogSpendSample(read.occasions.map((occasion) => occasion.amount))),
  );
  return {
    ...(fit?.parameters ?? SEED_MODEL.spend),
    contractVariance: fitContractVariance(customers),
  };
}

/** Mean squared log step of the yearly price between terms that a purchase renewed. */
function fitContractVariance(customers: readonly CustomerEvidence[]): number {
  const steps = customers.flatMap(({ relationship }) => priceSteps(relationship.contracts?.contracts ?? []));
  const squares = steps.reduce((sum, step) => sum + step * step, 0);
  return (SEED_STEPS * SEED_MODEL.spend.contractVariance + squares) / (SEED_STEPS + steps.length);
}

function priceSteps(contracts: readonly Contract[]): readonly number[] {
  return contracts.flatMap((contract, index) => {
    const before = contracts[index - 1];
    if (before?.fate !== 'renewed' || before.isPilot) return [];
    // A contract that prolonged itself has the purchases of the one before it, and no new price.
    if (before.purchases[0]?.dealId === contract.purchases[0]?.dealId) return [];
    const [old, now] = [annualisedValue(before, []), annualisedValue(contract, [])];
    return old > 0 && now > 0 ? [Math.log(now / old)] : [];
  });
}
