import type { Day, Money } from '../../../src/scoring/types.ts';
import { addMonths, DAYS_PER_YEAR, workingDay } from '../calendar.ts';
import { drawExponential, drawNormal, drawPoisson } from '../chance/distributions.ts';
import type { Random } from '../chance/random.ts';
import { QUIET_WINDOW_DAYS, quietProbability, type ContactPlan } from './contact-plan.ts';
import {
  EXPANSION_SHARE,
  lossAtRenewal,
  PRICE_STEP,
  RETURNS_PER_YEAR,
  type ContractLatent,
  type ContractStanding,
  type GoneCustomer,
  type RunningContract,
} from './contract-customer.ts';
import { drawCredit } from './credits.ts';
import { drawDecisionDelay } from './decision-delay.ts';
import type { DealEvent, DealKind, Story, TermEvent } from './story.ts';

/** Losses that nobody enters: the renewal just never comes. */
const UNRECORDED_LOSS_SHARE = 0.3;
/** Renewals for which a deal is opened before they are due. */
const PREPARED_RENEWAL_SHARE = 0.7;
/** Of the losses nobody entered: those whose renewal deal still stands open, until somebody tidies up. */
const FORGOTTEN_DEAL_SHARE = 0.2;
const TIDIED_UP_AFTER_DAYS = 250;
const FREE_DEALS_PER_YEAR = 0.04;

interface Decision {
  readonly quiet: boolean;
  readonly renewed: boolean;
  readonly decidedOn: Day;
}

/** Lets a contract customer live from one standing on, up to and including a day, and writes down what happens. */
export class ContractWalk {
  readonly #deals: DealEvent[] = [];
  readonly #terms: TermEvent[] = [];
  readonly #relationships: { from: Day; to: Day | null }[] = [];
  readonly #latent: ContractLatent;
  readonly #plan: ContactPlan;
  readonly #random: Random;
  readonly #until: Day;

  constructor(latent: ContractLatent, plan: ContactPlan, random: Random, until: Day) {
    this.#latent = latent;
    this.#plan = plan;
    this.#random = random;
    this.#until = until;
  }

  get story(): Story {
    return { deals: this.#deals, terms: this.#terms, relationships: this.#relationships };
  }

  /** A contract signed on `day`: the customer's first, or one after it had left. */
  sign(kind: 'new_business' | 'win_back', day: Day, annualPrice: Money): RunningContract {
    this.#relationships.push({ from: day, to: null });
    const amount = this.#ofTerm(annualPrice);
    this.#close({ kind, openedOn: day - this.#random.integer(25, 110), closesOn: day, amount, termStart: day });
    const due = addMonths(day, this.#latent.termMonths);
    return { state: 'running', termStart: day, due, annualPrice, expansions: 0, quiet: null };
  }

  /** @param known last day on which nothing more than the standing had happened: what is drawn happens after it */
  advance(standing: ContractStanding, known: Day): ContractStanding {
    let now = standing;
    for (;;) {
      const next = now.state === 'running' ? this.#live(now, known) : this.#comeBack(now, known);
      if (next.moved) now = next.standing;
      else return next.standing;
    }
  }

  #live(now: RunningContract, known: Day): { moved: boolean; standing: ContractStanding } {
    const decision = this.#decide(now, known);
    const added = this.#expand(now, known);
    const expansions = now.expansions + added;
    if (decision.decidedOn > this.#until) {
      this.#prepareRenewal(now, decision.quiet);
      const visible = this.#until >= now.due - QUIET_WINDOW_DAYS;
      return { moved: false, standing: { ...now, expansions, quiet: visible ? decision.quiet : now.quiet } };
    }
    const annualPrice = this.#nextPrice(now.annualPrice + expansions);
    if (!decision.renewed) return { moved: true, standing: this.#leave(now, decision, annualPrice) };
    this.#noteTerm(now, decision, this.#renewalDeal('won', now, decision.decidedOn, annualPrice));
    return {
      moved: true,
      standing: {
        state: 'running',
        termStart: now.due,
        due: addMonths(now.due, this.#latent.termMonths),
        annualPrice,
        expansions: 0,
        quiet: null,
      },
    };
  }

  /** Drawn until it agrees with what is known: nothing was decided by then. */
  #decide(now: RunningContract, known: Day): Decision {
    const quiet = now.quiet ?? this.#random.chance(quietProbability(this.#plan, now.due));
    const loss = lossAtRenewal(this.#latent, quiet);
    for (;;) {
      const renewed = !this.#random.chance(loss);
      const decidedOn = now.due + drawDecisionDelay(this.#random, renewed);
      if (decidedOn > known) return { quiet, renewed, decidedOn };
    }
  }

  /** Draws the expansions of the term's rest, as far as it is reached; returns their sum. */
  #expand(now: RunningContract, known: Day): Money {
    const first = Math.max(now.termStart, known) + 1;
    const days = Math.min(now.due, this.#until) - first + 1;
    if (days <= 0) return 0;
    let sum = 0;
    for (
      let left = drawPoisson(this.#random, (this.#latent.expansionsPerYear * days) / DAYS_PER_YEAR);
      left > 0;
      left -= 1
    ) {
      const amount = Math.round(now.annualPrice * this.#random.uniform(...EXPANSION_SHARE));
      this.#closeInside('expansion', first, days, amount);
      sum += amount;
    }
    for (let left = drawPoisson(this.#random, (FREE_DEALS_PER_YEAR * days) / DAYS_PER_YEAR); left > 0; left -= 1) {
      this.#closeInside('free', first, days, 0);
    }
    return sum;
  }

  #closeInside(kind: DealKind, first: Day, days: number, amount: Money): void {
    const day = first + this.#random.integer(0, days - 1);
    this.#close({ kind, openedOn: day - this.#random.integer(5, 60), closesOn: day, amount, termStart: null });
  }

  #leave(now: RunningContract, decision: Decision, annualPrice: Money): GoneCustomer {
    const { decidedOn } = decision;
    const isRecorded = !this.#random.chance(UNRECORDED_LOSS_SHARE);
    const isForgotten = this.#random.chance(FORGOTTEN_DEAL_SHARE) && decidedOn > this.#until - TIDIED_UP_AFTER_DAYS;
    if (isRecorded) this.#noteTerm(now, decision, this.#renewalDeal('lost', now, decidedOn, annualPrice));
    else if (isForgotten) this.#noteTerm(now, decision, this.#renewalDeal('open', now, now.due, annualPrice));
    else this.#noteTerm(now, decision, null);
    const relationship = this.#relationships.at(-1);
    if (relationship !== undefined) relationship.to = decidedOn;
    return { state: 'gone', since: decidedOn, annualPrice, returnsPerYear: RETURNS_PER_YEAR };
  }

  #comeBack(now: GoneCustomer, known: Day): { moved: boolean; standing: ContractStanding } {
    const wait = Math.ceil(drawExponential(this.#random, now.returnsPerYear / DAYS_PER_YEAR));
    const day = Math.max(now.since, known) + wait;
    if (day > this.#until) return { moved: false, standing: now };
    return { moved: true, standing: this.sign('win_back', day, now.annualPrice) };
  }

  #prepareRenewal(now: RunningContract, quiet: boolean): void {
    const openedOn = now.due - this.#random.integer(60, 118);
    const prepared = this.#random.chance(PREPARED_RENEWAL_SHARE) && openedOn <= this.#until;
    const deal = prepared ? this.#renewalDeal('open', now, now.due, now.annualPrice, openedOn) : null;
    this.#terms.push({ start: now.termStart, due: now.due, quiet, decidedOn: null, renewalDeal: deal });
  }

  #noteTerm(now: RunningContract, { quiet, decidedOn }: Decision, renewalDeal: number | null): void {
    this.#terms.push({ start: now.termStart, due: now.due, quiet, decidedOn, renewalDeal });
  }

  /** Returns its place among the deals. */
  #renewalDeal(
    outcome: DealEvent['outcome'],
    { due }: RunningContract,
    closesOn: Day,
    annualPrice: Money,
    openedOn = due - this.#random.integer(60, 118),
  ): number {
    const { termMonths } = this.#latent;
    const amount = this.#ofTerm(annualPrice);
    const closed = outcome === 'open' ? closesOn : workingDay(closesOn);
    this.#deals.push({ kind: 'renewal', outcome, openedOn, closesOn: closed, amount, termMonths, termStart: due });
    const place = this.#deals.length - 1;
    if (outcome === 'won') this.#credit(closesOn, amount);
    return place;
  }

  #close(deal: Pick<DealEvent, 'kind' | 'openedOn' | 'closesOn' | 'amount' | 'termStart'>): void {
    const termMonths = deal.termStart === null ? null : this.#latent.termMonths;
    this.#deals.push({ ...deal, closesOn: workingDay(deal.closesOn), outcome: 'won', termMonths });
    this.#credit(deal.closesOn, deal.amount);
  }

  #credit(day: Day, amount: Money): void {
    const credit = drawCredit(this.#random, day, amount);
    if (credit !== null && credit.closesOn <= this.#until) this.#deals.push(credit);
  }

  #ofTerm(annualPrice: Money): Money {
    return (annualPrice * this.#latent.termMonths) / 12;
  }

  #nextPrice(price: Money): Money {
    return Math.round(price * Math.exp(drawNormal(this.#random, ...PRICE_STEP)));
  }
}
