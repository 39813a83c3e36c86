import { compareIds } from '../../scoring/compare-ids.ts';
import type { Money, Probability } from '../../scoring/types.ts';

/** Who may be helped: as scored, with the margin of a year that is at stake. */
export interface Candidate {
  readonly companyId: string;
  readonly score: Probability;
  readonly margin: Money;
}

/** The customers for whom an activity is worth most: the largest margin at risk first; the same for everybody who looks. */
export function chooseForActivity<One extends Candidate>(candidates: readonly One[], count: number): readonly One[] {
  return candidates
    .toSorted((one, other) => atRisk(other) - atRisk(one) || compareIds(one.companyId, other.companyId))
    .slice(0, count);
}

function atRisk({ score, margin }: Candidate): Money {
  return (1 - score) * margin;
}
