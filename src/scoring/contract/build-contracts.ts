import type { Policy } from '../policy.ts';
import type { DealsRead } from '../reading/read-deals.ts';
import type { Day, Entered } from '../types.ts';
import { contractEvents } from './contract-events.ts';
import { ContractWalk } from './contract-walk.ts';
import type { ContractChain, ContractHistory, ContractSpell } from './contract.ts';
import { splitChains } from './split-chains.ts';

/** Whether the facts speak of contracts at all: a renewal (won, lost or open), a term, or an entered contract end. */
export function isUnderContractTerms(deals: DealsRead, entered: Entered): boolean {
  return (
    entered.contractEnd !== null ||
    deals.purchases.some(
      (purchase) => purchase.isRenewal || purchase.termMonths !== null || purchase.contractEnd !== null,
    ) ||
    deals.lost.some((deal) => deal.isRenewal) ||
    deals.open.some((deal) => deal.isRenewal)
  );
}

/**
 * Chains a customer's purchases into contracts: what opened one, what prolonged it, what was lost.
 *
 * A purchase marked as a renewal prolongs the contract; several of one signing are one renewal. Where no deal so marked is
 * dated by the end of the grace, a purchase within the renewal window or the grace is taken to prolong it. Other purchases
 * in a term are expansions and end with the contract. A recorded lost renewal ends it, and so does the end of the grace,
 * unless an open renewal deal is expected: that holds the renewal open until the day it was expected is longer ago than
 * the grace, and for a year at most. Contracts that run side by side make chains of their own: see `splitChains`.
 */
export function buildContracts(deals: DealsRead, entered: Entered, policy: Policy, asOf: Day): ContractHistory {
  const parts = splitChains(deals, entered, policy);
  if (parts.length === 1) return together([walkChain(deals, entered, policy, asOf)]);
  const withoutEnd = { ...entered, contractEnd: null };
  const chains = parts.map((part) => walkChain(part, withoutEnd, policy, asOf));
  const { contractEnd } = entered;
  if (contractEnd === null) return together(chains);
  const meant = nearest(chains, contractEnd);
  return together(
    parts.map((part, index) => {
      const chain = chains[index];
      return chain !== undefined && chain !== meant ? chain : walkChain(part, entered, policy, asOf);
    }),
  );
}

function walkChain(deals: DealsRead, entered: Entered, policy: Policy, asOf: Day): ContractChain {
  const walk = new ContractWalk(deals, entered, policy);
  for (const event of contractEvents(deals)) walk.take(event);
  return walk.finish(asOf);
}

/** The chain whose last contract ends nearest to a day. */
function nearest(chains: readonly ContractChain[], day: Day): ContractChain | undefined {
  const distance = (chain: ContractChain): number => Math.abs((chain.contracts.at(-1)?.end ?? -Infinity) - day);
  return chains.toSorted((one, other) => distance(one) - distance(other))[0];
}

function together(all: readonly ContractChain[]): ContractHistory {
  const chains = all.filter((chain) => chain.contracts.length > 0);
  const spells = joinSpells(chains.flatMap((chain) => chain.spells));
  const lastStart = spells.at(-1)?.from ?? -Infinity;
  const sum = (count: (chain: ContractChain) => number): number =>
    chains.reduce((total, chain) => total + count(chain), 0);
  return {
    chains,
    contracts: chains.flatMap((chain) => chain.contracts),
    renewalsMade: sum((chain) => chain.renewalsMade),
    renewalsLost: sum((chain) => chain.renewalsLost),
    yearsRenewed: sum((chain) => chain.yearsRenewed),
    spells,
    relationships: spells.length,
    renewalsInRelationship: sum((chain) =>
      (chain.spells.at(-1)?.from ?? -Infinity) >= lastStart ? chain.renewalsInRelationship : 0,
    ),
  };
}

/** Joins times under contract that overlap: the customer was there throughout. */
function joinSpells(spells: readonly ContractSpell[]): readonly ContractSpell[] {
  const joined: ContractSpell[] = [];
  for (const spell of spells.toSorted((one, other) => one.from - other.from)) {
    const last = joined.at(-1);
    if (last === undefined || (last.lostOn !== null && last.lostOn <= spell.from)) joined.push(spell);
    else joined[joined.length - 1] = { from: last.from, lostOn: laterLoss(last.lostOn, spell.lostOn) };
  }
  return joined;
}

function laterLoss(one: Day | null, other: Day | null): Day | null {
  return one === null || other === null ? null : Math.max(one, other);
}
