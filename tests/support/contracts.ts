import { buildContracts } from '../../src/scoring/contract/build-contracts.ts';
import type { ContractHistory } from '../../src/scoring/contract/contract.ts';
import { formatIsoDay } from '../../src/scoring/day.ts';
import { DEFAULT_POLICY } from '../../src/scoring/policy.ts';
import { readDeals } from '../../src/scoring/reading/read-deals.ts';
import type { Deal, Entered } from '../../src/scoring/types.ts';
import { companyHistory, day } from './histories.ts';

/** The contracts that the deals make by the as-of day, under the default policy. */
export function contractsOf(asOf: string, deals: readonly Deal[], entered: Partial<Entered> = {}): ContractHistory {
  const history = companyHistory({ deals, entered });
  const read = readDeals(history.deals, DEFAULT_POLICY, day(asOf));
  return buildContracts(read, history.entered, DEFAULT_POLICY, day(asOf));
}

/** One line for each contract: from, to, what became of it and what it holds. */
export function linesOf({ contracts }: Pick<ContractHistory, 'contracts'>): readonly string[] {
  return contracts.map(
    ({ start, end, fate, purchases }) =>
      `${formatIsoDay(start)} to ${formatIsoDay(end)} ${fate}: ${purchases.map(({ dealId }) => dealId).join(' + ')}`,
  );
}
