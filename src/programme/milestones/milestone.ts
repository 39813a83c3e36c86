import type { Day, Money } from '../../scoring/types.ts';

/** What is worth a word to the customer. */
export const MILESTONE_KINDS = ['anniversary', 'renewal', 'spend', 'lifetime_value', 'first_referral'] as const;
export type MilestoneKind = (typeof MILESTONE_KINDS)[number];

/** What to show the customer that it is appreciated with. */
export const APPRECIATIONS = [
  'personal_note',
  'thank_you_call',
  'recognition_event',
  'executive_visit',
  'early_access',
  'advisory_board_seat',
  'frequent_buying_terms',
  'priority_service',
  'referral_thanks',
] as const;
export type Appreciation = (typeof APPRECIATIONS)[number];

/** Why this is not the moment for thanks. */
export const MILESTONE_PAUSES = ['renewal_overdue', 'risk_critical', 'risk_high'] as const;
export type MilestonePause = (typeof MILESTONE_PAUSES)[number];

export interface Milestone {
  readonly companyId: string;
  readonly name: string;
  readonly kind: MilestoneKind;
  /** Years of an anniversary, the number of a renewal, the round amount passed, or 1 for the first referral. */
  readonly size: number;
  readonly day: Day;
  /** `expected`: if what is due is done; `ahead`: it will be; `reached`: within the last 30 days. */
  readonly state: 'reached' | 'ahead' | 'expected';
  readonly appreciation: Appreciation;
  /** Null where nothing speaks against it now. */
  readonly paused: MilestonePause | null;
  readonly currentAnnualValue: Money;
}

export const APPRECIATION_SENTENCES: Readonly<Record<Appreciation, string>> = {
  personal_note: 'a personal note from the account owner',
  thank_you_call: 'a call to say thank you, with nothing to sell',
  recognition_event: 'public recognition: a user event, a customer story, an award',
  executive_visit: 'a visit by management, with a look at their next three to five years',
  early_access: 'early access to what is built next, or a training for their people',
  advisory_board_seat: 'a seat on the advisory board',
  frequent_buying_terms: 'terms for frequent buying',
  priority_service: 'priority service, or direct support',
  referral_thanks: 'thanks for the referral: something for the company and for the person',
};

export const PAUSE_SENTENCES: Readonly<Record<MilestonePause, string>> = {
  renewal_overdue: 'paused: the renewal is overdue, settle it first',
  risk_critical: 'paused: the risk is critical, speak about that first',
  risk_high: 'paused: the risk is high, speak about that first',
};
