import type { Day, ScoreResult, Segment } from '../../scoring/types.ts';

/** How many of the Uncertain are to become Ideal, and by when. */
export interface ConversionGoal {
  readonly startsOn: Day;
  /** After the start. */
  readonly endsOn: Day;
  readonly target:
    | { readonly kind: 'count'; readonly count: number }
    /** Above 0, at most 1. */
    | { readonly kind: 'share'; readonly share: number };
}

/** A company's segment on a day; who is no customer, or has no segment, is not scored. Kept by its place: the order stays. */
export const SEGMENTS_ON_DAY = ['ideal', 'uncertain', 'non_ideal', 'not_scored'] as const satisfies readonly (
  Segment | 'not_scored'
)[];
export type SegmentOnDay = (typeof SEGMENTS_ON_DAY)[number];

/** All customers with their segment on the day the goal began: kept as it was, whatever becomes of them. */
export interface FrozenCohort {
  readonly frozenOn: Day;
  readonly segments: ReadonlyMap<string, Segment>;
  /** The Uncertain of that day: whom the goal is about. */
  readonly members: ReadonlySet<string>;
}

/** Freezes who was what on the day a goal begins. */
export function freezeCohort(results: readonly ScoreResult[], frozenOn: Day): FrozenCohort {
  const segments = new Map(
    results.flatMap((result): [string, Segment][] =>
      result.kind === 'scored' && result.segment !== null ? [[result.companyId, result.segment]] : [],
    ),
  );
  const members = new Set([...segments].filter(([, segment]) => segment === 'uncertain').map(([id]) => id));
  return { frozenOn, segments, members };
}

/** The cohort's members that are Ideal now. */
export function convertedMembers(cohort: FrozenCohort, now: readonly ScoreResult[]): readonly string[] {
  return now
    .filter((result) => segmentNow(result) === 'ideal' && cohort.members.has(result.companyId))
    .map(({ companyId }) => companyId);
}

/** How many of the cohort have to be converted: of a share, whole customers, at least one. */
export function targetCount({ target }: Pick<ConversionGoal, 'target'>, { members }: FrozenCohort): number {
  return targetOf(target, members.size);
}

/** The same by the number of the members alone. */
export function targetOf(target: ConversionGoal['target'], members: number): number {
  return target.kind === 'count' ? target.count : Math.max(1, Math.ceil(target.share * members - 1e-9));
}

/** By the score; an override counts. */
export function segmentNow(result: ScoreResult): SegmentOnDay {
  return result.kind === 'scored' ? (result.segment ?? 'not_scored') : 'not_scored';
}
