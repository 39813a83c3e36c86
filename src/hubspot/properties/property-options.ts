import {
  CHANGE_REASONS,
  MOVER_DIRECTIONS,
  PUBLISHED_SEGMENTS,
  PUBLISHED_WALLET_SOURCES,
} from '../../operations/ports.ts';
import { VALUE_TIERS } from '../../programme/value-tiers.ts';
import {
  CONTACT_STATUSES,
  CUSTOMER_STATUSES,
  DRIVER_NAMES,
  EVIDENCE_GRADES,
  NEXT_ACTIONS,
  RISKS,
  SEGMENTS,
  type DriverName,
  type NextAction,
  type Segment,
} from '../../scoring/types.ts';

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
const SEGMENT_LABELS: Readonly<Record<Segment, string>> = {
  ideal: 'Ideal',
  uncertain: 'Uncertain',
  non_ideal: 'Not a fit now',
};

export const SEGMENT_OPTIONS = optionsOf(SEGMENTS, SEGMENT_LABELS);

export const PUBLISHED_SEGMENT_OPTIONS = optionsOf(PUBLISHED_SEGMENTS, { ...SEGMENT_LABELS, not_scored: 'Not scored' });

export const CUSTOMER_STATUS_OPTIONS = optionsOf(CUSTOMER_STATUSES, {
  prospect: 'Prospect',
  active: 'Active',
  renewal_overdue: 'Renewal overdue',
  lapsed: 'Lapsed',
  won_back: 'Won back',
});

export const EVIDENCE_OPTIONS = optionsOf(EVIDENCE_GRADES, {
  thin: 'Too early to tell',
  some: 'Some',
  strong: 'Strong',
});

export const RISK_OPTIONS = optionsOf(RISKS, { low: 'Low', watch: 'Watch', high: 'High', critical: 'Critical' });

export const CHANGE_REASON_OPTIONS = optionsOf(CHANGE_REASONS, {
  customer: 'What the customer did',
  data: 'New or corrected data',
  policy: 'A change of the scoring policy',
  model: 'A new model',
  person: 'A person decided',
});

export const CONTACT_STATUS_OPTIONS = optionsOf(CONTACT_STATUSES, {
  in_touch: 'In touch',
  due: 'Due',
  overdue: 'Overdue',
  never: 'Never, or only about renewals',
  not_measurable: 'Not measurable',
});

export const WALLET_SOURCE_OPTIONS = optionsOf(PUBLISHED_WALLET_SOURCES, {
  entered: 'Entered',
  estimated: 'Estimated',
  none: 'Not known',
});

export const VALUE_TIER_OPTIONS = optionsOf(
  VALUE_TIERS,
  { top_5: 'Top 5 %', top_20: 'Next 15 %', middle: 'Middle', rest: 'Rest' },
  { top_20: ['Top 20 %'] },
);

export const MOVER_OPTIONS = optionsOf(MOVER_DIRECTIONS, { risen: 'Risen', fallen: 'Fallen' });

export const SENTIMENT_OPTIONS: readonly PropertyOption[] = [
  { value: 'good', label: 'Good' },
  { value: 'mixed', label: 'Mixed' },
  { value: 'bad', label: 'Bad' },
];

export const DRIVER_OPTIONS = optionsOf(DRIVER_NAMES, DRIVER_LABELS);

export const NEXT_ACTION_OPTIONS = optionsOf(NEXT_ACTIONS, NEXT_ACTION_LABELS);

/** HubSpot wants the two options of a checkbox spelled out. */
export const YES_NO_OPTIONS: readonly PropertyOption[] = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

function optionsOf<Word extends string>(
  words: readonly Word[],
  labels: Readonly<Record<Word, string>>,
  formerLabels?: Readonly<Partial<Record<Word, readonly string[]>>>,
): readonly PropertyOption[] {
  return words.map((value) => {
    const former = formerLabels?.[value];
    return { value, label: labels[value], ...(former === undefined ? {} : { formerLabels: former }) };
  });
}
