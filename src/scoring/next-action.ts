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
  /** A person recorded why the customer leaves or is not a fit: silence and risk are then explained already. */
  readonly explained: boolean;
}

/** This close to a renewal nothing else is asked for. */
const RENEWAL_COMES_FIRST_DAYS = 30;

/**
 * The one next step: what is urgent first, then what is missing, then what could grow. Nothing is asked for shortly before a
 * renewal, nor of a customer at risk within the renewal's window. An estimated budget is no answer: of a customer at the top
 * or a growing one it is asked for, once nothing more urgent is left.
 */
export function suggestNextAction(facts: ActionFacts, policy: Policy): NextAction {
  if (facts.status === 'renewal_overdue') return 'record_renewal_outcome';
  if (facts.status === 'lapsed') return 'win_back';
  const quiet = facts.contactStatus === 'overdue' || facts.contactStatus === 'never';
  if (quiet && !facts.explained) return 'book_meeting';
  const due = isDueWithin(policy.contract.renewalWindowDays, facts);
  if (due && facts.renewal?.openRenewalDealIds.length === 0) return 'start_renewal';
  if (facts.explained) return 'keep_in_touch';
  if (facts.risk === 'high' || facts.risk === 'critical' || facts.contactStatus === 'due') return 'book_meeting';
  if (isDueWithin(RENEWAL_COMES_FIRST_DAYS, facts) || (due && facts.risk !== 'low')) {
    return facts.contactStatus === 'not_measurable' ? 'check_logging' : 'keep_in_touch';
  }
  return askOrGrow(facts, policy);
}

/** What is missing, then what could grow. */
function askOrGrow(facts: ActionFacts, policy: Policy): NextAction {
  if (facts.wallet === null || facts.walletBelowSpend) return 'ask_budget';
  if (facts.contactStatus === 'not_measurable') return 'check_logging';
  if (facts.wallet.source === 'estimated' && isWorthAsking(facts, policy)) return 'ask_budget';
  if (facts.segment === 'ideal' && !facts.hasReferred) return 'ask_referral';
  if (facts.valueGap !== null) return 'grow';
  return facts.segment === 'ideal' ? 'appreciate' : 'keep_in_touch';
}

function isDueWithin(days: number, { renewal }: ActionFacts): boolean {
  return renewal !== null && -renewal.overdueDays <= days;
}

/** At the top by the policy's amount: the tiers are known only where the whole portal is in view. */
function isWorthAsking({ lifetimeValue, growing }: ActionFacts, { idealLifetimeValue }: Policy): boolean {
  return growing || (idealLifetimeValue !== null && lifetimeValue >= idealLifetimeValue);
}
