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

/**
 * Survival of the first relationship by whole years, free of any model (Kaplan and Meier 1958), with an 80 % interval on
 * the log-minus-log scale (Greenwood 1926; Kalbfleisch and Prentice 1980). While all or none are left that scale has no
 * width, and the share's own interval stands, of those still seen or of all. Stops at the last year somebody was seen for.
 */
export function kaplanMeier(spells: readonly FirstSpell[]): readonly SurvivalPoint[] {
  const durations = spells
    .map((spell) => ({ days: Math.max(0, spell.end - spell.start), lost: spell.lost }))
    .toSorted((one, other) => one.days - other.days || Number(other.lost) - Number(one.lost));
  const points: SurvivalPoint[] = [];
  let survival = 1;
  let greenwood = 0;
  let seen = 0;
  const longest = durations.at(-1)?.days ?? 0;
  for (let years = 1; years * DAYS_PER_YEAR <= longest; years += 1) {
    for (let next = durations[seen]; next !== undefined && next.days <= years * DAYS_PER_YEAR; next = durations[seen]) {
      const atRisk = durations.length - seen;
      if (next.lost) {
        survival *= 1 - 1 / atRisk;
        greenwood += atRisk === 1 ? 0 : 1 / (atRisk * (atRisk - 1));
      }
      seen += 1;
    }
    const atRisk = durations.length - seen;
    const interval =
      survival > 0 && survival < 1
        ? logLogInterval(survival, greenwood)
        : shareInterval(survival * atRisk, survival === 1 ? atRisk : durations.length);
    points.push({ years, survival, interval, atRisk });
  }
  return points;
}

function logLogInterval(survival: Probability, greenwood: number): Interval {
  const reach = (normalQuantile(0.9) * Math.sqrt(greenwood)) / Math.abs(Math.log(survival));
  return [survival ** Math.exp(reach), survival ** Math.exp(-reach)];
}
