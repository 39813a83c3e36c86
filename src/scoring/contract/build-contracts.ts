import { addMonths, DAYS_PER_YEAR } from '../day.ts';
import type { Policy } from '../policy.ts';
import type { DealsRead } from '../reading/read-deals.ts';
import type { Day, Entered, LostDeal, Money, Purchase } from '../types.ts';

/** Months of a pilot that states none. */
const PILOT_MONTHS = 3;
/** An explicit renewal this long after the end still prolongs the contract: it was late, not lost. */
const LATE_RENEWAL_MONTHS = 12;
/** A longer term is a slip of the pen; its end would lie outside of the calendar. */
const LONGEST_TERM_MONTHS = 1200;

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
  /** Day on which the loss became known: the lost deal's day, or the end of the grace. */
  readonly lostOn: Day | null;
}

/** A customer's contracts in order. `relationships` counts the times it started anew after a loss, the first included. */
export interface ContractHistory {
  readonly contracts: readonly Contract[];
  readonly renewalsMade: number;
  readonly renewalsLost: number;
  readonly relationships: number;
  /** Renewals made since the last start. */
  readonly renewalsInRelationship: number;
}

interface OpenContract {
  start: Day;
  end: Day;
  termMonths: number;
  purchases: Purchase[];
  isPilot: boolean;
  lostOn: Day | null;
}

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
 * in a term are expansions and end with the contract. A recorded lost renewal ends it, and so does the end of the grace
 * with no open renewal deal.
 */
export function buildContracts(deals: DealsRead, entered: Entered, policy: Policy, asOf: Day): ContractHistory {
  const walk = new ContractWalk(deals, entered, policy);
  const events: readonly ({ readonly purchase: Purchase } | { readonly lost: LostDeal })[] = [
    ...deals.purchases.filter((purchase) => purchase.amount >= 0).map((purchase) => ({ purchase })),
    ...deals.lost.filter((deal) => deal.isRenewal).map((lost) => ({ lost })),
  ].sort((one, other) => eventDay(one) - eventDay(other));

  for (const event of events) {
    if ('purchase' in event) walk.purchase(event.purchase);
    else walk.lostRenewal(event.lost);
  }
  return walk.finish(asOf);
}

function eventDay(event: { readonly purchase: Purchase } | { readonly lost: LostDeal }): Day {
  return 'purchase' in event ? event.purchase.day : event.lost.day;
}

/** Value of a contract per year: its purchases less the credits given in it, over its term. */
export function annualisedValue(contract: Contract, credits: readonly Purchase[]): Money {
  return (termRevenue(contract, credits) * 12) / contract.termMonths;
}

/** Revenue of the whole term, credits taken off. */
export function termRevenue(contract: Contract, credits: readonly Purchase[]): Money {
  const purchased = contract.purchases.reduce((sum, purchase) => sum + purchase.amount, 0);
  const credited = credits
    .filter((credit) => credit.day >= contract.start && credit.day <= contract.end)
    .reduce((sum, credit) => sum + credit.amount, 0);
  return purchased + credited;
}

/** Whole months between two days, at least one. */
function monthsBetween(start: Day, end: Day): number {
  return Math.max(1, Math.round(((end - start) * 12) / DAYS_PER_YEAR));
}

function midOf(contract: Pick<Contract, 'start' | 'end'>): Day {
  return (contract.start + contract.end) / 2;
}

class ContractWalk {
  readonly #closed: Contract[] = [];
  readonly #policy: Policy;
  readonly #entered: Entered;
  readonly #autoRenew: boolean;
  readonly #firstMarkedRenewal: Day;
  readonly #hasOpenRenewal: boolean;
  #current: OpenContract | null = null;
  #renewalsMade = 0;
  #renewalsLost = 0;
  #relationships = 0;
  #renewalsInRelationship = 0;

  constructor(deals: DealsRead, entered: Entered, policy: Policy) {
    this.#policy = policy;
    this.#entered = entered;
    this.#autoRenew = entered.autoRenew ?? policy.contract.autoRenew;
    this.#firstMarkedRenewal = Math.min(
      ...[...deals.purchases, ...deals.lost].filter((deal) => deal.isRenewal).map((deal) => deal.day),
      ...deals.open.filter((deal) => deal.isRenewal).map((deal) => deal.expectedOn),
    );
    this.#hasOpenRenewal = deals.open.some((deal) => deal.isRenewal);
  }

  purchase(purchase: Purchase): void {
    // Within the grace the purchase may be the renewal itself: only later has the contract prolonged itself.
    if (this.#autoRenew) this.#prolongUntil(purchase.day - this.#policy.contract.graceDays);
    const current = this.#current;
    if (current === null) {
      // The first deal on record may be a renewal of a contract older than the CRM: a renewal made all the same.
      this.#startRelationship(purchase);
      if (purchase.isRenewal) this.#countRenewal();
      return;
    }
    const lateBy = purchase.day - current.end;
    const withinGrace = lateBy <= this.#policy.contract.graceDays;
    if (current.lostOn !== null && !(purchase.isRenewal && withinGrace)) {
      this.#close(current, 'lost', current.lostOn);
      this.#startRelationship(purchase);
    } else if (this.#joinsSigning(purchase, current)) {
      current.purchases.push(purchase);
      if (this.#closed.length === 0 && this.#renewalsMade === 0) this.#countRenewal();
    } else if (this.#prolongs(purchase, current)) {
      this.#renew(current, purchase, withinGrace);
    } else if (current.isPilot && !purchase.isPilot) {
      this.#close(current, 'converted', null);
      this.#current = this.#open(purchase, purchase.day);
    } else if (withinGrace) {
      current.purchases.push(purchase);
    } else {
      this.#close(current, 'lost', current.end + this.#policy.contract.graceDays + 1);
      this.#startRelationship(purchase);
    }
  }

  /** A lost deal soon after the start is the losing twin of the renewal just made, not the end of the new term. */
  lostRenewal(deal: LostDeal): void {
    if (this.#autoRenew) this.#prolongUntil(deal.day - this.#policy.contract.graceDays);
    const current = this.#current;
    if (current?.lostOn !== null) return;
    const { renewalWindowDays } = this.#policy.contract;
    const renewalNears = Math.max(current.end - 2 * renewalWindowDays, current.start + renewalWindowDays);
    if (deal.day >= Math.min(midOf(current), renewalNears)) current.lostOn = deal.day;
  }

  finish(asOf: Day): ContractHistory {
    const current = this.#current;
    if (current !== null) {
      if (this.#entered.contractEnd !== null) this.#endOn(this.#entered.contractEnd, current, asOf);
      if (this.#autoRenew) this.#prolongUntil(asOf);
      this.#closeLast(this.#current ?? current, asOf);
    }
    return {
      contracts: this.#closed,
      renewalsMade: this.#renewalsMade,
      renewalsLost: this.#renewalsLost,
      relationships: this.#relationships,
      renewalsInRelationship: this.#renewalsInRelationship,
    };
  }

  /** An end in the first half of a renewed term is the former term's, which nobody has brought up to date. */
  #endOn(end: Day, running: OpenContract, asOf: Day): void {
    const isFormerEnd = this.#closed.at(-1)?.fate === 'renewed' && end < midOf(running);
    if (end <= running.start || isFormerEnd) return;
    if (this.#autoRenew) this.#prolongUntil(Math.min(asOf, end - (running.end - running.start) / 2));
    const current = this.#current ?? running;
    const isTermKnown = current !== running || (current.purchases[0]?.termMonths ?? null) !== null;
    current.end = end;
    if (!isTermKnown) current.termMonths = monthsBetween(current.start, end);
  }

  #closeLast(current: OpenContract, asOf: Day): void {
    const graceOver = current.end + this.#policy.contract.graceDays + 1;
    if (current.lostOn !== null) this.#close(current, 'lost', current.lostOn);
    else if (asOf >= graceOver && !this.#hasOpenRenewal) this.#close(current, 'lost', graceOver);
    else this.#close(current, 'running', null);
  }

  /** Renewal deals signed together, or soon after the term began, make one renewal: the customer was asked once. */
  #joinsSigning(purchase: Purchase, current: OpenContract): boolean {
    const signedBy = Math.min(current.start + this.#policy.contract.graceDays, midOf(current));
    return purchase.isRenewal && !current.isPilot && purchase.day <= signedBy;
  }

  #prolongs(purchase: Purchase, current: OpenContract): boolean {
    if (purchase.isPilot || current.isPilot) return purchase.isRenewal;
    if (purchase.isRenewal) return purchase.day <= addMonths(current.end, LATE_RENEWAL_MONTHS);
    const { renewalWindowDays, graceDays } = this.#policy.contract;
    const from = Math.max(current.end - renewalWindowDays, midOf(current));
    const by = current.end + graceDays;
    return this.#firstMarkedRenewal > by && purchase.day >= from && purchase.day <= by;
  }

  /** Signed within the window or the grace, the new term starts where the old one ends; else on the day it was signed. */
  #renew(current: OpenContract, purchase: Purchase, withinGrace: boolean): void {
    const early = current.end - purchase.day > this.#policy.contract.renewalWindowDays;
    this.#close(current, 'renewed', null);
    this.#current = this.#open(purchase, withinGrace && !early ? current.end : purchase.day);
    this.#countRenewal();
  }

  #prolongUntil(day: Day): void {
    let current = this.#current;
    while (current !== null && current.lostOn === null && current.end < day && !current.isPilot) {
      const next: OpenContract = {
        ...current,
        start: current.end,
        end: addMonths(current.end, current.termMonths),
        purchases: [...current.purchases],
      };
      this.#close(current, 'renewed', null);
      this.#current = next;
      this.#countRenewal();
      current = next;
    }
  }

  #countRenewal(): void {
    this.#renewalsMade += 1;
    this.#renewalsInRelationship += 1;
  }

  #startRelationship(purchase: Purchase): void {
    this.#relationships += 1;
    this.#renewalsInRelationship = 0;
    this.#current = this.#open(purchase, purchase.day);
  }

  #open(purchase: Purchase, start: Day): OpenContract {
    const stated = purchase.contractEnd !== null && purchase.contractEnd > start ? purchase.contractEnd : null;
    const usual = purchase.isPilot ? PILOT_MONTHS : this.#policy.contract.defaultTermMonths;
    const months = Math.min(LONGEST_TERM_MONTHS, Math.max(1, Math.round(purchase.termMonths ?? usual)));
    const end = stated ?? addMonths(start, months);
    const termMonths = stated === null ? months : monthsBetween(start, stated);
    return { start, end, termMonths, purchases: [purchase], isPilot: purchase.isPilot, lostOn: null };
  }

  #close(contract: OpenContract, fate: Contract['fate'], lostOn: Day | null): void {
    if (fate === 'lost') this.#renewalsLost += 1;
    this.#closed.push({ ...contract, fate, lostOn });
  }
}
