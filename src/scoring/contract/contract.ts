import type { Day, Money, OpenDeal, Purchase } from '../types.ts';

/** One term of a customer's contract, from its start to its last day. */
export interface Contract {
  readonly start: Day;
  /** The renewal is due on this day. */
  readonly end: Day;
  readonly termMonths: number;
  /** Opening purchase first, then the expansions made in the term. */
  readonly purchases: readonly Purchase[];
  readonly isPilot: boolean;
  /** How the next term came about, or why there is none. */
  readonly fate: 'renewed' | 'converted' | 'lost' | 'running';
  /** Day on which the loss became known: the lost deal's day, the end of the grace, or the day its open deal was given up. */
  readonly lostOn: Day | null;
}

/** A time in which the customer was under contract. */
export interface ContractSpell {
  readonly from: Day;
  /** Null while it lasts. */
  readonly lostOn: Day | null;
}

/** Contracts that follow one another: each prolongs the one before it, or starts anew after a loss. */
export interface ContractChain {
  readonly contracts: readonly Contract[];
  /** Renewals made, each counted once. */
  readonly renewalsMade: number;
  readonly renewalsLost: number;
  /** The renewals made in years of evidence: see `testYears`. */
  readonly yearsRenewed: number;
  /** One for each time the chain began: at first, and after each loss. */
  readonly spells: readonly ContractSpell[];
  /** Renewals made since the last start. */
  readonly renewalsInRelationship: number;
  /** Credits given on it. */
  readonly credits: readonly Purchase[];
  /** Open renewal deals that are about its next renewal. */
  readonly openRenewals: readonly OpenDeal[];
  /** First day on which the last contract's renewal counts as lost if nothing more is recorded. */
  readonly countsAsLostFrom: Day;
  /** An open renewal deal whose expected day is past the grace kept the last contract from counting as lost before. */
  readonly gaveUpOpenDeal: boolean;
}

/**
 * A customer's contracts, chain by chain. Most customers have one chain; contracts that run side by side make several.
 * The counts are over all chains.
 */
export interface ContractHistory {
  readonly chains: readonly ContractChain[];
  readonly contracts: readonly Contract[];
  readonly renewalsMade: number;
  readonly renewalsLost: number;
  readonly yearsRenewed: number;
  /** Times under contract, side by side ones joined: between two of them the customer had lapsed. */
  readonly spells: readonly ContractSpell[];
  /** How many spells there were: the times the customer started anew after a loss, the first included. */
  readonly relationships: number;
  /** Renewals made since the last start. */
  readonly renewalsInRelationship: number;
}

/**
 * What the test at the end of a contract weighs, in years of evidence: a monthly renewal made is a twelfth of a yearly one.
 * A longer term is one test all the same: the customer was asked once. So is a pilot, whose test is whether it is converted.
 */
export function testYears({ termMonths, isPilot }: Pick<Contract, 'termMonths' | 'isPilot'>): number {
  return isPilot ? 1 : Math.min(1, termMonths / 12);
}

/**
 * Value of a contract per year: its purchases less the credits given in it, over its term. A pilot is no yearly revenue:
 * it covers its own months, so that what it cost is all it is worth within a year.
 */
export function annualisedValue(contract: Contract, credits: readonly Purchase[]): Money {
  const months = contract.isPilot ? Math.max(12, contract.termMonths) : contract.termMonths;
  return (termRevenue(contract, credits) * 12) / months;
}

/** Revenue of the whole term, credits taken off. */
export function termRevenue(contract: Contract, credits: readonly Purchase[]): Money {
  const purchased = contract.purchases.reduce((sum, purchase) => sum + purchase.amount, 0);
  const credited = credits
    .filter((credit) => credit.day >= contract.start && credit.day <= contract.end)
    .reduce((sum, credit) => sum + credit.amount, 0);
  return purchased + credited;
}

/** The middle of a term, to the half day. */
export function midOf(contract: Pick<Contract, 'start' | 'end'>): Day {
  return (contract.start + contract.end) / 2;
}
