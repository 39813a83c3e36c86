import type { Policy } from './policy.ts';
import type { ContactStatus, CustomerStatus, NextAction, Renewal, Risk, Segment, Wallet } from './types.ts';

export interface ActionFacts {
  readonly status: CustomerStatus;
  readonly risk: Risk;
  readonly segment: Segment | null;
  readonly renewal: Renewal | null;
  readonly contactStatus: ContactStatus;
  readonly wallet: Wallet | null;
  readonly walletBelowSpend: boolean;
  readonly valueGap: number | null;
  readonly hasReferred: boolean;
}

/** The one next step: what is urgent first, then what is missing, then what could grow. */
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
  if (facts.segment === 'ideal' && !facts.hasReferred) return 'ask_referral';
  if (facts.valueGap !== null) return 'grow';
  return facts.segment === 'ideal' ? 'appreciate' : 'keep_in_touch';
}
