import { DAYS_PER_YEAR } from '../../scoring/day.ts';
import { normalQuantile } from '../../scoring/math/normal.ts';
import type { Interval, Probability } from '../../scoring/types.ts';
import { shareInterval } from '../share.ts';
import type { FirstSpell } from './customer-spell.ts';

export interface SurvivalPoint {
  readonly years: number;
  readonly survival: Probability;
  readonly interval: Interval;
  /** Customers seen for at least that long without a loss. */
  readonly atRisk: number;
}

/** First relationships by how many days they lasted: how many were lost then, and how many were seen no longer. */
export type SpellCounts = ReadonlyMap<number, { readonly lost: number; readonly leftSeen: number }>;

/** Adds a relationship to the counts. */
export function countSpell(counts: Map<number, { lost: number; leftSeen: number }>, spell: FirstSpell): void {
  const days = Math.max(0, spell.end - spell.start);
  const counted = counts.get(days) ?? { lost: 0, leftSeen: 0 };
  if (spell.lost) counted.lost += 1;
  else counted.leftSeen += 1;
  counts.set(days, counted);
}

/**
 * Survival of the first relationship by whole years, free of any model (Kaplan and Meier 1958), with an 80 % interval on
 * the log-minus-log scale (Greenwood 1926; Kalbfleisch and Prentice 1980). While all or none are left that scale has no
 * width, and the share's own interval stands, of those still seen or of all. Stops at the last year somebody was seen for.
 */
export function kaplanMeier(counts: SpellCounts): readonly SurvivalPoint[] {
  const durations = [...counts].toSorted(([one], [other]) => one - other);
  const all = durations.reduce((sum, [, { lost, leftSeen }]) => sum + lost + leftSeen, 0);
  const longest = durations.at(-1)?.[0] ?? 0;
  const points: SurvivalPoint[] = [];
  let survival = 1;
  let greenwood = 0;
  let atRisk = all;
  let next = 0;
  for (let years = 1; years * DAYS_PER_YEAR <= longest; years += 1) {
    for (; (durations[next]?.[0] ?? Infinity) <= years * DAYS_PER_YEAR; next += 1) {
      const { lost, leftSeen } = durations[next]?.[1] ?? { lost: 0, leftSeen: 0 };
      const kept = atRisk - lost;
      survival *= kept / atRisk;
      greenwood += kept === 0 ? 0 : lost / (atRisk * kept);
      atRisk = kept - leftSeen;
    }
    const interval =
      survival > 0 && survival < 1
        ? logLogInterval(survival, greenwood)
        : shareInterval(survival * atRisk, survival === 1 ? atRisk : all);
    points.push({ years, survival, interval, atRisk });
  }
  return points;
}

function logLogInterval(survival: Probability, greenwood: number): Interval {
  const reach = (normalQuantile(0.9) * Math.sqrt(greenwood)) / Math.abs(Math.log(survival));
  return [survival ** Math.exp(reach), survival ** Math.exp(-reach)];
}
