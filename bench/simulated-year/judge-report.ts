import { median } from '../../src/scoring/math/median.ts';
import { estimateReturn } from '../../src/programme/return/estimate-return.ts';
import { simulateYear, type YearRules } from './simulate-year.ts';

/** How the report on the return stands against what is true in simulated years. */
export interface Judgement {
  readonly seeds: number;
  /** Share of the years whose 80 % interval holds the true effect. */
  readonly coverage: number;
  /** Share of years without any effect in which one is claimed, one-sided at 10 %. */
  readonly falseClaims: number;
  readonly medianIntervalWidth: number;
  /** Mean over the years. */
  readonly trueEffect: number;
  /** Mean of what was estimated. */
  readonly meanEstimate: number;
  /** Share of years in which an effect was claimed that was there. */
  readonly claims: number;
  /** Years in which nothing could be told, with and without an effect. */
  readonly tooFew: number;
}

export function judgeReport(seeds: number, firstSeed: number, rules: YearRules): Judgement {
  const years = Array.from({ length: seeds }, (_, index) => firstSeed + index);
  const withEffect = years.map((seed) => judgeYear(seed, rules));
  const without = years.map((seed) => judgeYear(seed, { ...rules, logOdds: 0, growth: 0 }));
  const told = withEffect.flatMap((year) => (year === null ? [] : [year]));
  const idle = without.flatMap((year) => (year === null ? [] : [year]));
  return {
    seeds,
    coverage: shareOf(told, ({ truth, interval: [low, high] }) => low <= truth && truth <= high),
    falseClaims: shareOf(idle, ({ isProven }) => isProven),
    medianIntervalWidth: median(told.map(({ interval: [low, high] }) => high - low)),
    trueEffect: mean(told.map(({ truth }) => truth)),
    meanEstimate: mean(told.map(({ effect }) => effect)),
    claims: shareOf(told, ({ isProven }) => isProven),
    tooFew: 2 * seeds - told.length - idle.length,
  };
}

interface JudgedYear {
  readonly truth: number;
  readonly effect: number;
  readonly interval: readonly [number, number];
  readonly isProven: boolean;
}

function judgeYear(seed: number, rules: YearRules): JudgedYear | null {
  const { tests, trueEffect } = simulateYear(seed, rules);
  const told = estimateReturn(tests);
  if (told.kind === 'too_few') return null;
  return { truth: trueEffect, effect: told.effect, interval: told.interval, isProven: told.isProven };
}

function shareOf<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length / items.length;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
