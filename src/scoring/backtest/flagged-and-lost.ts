import { median } from '../math/median.ts';
import type { Day, LoyaltyTest, Risk } from '../types.ts';

/** A forecast as a manager would have seen it, with what came of it. */
export interface RiskForecast {
  readonly companyId: string;
  readonly cut: Day;
  readonly test: LoyaltyTest;
  readonly dueOn: Day | null;
  readonly risk: Risk;
  readonly passed: boolean;
  readonly decidedOn: Day;
}

/** What the flags were worth, in customers: a renewal that several cuts looked ahead to counts once. */
export interface FlaggedAndLost {
  /** All that were forecast. */
  readonly customers: number;
  /** High or critical at one of the cuts before. */
  readonly flagged: number;
  readonly flaggedAndLost: number;
  readonly lost: number;
  /** Renewals alone: median days from the first flag to the loss; null where none was flagged. */
  readonly medianDaysBefore: number | null;
  readonly sentence: string;
}

/**
 * What came of those who were flagged. Several cuts that looked ahead to one due day are one; without a due day each cut is one.
 * Win-backs are left out: they are lost already.
 */
export function flaggedAndLost(forecasts: readonly RiskForecast[]): FlaggedAndLost {
  const events = new Map<string, { lost: boolean; firstFlag: Day | null; decidedOn: Day; dueOn: Day | null }>();
  for (const { companyId, cut, test, dueOn, risk, passed, decidedOn } of forecasts) {
    if (test === 'win_back') continue;
    const key = `${companyId}|${dueOn === null ? `cut ${String(cut)}` : `due ${String(dueOn)}`}`;
    const event = events.get(key) ?? { lost: !passed, firstFlag: null, decidedOn, dueOn };
    if (risk === 'high' || risk === 'critical') event.firstFlag = Math.min(event.firstFlag ?? cut, cut);
    events.set(key, event);
  }
  const all = [...events.values()];
  const flagged = all.filter((event) => event.firstFlag !== null);
  const both = flagged.filter((event) => event.lost).length;
  const lost = all.filter((event) => event.lost).length;
  const days = flagged.flatMap(({ lost: isLost, dueOn, firstFlag, decidedOn }) =>
    isLost && dueOn !== null && firstFlag !== null ? [decidedOn - firstFlag] : [],
  );
  const medianDaysBefore = days.length === 0 ? null : median(days);
  return {
    customers: all.length,
    flagged: flagged.length,
    flaggedAndLost: both,
    lost,
    medianDaysBefore,
    sentence: sentenceOf(flagged.length, both, lost, medianDaysBefore),
  };
}

function sentenceOf(flagged: number, both: number, lost: number, days: number | null): string {
  const before = days === null ? '' : `, renewals a median of ${String(Math.round(days))} days before the loss`;
  return `Of ${String(flagged)} customers flagged high or critical, ${String(both)} were lost; of ${String(lost)} lost, ${String(both)} had been flagged${before}.`;
}
