import { drawNormal } from '../chance/distributions.ts';
import type { Random } from '../chance/random.ts';

/** What an industry does to its customers. Effects on loss are on the log-odds; prices and rates are factors. */
interface IndustryEffect {
  /** HubSpot's value of `industry`. */
  readonly industry: string;
  /** Share of the companies. */
  readonly weight: number;
  readonly lossLogOdds: number;
  readonly priceFactor: number;
  readonly purchaseRateFactor: number;
}

interface SizeEffect {
  readonly size: CompanySize;
  readonly weight: number;
  readonly employees: readonly [least: number, most: number];
  readonly lossLogOdds: number;
  readonly priceFactor: number;
  readonly purchaseRateFactor: number;
}

export type CompanySize = 'small' | 'medium' | 'large' | 'enterprise';

/** Industry and size of a company, with what they do to its loss, prices and purchases. */
export interface Market {
  readonly industry: string;
  readonly size: CompanySize;
  readonly employees: number;
  readonly lossLogOdds: number;
  readonly priceFactor: number;
  readonly purchaseRateFactor: number;
}

const INDUSTRIES: readonly IndustryEffect[] = [
  { industry: 'MACHINERY', weight: 16, lossLogOdds: -0.3, priceFactor: 1.1, purchaseRateFactor: 1 },
  { industry: 'LOGISTICS_AND_SUPPLY_CHAIN', weight: 13, lossLogOdds: 0.1, priceFactor: 0.9, purchaseRateFactor: 1.2 },
  { industry: 'FINANCIAL_SERVICES', weight: 11, lossLogOdds: -0.2, priceFactor: 1.5, purchaseRateFactor: 1 },
  { industry: 'HOSPITAL_HEALTH_CARE', weight: 11, lossLogOdds: -0.4, priceFactor: 1, purchaseRateFactor: 0.8 },
  { industry: 'RETAIL', weight: 12, lossLogOdds: 0.5, priceFactor: 0.8, purchaseRateFactor: 1.1 },
  { industry: 'COMPUTER_SOFTWARE', weight: 11, lossLogOdds: 0.4, priceFactor: 1, purchaseRateFactor: 1.4 },
  { industry: 'MANAGEMENT_CONSULTING', weight: 9, lossLogOdds: 0.3, priceFactor: 0.7, purchaseRateFactor: 1 },
  { industry: 'UTILITIES', weight: 8, lossLogOdds: -0.5, priceFactor: 1.3, purchaseRateFactor: 0.7 },
  { industry: 'EDUCATION_MANAGEMENT', weight: 9, lossLogOdds: -0.1, priceFactor: 0.6, purchaseRateFactor: 0.8 },
];

const SIZES: readonly SizeEffect[] = [
  {
    size: 'small',
    weight: 34,
    employees: [8, 49],
    lossLogOdds: 0.45,
    priceFactor: 0.5,
    purchaseRateFactor: 0.7,
  },
  {
    size: 'medium',
    weight: 36,
    employees: [50, 249],
    lossLogOdds: 0.05,
    priceFactor: 0.9,
    purchaseRateFactor: 1,
  },
  {
    size: 'large',
    weight: 21,
    employees: [250, 999],
    lossLogOdds: -0.25,
    priceFactor: 1.5,
    purchaseRateFactor: 1.3,
  },
  {
    size: 'enterprise',
    weight: 9,
    employees: [1000, 9000],
    lossLogOdds: -0.55,
    priceFactor: 2.8,
    purchaseRateFactor: 1.7,
  },
];

/** Draws a company's industry and size. */
export function drawMarket(random: Random): Market {
  const industry = random.pickWeighted(INDUSTRIES.map((effect) => [effect, effect.weight] as const));
  const size = random.pickWeighted(SIZES.map((effect) => [effect, effect.weight] as const));
  const [least, most] = size.employees;
  return {
    industry: industry.industry,
    size: size.size,
    // There are more companies at the lower end of every class.
    employees: Math.round(least * (most / least) ** random.next()),
    lossLogOdds: industry.lossLogOdds + size.lossLogOdds,
    priceFactor: industry.priceFactor * size.priceFactor,
    purchaseRateFactor: industry.purchaseRateFactor * size.purchaseRateFactor,
  };
}

/** Probability whose log-odds are those of `base`, moved by `logOdds`. */
export function shiftOdds(base: number, logOdds: number): number {
  const odds = (base / (1 - base)) * Math.exp(logOdds);
  return odds / (1 + odds);
}

/** A price around `typical` for this market; customers differ by `deviation` on the logarithm. In Euro, to the ten. */
export function drawPrice(random: Random, market: Market, typical: number, deviation: number): number {
  return Math.max(
    10,
    Math.round((typical * market.priceFactor * Math.exp(drawNormal(random, 0, deviation))) / 10) * 10,
  );
}
