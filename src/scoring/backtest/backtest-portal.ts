import { addMonths } from '../day.ts';
import { learnEngagement } from '../fit/portal/learn-engagement.ts';
import { slicePortal, type PortalSlice, type SliceCustomer, type TestOutcome } from '../fit/portal/portal-slice.ts';
import type { Model } from '../model.ts';
import { passing } from '../loyalty/prior.ts';
import type { Policy } from '../policy.ts';
import { readLoyalty } from '../read-loyalty.ts';
import type { CompanyHistory, Day, Interval, LoyaltyTest, Probability } from '../types.ts';
import { bootstrapByCustomer } from './bootstrap.ts';
import { flaggedAndLost, type FlaggedAndLost, type RiskForecast } from './flagged-and-lost.ts';
import { calibrationBins, judgeForecasts, type CalibrationBin, type ForecastMetrics } from './metrics.ts';
import { learnPortalRules } from './portal-baselines.ts';

/** One customer's forecast from one cut, beside what happened. */
interface JudgedCustomer extends RiskForecast {
  readonly customerId: string;
  readonly hasContract: boolean;
  readonly portal: Probability;
  readonly seed: Probability;
  /** Null where no slice was over when the forecast was made. */
  readonly rules: {
    readonly baseRate: Probability;
    readonly ownRate: Probability;
    readonly recency: Probability;
  } | null;
}

/** The portal's model and the seed, judged on the same tests; `test` null: all that decide together. */
export interface PortalCutReport {
  /** Null for all cuts together. */
  readonly cut: Day | null;
  readonly test: LoyaltyTest | null;
  readonly cases: number;
  readonly passed: number;
  readonly portal: ForecastMetrics;
  readonly seed: ForecastMetrics;
  /** Null where some forecast was made before any slice was over. */
  readonly baselines: Readonly<Record<'baseRate' | 'ownRate' | 'recency', ForecastMetrics>> | null;
  /** 80 %, customers drawn with all their forecasts: the portal's Brier score less the seed's. */
  readonly brierAgainstSeed: Interval;
}

export interface PortalBacktest {
  readonly cuts: readonly PortalCutReport[];
  /** What the gate looks at, from all cuts: renewals, and purchases of customers without a contract. */
  readonly pooled: PortalCutReport;
  readonly byTest: readonly PortalCutReport[];
  /** Of the portal's model, from all cuts. */
  readonly calibration: readonly CalibrationBin[];
  readonly flags: FlaggedAndLost;
}

/** A past day is no origin of forecasts where fewer tests were decided after it. */
const FEWEST_DECIDED = 50;
/** A portal with more companies has enough in fewer slices, and in fewer cuts. */
export const LARGE_PORTAL = 2_000;
const MOST_SLICES = { small: 3, large: 2 } as const;

/** The slices of a portal by their cut, each made once. */
export class PortalPast {
  readonly #histories: readonly CompanyHistory[];
  readonly #policy: Policy;
  readonly #asOf: Day;
  readonly #slices = new Map<Day, PortalSlice>();

  /** @param asOf the day the histories were read */
  constructor(histories: readonly CompanyHistory[], policy: Policy, asOf: Day) {
    this.#histories = histories;
    this.#policy = policy;
    this.#asOf = asOf;
  }

  slice(cut: Day): PortalSlice {
    const known = this.#slices.get(cut);
    if (known !== undefined) return known;
    const made = slicePortal(this.#histories, this.#policy, cut, this.#asOf);
    this.#slices.set(cut, made);
    return made;
  }

  /** Slices that were over by `day` and do not overlap, the latest first; those in which enough was decided. */
  slicesUntil(day: Day): readonly PortalSlice[] {
    const slices: PortalSlice[] = [];
    const most = this.#histories.length > LARGE_PORTAL ? MOST_SLICES.large : MOST_SLICES.small;
    for (let back = 1; back <= most; back += 1) {
      const slice = this.slice(addMonths(day, -back * this.#policy.horizonMonths));
      if (decided(slice).length < FEWEST_DECIDED) break;
      slices.push(slice);
    }
    return slices;
  }

  /** The model that could have been learnt by `cut`. */
  modelOn(cut: Day): Model {
    const { model } = this.slice(cut).core;
    return { ...model, id: 'portal', engagement: learnEngagement(this.slicesUntil(cut)).model };
  }
}

/**
 * Loyalty forecast from each cut, by a model learnt from what was known at the cut alone and by the seed, judged by what
 * came after: was the renewal made, did a purchase come within the horizon. Cuts after which fewer than 50 tests were
 * decided are passed over; null where no cut is left.
 *
 * @param asOf the day the histories were read
 */
export function backtestPortal(past: PortalPast, policy: Policy, cuts: readonly Day[]): PortalBacktest | null {
  const judgedByCut = cuts.flatMap((cut) => {
    const rows = judgeCut(past, policy, cut);
    return rows.filter(isDeciding).length < FEWEST_DECIDED ? [] : [{ cut, rows }];
  });
  if (judgedByCut.length === 0) return null;
  const all = judgedByCut.flatMap(({ rows }) => rows);
  const tests: readonly LoyaltyTest[] = ['next_renewal', 'purchase_within_horizon', 'win_back'];
  return {
    cuts: judgedByCut.map(({ cut, rows }) => report(cut, null, rows.filter(isDeciding))),
    pooled: report(null, null, all.filter(isDeciding)),
    byTest: tests.flatMap((test) => {
      const rows = all.filter((row) => row.test === test);
      return rows.length === 0 ? [] : [report(null, test, rows)];
    }),
    calibration: calibrationBins(
      all.filter(isDeciding).map((row) => ({ probability: row.portal, outcome: row.passed })),
    ),
    flags: flaggedAndLost(all),
  };
}

/**
 * Renewals, and purchases of customers without a contract, also of those silent for so long that they are called lapsed: it
 * is one forecast. The return of a contract customer after a loss is another question and judged apart.
 */
function isDeciding({ test, hasContract }: { readonly test: LoyaltyTest; readonly hasContract: boolean }): boolean {
  return test !== 'win_back' || !hasContract;
}

function judgeCut(past: PortalPast, policy: Policy, cut: Day): readonly JudgedCustomer[] {
  const slice = past.slice(cut);
  if (decided(slice).length < FEWEST_DECIDED) return [];
  const [before] = past.slicesUntil(cut);
  const rules = before === undefined ? null : learnPortalRules(before);
  const own = { asOf: cut, policy, model: past.modelOn(cut) };
  return decided(slice).map(({ customer, outcome }) => {
    const reading = readLoyalty(customer.read, own, customer.relationship);
    const { companyId } = customer.read.history;
    return {
      companyId,
      customerId: companyId,
      hasContract: customer.relationship.contracts !== null,
      cut,
      ...outcome,
      risk: reading.risk,
      portal: reading.loyalty,
      // The seed has no engagement: its core is its whole forecast.
      seed: passing(customer.relationship.core.belief),
      rules:
        rules === null
          ? null
          : {
              baseRate: rules.baseRate(customer),
              ownRate: rules.ownRate(customer),
              recency: rules.recency(customer),
            },
    };
  });
}

function decided({ customers }: PortalSlice): readonly { customer: SliceCustomer; outcome: TestOutcome }[] {
  return customers.flatMap((customer) => (customer.outcome === null ? [] : [{ customer, outcome: customer.outcome }]));
}

function report(cut: Day | null, test: LoyaltyTest | null, rows: readonly JudgedCustomer[]): PortalCutReport {
  const judge = (pick: (row: JudgedCustomer) => Probability): ForecastMetrics =>
    judgeForecasts(rows.map((row) => ({ probability: pick(row), outcome: row.passed })));
  const squared = (probability: Probability, row: JudgedCustomer): number => (probability - Number(row.passed)) ** 2;
  const rule = (name: 'baseRate' | 'ownRate' | 'recency'): ForecastMetrics => judge((row) => row.rules?.[name] ?? NaN);
  return {
    cut,
    test,
    cases: rows.length,
    passed: rows.filter((row) => row.passed).length,
    portal: judge((row) => row.portal),
    seed: judge((row) => row.seed),
    baselines: rows.every((row) => row.rules !== null)
      ? { baseRate: rule('baseRate'), ownRate: rule('ownRate'), recency: rule('recency') }
      : null,
    brierAgainstSeed: bootstrapByCustomer(rows, (row) => squared(row.portal, row) - squared(row.seed, row)),
  };
}
