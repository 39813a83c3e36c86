import type { ScoreResult } from '../../scoring/types.ts';
import { SEGMENTS_ON_DAY, segmentNow, type FrozenCohort, type SegmentOnDay } from './conversion-goal.ts';

/** Where the customers of one segment went; the counts add up to the total. */
export interface MigrationRow {
  /** `not_scored`: those who became customers since. */
  readonly from: SegmentOnDay;
  readonly to: Readonly<Record<SegmentOnDay, number>>;
  readonly total: number;
}

/**
 * From what segment to what since the cohort was frozen. Everybody who had a segment then or has one now is in it once:
 * the rows add up to those of then, the columns to those of now.
 */
export function migrationMatrix(cohort: FrozenCohort, now: readonly ScoreResult[]): readonly MigrationRow[] {
  const current = new Map(now.map((result) => [result.companyId, segmentNow(result)]));
  const everybody = new Set([...cohort.segments.keys(), ...current.keys()]);
  const moves = [...everybody].map((id): { from: SegmentOnDay; to: SegmentOnDay } => ({
    from: cohort.segments.get(id) ?? 'not_scored',
    to: current.get(id) ?? 'not_scored',
  }));
  return SEGMENTS_ON_DAY.map((from) => {
    const leaving = moves.filter((move) => move.from === from && !(from === 'not_scored' && move.to === 'not_scored'));
    const count = (to: SegmentOnDay): number => leaving.filter((move) => move.to === to).length;
    return {
      from,
      to: {
        ideal: count('ideal'),
        uncertain: count('uncertain'),
        non_ideal: count('non_ideal'),
        not_scored: count('not_scored'),
      },
      total: leaving.length,
    };
  });
}
