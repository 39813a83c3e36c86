import { readCustomer } from '../../scoring/read-customer.ts';
import { readContracts, type ScoringContext } from '../../scoring/relationship.ts';
import { scoreCustomer } from '../../scoring/score-customer.ts';
import type { CompanyHistory, CustomerScore } from '../../scoring/types.ts';
import { MILESTONE_DAYS_SINCE, type MilestoneCustomer } from './find-milestones.ts';

/** What the milestones of a customer need to know beside its score, read from its history on the day of the score. */
export function toMilestoneCustomer(
  history: CompanyHistory,
  score: CustomerScore,
  context: ScoringContext,
): MilestoneCustomer {
  const { deals } = readCustomer(history, context.policy, context.asOf);
  const before = scoreCustomer(history, { ...context, asOf: context.asOf - MILESTONE_DAYS_SINCE });
  return {
    history,
    score,
    renewalsMade: readContracts(history, deals, context).contracts?.renewalsMade ?? 0,
    lifetimeValueBefore: before.kind === 'scored' ? before.lifetimeValue : null,
  };
}
