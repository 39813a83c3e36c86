import type { DriverName, NextAction } from '../scoring/types.ts';
import { DRIVER_NAMES, NEXT_ACTIONS } from '../scoring/types.ts';

export interface PropertyOption {
  readonly value: string;
  readonly label: string;
  /** What earlier versions called it: an account that still calls it so was never asked, and gets the label of today. */
  readonly formerLabels?: readonly string[];
}

const DRIVER_LABELS: Readonly<Record<DriverName, string>> = {
  starting_point: 'Starting point',
  portal_experience: 'Experience of this account',
  similar_customers: 'Similar customers',
  renewals_made: 'Renewals made',
  years_with_purchases: 'Years with purchases',
  years_without_purchases: 'Years without purchases',
  purchase_rhythm: 'Purchase rhythm',
  silence_since_purchase: 'Silence since the last purchase',
  renewal_overdue: 'Renewal overdue',
  renewal_lost: 'Renewal lost',
  time_since_lapse: 'Time since they left',
  contact_recency: 'Time since the last contact',
  contact_frequency: 'Frequency of contact',
  contact_change: 'Change in contact',
  contacts_engaged: 'People we talk to',
  lost_deals: 'Lost deals',
  open_renewal: 'Open renewal',
  products_owned: 'Products owned',
  tenure: 'Years as a customer',
  tickets: 'Support tickets',
  survey_answers: 'Survey answers',
  sentiment: 'Sentiment',
};

const NEXT_ACTION_LABELS: Readonly<Record<NextAction, string>> = {
  record_renewal_outcome: 'Record the outcome of the renewal',
  start_renewal: 'Start the renewal',
  book_meeting: 'Book a meeting',
  win_back: 'Win them back',
  check_logging: 'Check whether contacts are logged',
  ask_budget: 'Ask for the budget',
  ask_referral: 'Ask for a referral',
  grow: 'Offer more',
  appreciate: 'Thank them',
  keep_in_touch: 'Keep in touch',
};

/** "Not a fit now" is about the present; nobody is called non-ideal on a screen. */
export const SEGMENT_OPTIONS: readonly PropertyOption[] = [
  { value: 'ideal', label: 'Ideal' },
  { value: 'uncertain', label: 'Uncertain' },
  { value: 'non_ideal', label: 'Not a fit now' },
];

export const PUBLISHED_SEGMENT_OPTIONS: readonly PropertyOption[] = [
  ...SEGMENT_OPTIONS,
  { value: 'not_scored', label: 'Not scored' },
];

export const CUSTOMER_STATUS_OPTIONS: readonly PropertyOption[] = [
  { value: 'prospect', label: 'Prospect' },
  { value: 'active', label: 'Active' },
  { value: 'renewal_overdue', label: 'Renewal overdue' },
  { value: 'lapsed', label: 'Lapsed' },
  { value: 'won_back', label: 'Won back' },
];

export const EVIDENCE_OPTIONS: readonly PropertyOption[] = [
  { value: 'thin', label: 'Too early to tell' },
  { value: 'some', label: 'Some' },
  { value: 'strong', label: 'Strong' },
];

export const RISK_OPTIONS: readonly PropertyOption[] = [
  { value: 'low', label: 'Low' },
  { value: 'watch', label: 'Watch' },
  { value: 'high', label: 'High' },
  { value: 'critical', label: 'Critical' },
];

export const CHANGE_REASON_OPTIONS: readonly PropertyOption[] = [
  { value: 'customer', label: 'What the customer did' },
  { value: 'data', label: 'New or corrected data' },
  { value: 'policy', label: 'A change of the scoring policy' },
  { value: 'model', label: 'A new model' },
  { value: 'person', label: 'A person decided' },
];

export const CONTACT_STATUS_OPTIONS: readonly PropertyOption[] = [
  { value: 'in_touch', label: 'In touch' },
  { value: 'due', label: 'Due' },
  { value: 'overdue', label: 'Overdue' },
  { value: 'never', label: 'Never, or only about renewals' },
  { value: 'not_measurable', label: 'Not measurable' },
];

export const WALLET_SOURCE_OPTIONS: readonly PropertyOption[] = [
  { value: 'entered', label: 'Entered' },
  { value: 'estimated', label: 'Estimated' },
  { value: 'none', label: 'Not known' },
];

export const VALUE_TIER_OPTIONS: readonly PropertyOption[] = [
  { value: 'top_5', label: 'Top 5 %' },
  { value: 'top_20', label: 'Next 15 %', formerLabels: ['Top 20 %'] },
  { value: 'middle', label: 'Middle' },
  { value: 'rest', label: 'Rest' },
];

export const MOVER_OPTIONS: readonly PropertyOption[] = [
  { value: 'risen', label: 'Risen' },
  { value: 'fallen', label: 'Fallen' },
];

export const SENTIMENT_OPTIONS: readonly PropertyOption[] = [
  { value: 'good', label: 'Good' },
  { value: 'mixed', label: 'Mixed' },
  { value: 'bad', label: 'Bad' },
];

export const DRIVER_OPTIONS: readonly PropertyOption[] = DRIVER_NAMES.map((value) => ({
  value,
  label: DRIVER_LABELS[value],
}));

export const NEXT_ACTION_OPTIONS: readonly PropertyOption[] = NEXT_ACTIONS.map((value) => ({
  value,
  label: NEXT_ACTION_LABELS[value],
}));

/** HubSpot wants the two options of a checkbox spelled out. */
export const YES_NO_OPTIONS: readonly PropertyOption[] = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];
