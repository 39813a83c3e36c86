import type { Policy } from './policy.ts';
import type { ContactStatus, CustomerStatus, Money, NextAction, Renewal, Risk, Segment, Wallet } from './types.ts';

export interface ActionFacts {
  readonly status: CustomerStatus;
  readonly risk: Risk;
  readonly segment: Segment | null;
  readonly renewal: Renewal | null;
  readonly contactStatus: ContactStatus;
  readonly wallet: Wallet | null;
  readonly walletBelowSpend: boolean;
  readonly valueGap: number | null;
  readonly lifetimeValue: Money;
  /** The customer spends clearly more than a year ago (see `isGrowing`). */
  readonly growing: boolean;
  readonly hasReferred: boolean;
}

/**
 * The one next step: what is urgent first, then what is missing, then what could grow. An estimated budget is no answer: of
 * a customer at the top or a growing one it is asked for, once nothing more urgent is left.
 */
export function suggestNextAction(facts: ActionFacts, policy: Policy): NextAction {
  if (facts.status === 'renewal_overdue') return 'record_renewal_outcome';
  if (facts.status === 'lapsed') return 'win_back';
  const quiet = facts.contactStatus === 'overdue' || facts.contactStatus === 'never';
  if (quiet) return 'book_meeting';
  const due = facts.renewal !== null && -facts.renewal.overdueDays <= policy.contract.renewalWindowDays;
  if (due && facts.renewal.openRenewalDealIds.length === 0) return 'start_renewal';
  if (facts.risk === 'high' || facts.risk === 'critical' || facts.contactStatus === 'due') return 'book_meeting';
  if (facts.wallet === null || facts.walletBelowSpend) return 'ask_budget';
  if (facts.contactStatus === 'not_measurable') return 'check_logging';
  if (facts.wallet.source === 'estimated' && isWorthAsking(facts, policy)) return 'ask_budget';
  if (facts.segment === 'ideal' && !facts.hasReferred) return 'ask_referral';
  if (facts.valueGap !== null) return 'grow';
  return facts.segment === 'ideal' ? 'appreciate' : 'keep_in_touch';
}

/** At the top by the policy's amount: the tiers are known only where the whole portal is in view. */
function isWorthAsking({ lifetimeValue, growing }: ActionFacts, { idealLifetimeValue }: Policy): boolean {
  return growing || (idealLifetimeValue !== null && lifetimeValue >= idealLifetimeValue);
}
