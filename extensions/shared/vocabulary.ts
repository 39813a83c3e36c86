/** The words in which the app answers, as the glossary in `src/scoring/types.ts` has them: HubSpot uploads this folder alone. */
export const SEGMENTS = ['ideal', 'uncertain', 'non_ideal'] as const;
/** Where a company stands on a day: in a segment, or in none. */
export const STANDINGS = [...SEGMENTS, 'not_scored'] as const;
export const RISKS = ['low', 'watch', 'high', 'critical'] as const;
export const CUSTOMER_STATUSES = ['prospect', 'active', 'renewal_overdue', 'lapsed', 'won_back'] as const;
export const CONTACT_STATUSES = ['in_touch', 'due', 'overdue', 'never', 'not_measurable'] as const;
export const EVIDENCE_GRADES = ['thin', 'some', 'strong'] as const;
export const VALUE_TIERS = ['top_5', 'top_20', 'middle', 'rest'] as const;
export const MILESTONE_KINDS = ['anniversary', 'renewal', 'spend', 'lifetime_value', 'first_referral'] as const;
