import { addMonths } from '../day.ts';
import type { Policy } from '../policy.ts';
import type { DealsRead } from '../reading/read-deals.ts';
import type { Day, Entered, LostDeal, Purchase } from '../types.ts';
import { midOf, testYears, type Contract, type ContractChain, type ContractSpell } from './contract.ts';
import type { ContractEvent } from './contract-events.ts';
import { monthsBetween, renewalNears, statedTerm, termOf } from './contract-term.ts';

/** Months of a pilot that states none. */
const PILOT_MONTHS = 3;
/** An explicit renewal this long after the end still prolongs the contract: it was late, not lost. */
const LATE_RENEWAL_MONTHS = 12;

/** The contract that is running while the events are walked through. */
export interface OpenContract extends Omit<Contract, 'fate'> {
  /** It prolonged itself: nobody has signed for this term yet. */
  readonly isAutomatic: boolean;
}

/** Walks through the events of one chain of contracts, in their order. */
export class ContractWalk {
  readonly #deals: DealsRead;
  readonly #policy: Policy;
  readonly #entered: Entered;
  readonly #autoRenew: boolean;
  readonly #firstMarkedRenewal: Day;
  readonly #closed: Contract[] = [];
  readonly #spells: ContractSpell[] = [];
  #current: OpenContract | null = null;
  #renewalsMade = 0;
  #renewalsLost = 0;
  #yearsRenewed = 0;
  #renewalsInRelationship = 0;

  /** @param deals of the chain alone */
  constructor(deals: DealsRead, entered: Entered, policy: Policy) {
    this.#deals = deals;
    this.#policy = policy;
    this.#entered = entered;
    this.#autoRenew = entered.autoRenew ?? policy.contract.autoRenew;
    this.#firstMarkedRenewal = Math.min(
      ...[...deals.purchases, ...deals.lost].filter((deal) => deal.isRenewal).map((deal) => deal.day),
      ...deals.open.filter((deal) => deal.isRenewal).map((deal) => deal.expectedOn),
    );
  }

  /** The contract that stands on a day before what happens on it; null before the first. */
  standingOn(day: Day): OpenContract | null {
    // Within the grace what happens may be the renewal itself: only later has the contract prolonged itself.
    if (this.#autoRenew) this.#prolongUntil(day - this.#policy.contract.graceDays);
    return this.#current;
  }

  /** Whether a contract of this chain began with the purchase. */
  hasOpened(purchase: Purchase): boolean {
    return [...this.#closed, this.#current].some((contract) => contract?.purchases[0] === purchase);
  }

  take(event: ContractEvent): void {
    if ('purchase' in event) this.#purchase(event.purchase);
    else this.#lostRenewal(event.lost);
  }

  finish(asOf: Day): ContractChain {
    const openRenewals = this.#deals.open.filter((deal) => deal.isRenewal);
    let countsAsLostFrom = asOf;
    let gaveUpOpenDeal = false;
    if (this.#current !== null) {
      if (this.#entered.contractEnd !== null) this.#endOn(this.#entered.contractEnd, this.#current, asOf);
      if (this.#autoRenew) this.#prolongUntil(asOf);
      countsAsLostFrom = this.#countsAsLostFrom(this.#current);
      gaveUpOpenDeal = this.#current.lostOn === null && asOf >= countsAsLostFrom && openRenewals.length > 0;
      this.#closeLast(this.#current, countsAsLostFrom, asOf);
    }
    return {
      contracts: this.#closed,
      renewalsMade: this.#renewalsMade,
      renewalsLost: this.#renewalsLost,
      yearsRenewed: this.#yearsRenewed,
      spells: this.#spells,
      renewalsInRelationship: this.#renewalsInRelationship,
      credits: this.#deals.purchases.filter((purchase) => purchase.amount < 0),
      openRenewals,
      countsAsLostFrom,
      gaveUpOpenDeal,
    };
  }

  #purchase(purchase: Purchase): void {
    const current = this.standingOn(purchase.day);
    if (current === null) {
      // The first deal on record may be a renewal of a contract older than the CRM: a renewal made all the same.
      const opened = this.#startRelationship(purchase);
      if (purchase.isRenewal) this.#countRenewal(opened);
      return;
    }
    const { graceDays } = this.#policy.contract;
    const withinGrace = purchase.day - current.end <= graceDays;
    if (current.lostOn !== null && !(purchase.isRenewal && withinGrace)) {
      this.#close(current, 'lost', current.lostOn);
      this.#startRelationship(purchase);
    } else if (this.#signsAutomatic(purchase, current)) {
      this.#current = this.#open(purchase, current.start);
    } else if (this.#joinsSigning(purchase, current)) {
      this.#current = joined(current, purchase);
      if (this.#closed.length === 0 && this.#renewalsMade === 0) this.#countRenewal(current);
    } else if (this.#prolongs(purchase, current)) {
      this.#renew(current, purchase, withinGrace);
    } else if (current.isPilot && !purchase.isPilot) {
      this.#close(current, 'converted', null);
      this.#current = this.#open(purchase, purchase.day);
    } else if (withinGrace) {
      this.#current = joined(current, purchase);
    } else {
      this.#close(current, 'lost', current.end + graceDays + 1);
      this.#startRelationship(purchase);
    }
  }

  /** A lost deal soon after the start is the losing twin of the renewal just made, not the end of the new term. */
  #lostRenewal(deal: LostDeal): void {
    const current = this.standingOn(deal.day);
    if (current?.lostOn !== null) return;
    const { renewalWindowDays } = this.#policy.contract;
    const renewalNears = Math.max(current.end - 2 * renewalWindowDays, current.start + renewalWindowDays);
    if (deal.day >= Math.min(midOf(current), renewalNears)) this.#current = { ...current, lostOn: deal.day };
  }

  /** An end in the first half of a renewed term is the former term's, which nobody has brought up to date. */
  #endOn(end: Day, running: OpenContract, asOf: Day): void {
    const isFormerEnd = this.#closed.at(-1)?.fate === 'renewed' && end < midOf(running);
    if (end <= running.start || isFormerEnd) return;
    if (this.#autoRenew) this.#prolongUntil(Math.min(asOf, end - (running.end - running.start) / 2));
    const current = this.#current ?? running;
    const isTermKnown = current !== running || (current.purchases[0]?.termMonths ?? null) !== null;
    const termMonths = isTermKnown ? current.termMonths : monthsBetween(current.start, end);
    this.#current = { ...current, end, termMonths };
  }

  /** An open renewal deal holds the renewal open until its expected day is longer ago than the grace, a year at most. */
  #countsAsLostFrom({ end }: OpenContract): Day {
    const { graceDays } = this.#policy.contract;
    const expected = this.#deals.open.filter((deal) => deal.isRenewal).map((deal) => deal.expectedOn);
    const held = Math.min(Math.max(...expected) + graceDays, addMonths(end, LATE_RENEWAL_MONTHS));
    return Math.max(end + graceDays, held) + 1;
  }

  #closeLast(current: OpenContract, countsAsLostFrom: Day, asOf: Day): void {
    if (current.lostOn !== null) this.#close(current, 'lost', current.lostOn);
    else if (asOf >= countsAsLostFrom) this.#close(current, 'lost', countsAsLostFrom);
    else this.#close(current, 'running', null);
  }

  /** The deal for a term that had begun by itself, signed before the next renewal nears: the renewal was counted then. */
  #signsAutomatic(purchase: Purchase, current: OpenContract): boolean {
    return current.isAutomatic && purchase.isRenewal && purchase.day < renewalNears(current, this.#policy);
  }

  /** Renewal deals signed together, or soon after the term began, make one renewal: the customer was asked once. */
  #joinsSigning(purchase: Purchase, current: OpenContract): boolean {
    const signedBy = Math.min(current.start + this.#policy.contract.graceDays, midOf(current));
    return purchase.isRenewal && !current.isPilot && purchase.day <= signedBy;
  }

  #prolongs(purchase: Purchase, current: OpenContract): boolean {
    if (purchase.isPilot || current.isPilot) return purchase.isRenewal;
    if (purchase.isRenewal) return purchase.day <= addMonths(current.end, LATE_RENEWAL_MONTHS);
    const by = current.end + this.#policy.contract.graceDays;
    return this.#firstMarkedRenewal > by && purchase.day >= renewalNears(current, this.#policy) && purchase.day <= by;
  }

  /** Signed within the window or the grace, the new term starts where the old one ends; else on the day it was signed. */
  #renew(current: OpenContract, purchase: Purchase, withinGrace: boolean): void {
    const early = current.end - purchase.day > this.#policy.contract.renewalWindowDays;
    this.#close(current, 'renewed', null);
    this.#current = this.#open(purchase, withinGrace && !early ? current.end : purchase.day);
    this.#countRenewal(current);
  }

  #prolongUntil(day: Day): void {
    let current = this.#current;
    while (current !== null && current.lostOn === null && current.end < day && !current.isPilot) {
      const end = addMonths(current.end, current.termMonths);
      const next: OpenContract = { ...current, start: current.end, end, isAutomatic: true };
      this.#close(current, 'renewed', null);
      this.#current = next;
      this.#countRenewal(current);
      current = next;
    }
  }

  /** @param over the contract whose renewal was made */
  #countRenewal(over: OpenContract): void {
    this.#renewalsMade += 1;
    this.#renewalsInRelationship += 1;
    this.#yearsRenewed += testYears(over);
  }

  #startRelationship(purchase: Purchase): OpenContract {
    this.#spells.push({ from: purchase.day, lostOn: null });
    this.#renewalsInRelationship = 0;
    const opened = this.#open(purchase, purchase.day);
    this.#current = opened;
    return opened;
  }

  #open(purchase: Purchase, start: Day): OpenContract {
    const term = statedTerm(purchase, start);
    const usual = purchase.isPilot ? PILOT_MONTHS : this.#policy.contract.defaultTermMonths;
    const { end, termMonths } = term ?? termOf(start, usual);
    return {
      start,
      end,
      termMonths,
      purchases: [purchase],
      isPilot: purchase.isPilot,
      lostOn: null,
      isAutomatic: false,
    };
  }

  #close({ isAutomatic: _, ...contract }: OpenContract, fate: Contract['fate'], lostOn: Day | null): void {
    this.#closed.push({ ...contract, fate, lostOn });
    if (fate !== 'lost') return;
    this.#renewalsLost += 1;
    const spell = this.#spells.pop();
    if (spell !== undefined) this.#spells.push({ ...spell, lostOn });
  }
}

function joined(contract: OpenContract, purchase: Purchase): OpenContract {
  return { ...contract, purchases: [...contract.purchases, purchase] };
}
