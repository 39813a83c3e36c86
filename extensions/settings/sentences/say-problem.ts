import type { Problem } from '../state/check-edits.ts';
import type { Words } from './words.ts';

/** What is wrong with an entry, and what to do. */
export function sayProblem(problem: Problem, { texts, exact }: Words): string {
  const { problems } = texts.editing;
  switch (problem.kind) {
    case 'too_low':
      return problems.too_low(exact(problem.min));
    case 'too_high':
      return problems.too_high(exact(problem.max));
    case 'too_many':
      return problems.too_many(exact(problem.max));
    case 'said':
      return problems.said(problem.message);
    default:
      return problems[problem.kind];
  }
}
