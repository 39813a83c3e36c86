import { addMonths, DAYS_PER_YEAR } from '../day.ts';
import type { Policy } from '../policy.ts';
import type { DealsRead } from '../reading/read-deals.ts';
import type { Day, Entered, LostDeal, Purchase } from '../types.ts';
import { renewalNears, statedTerm } from './contract-term.ts';
import { contractEvents, eventDay, type ContractEvent } from './contract-events.ts';
import { ContractWalk, type OpenContract } from './contract-walk.ts';

/** The events of one chain while they are gathered, and where they have led. */
interface Chain {
  readonly events: ContractEvent[];
  readonly walk: ContractWalk;
}

/**
 * Tells contracts that run side by side from one contract with expansions, by what the facts show:
 *
 * - A purchase in the middle of a term that states a term of its own, whose end is more than the grace from that of every
 *   contract then running, opens a chain of its own; so does one near a contract's end that states a term and shares no
 *   product with it.
 * - A renewal, won or lost, at another time of the year than the contract's, and on the anniversary (give or take the
 *   grace) of an expansion: that expansion was a contract of its own.
 *
 * A renewal belongs to the chain that has its products, else to the one whose end, or signing, is nearest; so does a purchase
 * near a contract's end, which may be its renewal. Everything else is an expansion of the contract that has its products,
 * else of the oldest that is running. Where nothing speaks for several, all deals are one chain.
 *
 * @returns each chain's deals, at least one chain; every purchase, lost and open renewal is in exactly one
 */
export function splitChains(deals: DealsRead, entered: Entered, policy: Policy): readonly DealsRead[] {
  const openings = deals.purchases.filter(({ amount, isRenewal, isPilot }) => amount >= 0 && !isRenewal && !isPilot);
  if (openings.length < 2) return [deals];
  const split = new ChainSplit(deals, { ...entered, contractEnd: null }, policy);
  for (const event of contractEvents(deals)) split.take(event);
  return split.finish();
}

class ChainSplit {
  readonly #deals: DealsRead;
  readonly #entered: Entered;
  readonly #policy: Policy;
  readonly #chains: Chain[] = [];

  constructor(deals: DealsRead, entered: Entered, policy: Policy) {
    this.#deals = deals;
    this.#entered = entered;
    this.#policy = policy;
  }

  take(event: ContractEvent): void {
    if ('lost' in event) this.#takeRenewal(event, event.lost.day, []);
    else if (event.purchase.isRenewal) this.#takeRenewal(event, event.purchase.day, event.purchase.products);
    else this.#takePurchase(event, event.purchase);
  }

  finish(): readonly DealsRead[] {
    if (this.#chains.length < 2) return [this.#deals];
    const { purchases, lost, open, skipped } = this.#deals;
    const chainOf = new Map<Purchase | LostDeal, Chain>(
      this.#chains.flatMap((chain) => chain.events.map((event) => [recordOf(event), chain] as const)),
    );
    const creditTo = (credit: Purchase): Chain | undefined => this.#withProducts(credit.products)[0];
    // Asked once for each deal and in the order of the days: a walk that prolongs its contract does not go back.
    const inOrder = open.toSorted((one, other) => one.expectedOn - other.expectedOn);
    const chainOfOpen = new Map(inOrder.map((deal) => [deal, this.#nearest(this.#chains, deal.expectedOn)]));
    return this.#chains.map((chain) => ({
      purchases: purchases.filter(
        (purchase) => (purchase.amount < 0 ? creditTo(purchase) : chainOf.get(purchase)) === chain,
      ),
      lost: lost.filter((deal) => chainOf.get(deal) === chain),
      open: open.filter((deal) => chainOfOpen.get(deal) === chain),
      skipped: chain === this.#chains[0] ? skipped : [],
    }));
  }

  #takeRenewal(event: ContractEvent, day: Day, products: readonly string[]): void {
    const chain = this.#nearest(this.#withProducts(products), day);
    if (chain === undefined) this.#chains.push(this.#chain([event]));
    else {
      const own = this.#isExpected(chain, day) ? null : this.#ownContract(chain, day);
      if (own === null) add(chain, event);
      else this.#moveOut(own, chain, event);
    }
  }

  #takePurchase(event: ContractEvent, purchase: Purchase): void {
    const { day } = purchase;
    const running = this.#chains.filter((chain) => this.#isRunning(chain, day));
    const chain = this.#home(running, purchase) ?? this.#withProducts(purchase.products).at(-1);
    if (chain === undefined || this.#isOwnContract(running, chain, purchase)) this.#chains.push(this.#chain([event]));
    else add(chain, event);
  }

  /** The expansion was a contract of its own, which the renewal is about. */
  #moveOut(expansion: ContractEvent, chain: Chain, renewal: ContractEvent): void {
    const rest = chain.events.filter((event) => event !== expansion);
    this.#chains.splice(this.#chains.indexOf(chain), 1, this.#chain(rest), this.#chain([expansion, renewal]));
  }

  /** Where a purchase goes that has no contract of its own: to what has its products, and of that to the renewal it may be. */
  #home(running: readonly Chain[], { day, products }: Purchase): Chain | undefined {
    const known = this.#withProducts(products, running);
    const near = known.filter((chain) => {
      const contract = chain.walk.standingOn(day);
      return contract !== null && day >= renewalNears(contract, this.#policy);
    });
    return near.length > 0 ? this.#nearest(near, day) : known[0];
  }

  #isOwnContract(running: readonly Chain[], home: Chain, purchase: Purchase): boolean {
    const own = statedTerm(purchase, purchase.day);
    const contract = home.walk.standingOn(purchase.day);
    if (own === null || purchase.isPilot || contract === null || !running.includes(home)) return false;
    const speaks = running.every((chain) => {
      const other = chain.walk.standingOn(purchase.day);
      return other !== null && !other.isPilot && statesItsTerm(chain, other) && this.#apart(own.end, other.end);
    });
    const mayRenew = purchase.day >= renewalNears(contract, this.#policy);
    return speaks && (!mayRenew || areDifferent(purchase.products, productsOf(home)));
  }

  /** Of contracts with a product in common, where any has one; else all. */
  #withProducts(products: readonly string[], among: readonly Chain[] = this.#chains): readonly Chain[] {
    const sharing = among.filter((chain) => productsOf(chain).some((product) => products.includes(product)));
    return sharing.length > 0 ? sharing : among;
  }

  #nearest(among: readonly Chain[], day: Day): Chain | undefined {
    const distance = (chain: Chain): number => {
      const contract = chain.walk.standingOn(day);
      if (contract === null) return Infinity;
      const toEnd = Math.abs(day - contract.end);
      return contract.start === firstDay(chain) ? toEnd : Math.min(toEnd, Math.abs(day - contract.start));
    };
    return among.toSorted((one, other) => distance(one) - distance(other))[0];
  }

  #isRunning(chain: Chain, day: Day): boolean {
    const contract = chain.walk.standingOn(day);
    return contract?.lostOn === null && day <= contract.end + this.#policy.contract.graceDays;
  }

  /** Near the contract's end, or signed together with the renewal just made. */
  #isExpected(chain: Chain, day: Day): boolean {
    const contract = chain.walk.standingOn(day);
    if (contract === null) return true;
    const { renewalWindowDays, graceDays } = this.#policy.contract;
    return day >= contract.end - renewalWindowDays || day <= contract.start + graceDays;
  }

  /** The expansion whose anniversary is nearest to the day, within the grace; null where there is none. */
  #ownContract(chain: Chain, day: Day): ContractEvent | null {
    const expansions = chain.events.flatMap((event) => {
      if ('lost' in event || event.purchase.isRenewal || event.purchase.isPilot) return [];
      const away = this.#fromAnniversary(event.purchase, day);
      return chain.walk.hasOpened(event.purchase) || away > this.#policy.contract.graceDays ? [] : [{ event, away }];
    });
    return expansions.toSorted((one, other) => one.away - other.away)[0]?.event ?? null;
  }

  /** Days between a day and the nearest end of the terms that a purchase would have had by itself. */
  #fromAnniversary(purchase: Purchase, day: Day): number {
    const months = statedTerm(purchase, purchase.day)?.termMonths ?? this.#policy.contract.defaultTermMonths;
    const terms = Math.max(1, Math.round(((day - purchase.day) * 12) / (DAYS_PER_YEAR * months)));
    return Math.abs(addMonths(purchase.day, terms * months) - day);
  }

  #apart(one: Day, other: Day): boolean {
    return Math.abs(one - other) > this.#policy.contract.graceDays;
  }

  #chain(events: readonly ContractEvent[]): Chain {
    const chain: Chain = { events: [], walk: new ContractWalk(this.#deals, this.#entered, this.#policy) };
    for (const event of events) add(chain, event);
    return chain;
  }
}

function add(chain: Chain, event: ContractEvent): void {
  chain.events.push(event);
  chain.walk.take(event);
}

function recordOf(event: ContractEvent): Purchase | LostDeal {
  return 'purchase' in event ? event.purchase : event.lost;
}

function firstDay({ events }: Chain): Day {
  return events[0] === undefined ? -Infinity : eventDay(events[0]);
}

function productsOf({ events }: Chain): readonly string[] {
  return events.flatMap((event) => ('purchase' in event ? event.purchase.products : []));
}

/** Whether the chain's term is known and not only taken to be the usual one. */
function statesItsTerm({ events }: Chain, contract: OpenContract): boolean {
  const [opening] = contract.purchases;
  return (
    (opening !== undefined && statedTerm(opening, opening.day) !== null) ||
    events.some((event) => 'purchase' in event && event.purchase.isRenewal)
  );
}

function areDifferent(some: readonly string[], others: readonly string[]): boolean {
  return some.length > 0 && others.length > 0 && !some.some((product) => others.includes(product));
}
