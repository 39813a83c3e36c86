import type { Day, Money, Probability } from '../../../src/scoring/types.ts';
import { DAYS_PER_YEAR, workingDay } from '../calendar.ts';
import { drawExponential, drawGamma, drawNormal } from '../chance/distributions.ts';
import type { Random } from '../chance/random.ts';
import { drawCredit, NET_OF_CREDITS } from './credits.ts';
import { VALUE_TERMS } from './future-value.ts';
import type { Market } from './market.ts';
import type { DealEvent, Story } from './story.ts';

/**
 * The latent process of a customer without a contract, in words: while it is a customer, purchases come at a constant rate
 * of its own, drawn from a Gamma distribution; it stops being one unnoticed, at a constant rate also drawn from a Gamma
 * (the Pareto/NBD model). What an occasion is worth is log-normal around the customer's own level.
 */
export interface ProjectLatent {
  readonly kind: 'project';
  readonly purchasesPerYear: number;
  readonly dropoutPerYear: number;
  readonly meanLogSpend: number;
}

/** Where such a customer truly stands. */
export type ProjectStanding = { readonly state: 'buying' } | { readonly state: 'dropped'; readonly since: Day };

const PURCHASE_RATE = { shape: 2, mean: 1.6 } as const;
const DROPOUT_RATE = { shape: 1.2, mean: 0.22 } as const;
const SPEND_DEVIATION = 0.55;
const SPEND_LEVEL = { typical: 8_500, deviation: 0.6 } as const;
/** Occasions that cost nothing: a free workshop, a goodwill day. */
const FREE_SHARE = 0.03;
/** Occasions booked as two deals on one day. */
const SPLIT_SHARE = 0.06;

/** @param oneTime a customer that never meant to buy twice: rate 0, gone after the first purchase */
export function drawProjectLatent(random: Random, market: Market, oneTime: boolean): ProjectLatent {
  const mean = PURCHASE_RATE.mean * market.purchaseRateFactor;
  const purchasesPerYear = drawGamma(random, PURCHASE_RATE.shape, mean / PURCHASE_RATE.shape);
  const leaving = DROPOUT_RATE.mean * Math.exp(0.5 * market.lossLogOdds);
  const dropoutPerYear = drawGamma(random, DROPOUT_RATE.shape, leaving / DROPOUT_RATE.shape);
  const level = Math.log(SPEND_LEVEL.typical * market.priceFactor);
  return {
    kind: 'project',
    purchasesPerYear: oneTime ? 0 : purchasesPerYear,
    dropoutPerYear,
    meanLogSpend: drawNormal(random, level, SPEND_LEVEL.deviation),
  };
}

/** From the first purchase on `start` up to and including `until`. */
export function startProjects(latent: ProjectLatent, random: Random, start: Day, until: Day): ProjectOutcome {
  const deals: DealEvent[] = [];
  book(deals, latent, random, start, until, false);
  if (latent.purchasesPerYear > 0) return liveProjects(latent, random, deals, start, start, until);
  return {
    story: { deals, terms: [], relationships: [{ from: start, to: start }] },
    standing: { state: 'dropped', since: start },
  };
}

export interface ProjectOutcome {
  readonly story: Story;
  readonly standing: ProjectStanding;
}

/** What a customer that is still buying after the day `known` does next, up to and including `until`. */
export function continueProjects(latent: ProjectLatent, random: Random, known: Day, until: Day): ProjectOutcome {
  return liveProjects(latent, random, [], known, known, until);
}

function liveProjects(
  latent: ProjectLatent,
  random: Random,
  deals: DealEvent[],
  since: Day,
  known: Day,
  until: Day,
): ProjectOutcome {
  const dropsOut = known + drawExponential(random, latent.dropoutPerYear / DAYS_PER_YEAR);
  const end = Math.min(dropsOut, until);
  let time = known + drawExponential(random, latent.purchasesPerYear / DAYS_PER_YEAR);
  while (time <= end) {
    book(deals, latent, random, Math.ceil(time), until, random.chance(FREE_SHARE));
    time += drawExponential(random, latent.purchasesPerYear / DAYS_PER_YEAR);
  }
  const gone = dropsOut <= until;
  return {
    story: { deals, terms: [], relationships: [{ from: since, to: gone ? Math.ceil(dropsOut) : null }] },
    standing: gone ? { state: 'dropped', since: Math.ceil(dropsOut) } : { state: 'buying' },
  };
}

function book(deals: DealEvent[], latent: ProjectLatent, random: Random, day: Day, until: Day, free: boolean): void {
  const spend = Math.exp(drawNormal(random, latent.meanLogSpend, SPEND_DEVIATION));
  const amount = free ? 0 : Math.max(1, Math.round(spend));
  const openedOn = day - random.integer(12, 80);
  const deal = { outcome: 'won', openedOn, closesOn: workingDay(day), termMonths: null, termStart: null } as const;
  if (amount > 1000 && random.chance(SPLIT_SHARE)) {
    const part = Math.round(amount * random.uniform(0.2, 0.6));
    deals.push({ ...deal, kind: 'project', amount: part }, { ...deal, kind: 'project', amount: amount - part });
  } else {
    deals.push({ ...deal, kind: free ? 'free' : 'project', amount });
  }
  const credit = drawCredit(random, day, amount);
  if (credit !== null && credit.closesOn <= until) deals.push(credit);
}

/** Expected amount of one occasion, free ones and credits counted in: mean of a log-normal. */
export function meanSpend(latent: ProjectLatent): Money {
  return (1 - FREE_SHARE) * NET_OF_CREDITS * Math.exp(latent.meanLogSpend + SPEND_DEVIATION ** 2 / 2);
}

/**
 * Probability of at least one purchase within some years of a customer that is still buying: the first of two competing
 * events, purchase at rate λ or dropout at rate μ, is a purchase and comes in time: λ/(λ+μ) · (1 − e^(−(λ+μ)t)).
 */
export function purchaseWithin(latent: ProjectLatent, years: number): Probability {
  const either = latent.purchasesPerYear + latent.dropoutPerYear;
  return either === 0 ? 0 : (latent.purchasesPerYear / either) * (1 - Math.exp(-either * years));
}

/** Expected discounted revenue of the next five years of a customer that is still buying: Σ dᵗ · λ/μ · (e^(−μ(t−1)) − e^(−μt)) · spend. */
export function futureProjectRevenue(latent: ProjectLatent): Money {
  const { purchasesPerYear, dropoutPerYear } = latent;
  let purchases = 0;
  for (let year = 1; year <= VALUE_TERMS.years; year += 1) {
    const there =
      dropoutPerYear < 1e-9
        ? 1
        : (Math.exp(-dropoutPerYear * (year - 1)) - Math.exp(-dropoutPerYear * year)) / dropoutPerYear;
    purchases += purchasesPerYear * there * (1 + VALUE_TERMS.annualDiscountRate) ** -year;
  }
  return purchases * meanSpend(latent);
}
