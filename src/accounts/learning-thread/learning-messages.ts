import type { LearntModel } from '../../operations/ports/model-learner.ts';
import type { ScoringContext } from '../../scoring/relationship.ts';
import type { CompanyHistory } from '../../scoring/types.ts';

/** What the thread is told: some of the customers, or that these were all. */
export type ToLearningThread =
  | { readonly kind: 'page'; readonly histories: readonly CompanyHistory[] }
  | { readonly kind: 'learn'; readonly start: ScoringContext };

/** What it answers: that a page arrived and another may come, or what came of it. */
export type FromLearningThread = { readonly kind: 'next' } | { readonly kind: 'learnt'; readonly learnt: LearntModel };
