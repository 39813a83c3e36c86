import type { DriverName } from '../types.ts';
import type { OffsetEffects } from './offset-effects.ts';

/** What engagement and voice are read into. One driver may be made of several. */
export const ENGAGEMENT_INPUTS = [
  'contact_recency',
  'calls',
  'meetings',
  'emails',
  'messages',
  'contact_change',
  'contacts_engaged',
  'lost_deals',
  'purchases',
  'silence',
  'overdue_purchase',
  'products_owned',
  'tenure',
  'tickets',
  'survey_answers',
] as const;
export type EngagementInput = (typeof ENGAGEMENT_INPUTS)[number];

/** The driver that shows what an input adds. */
export const DRIVER_OF: Readonly<Record<EngagementInput, DriverName>> = {
  contact_recency: 'contact_recency',
  calls: 'contact_frequency',
  meetings: 'contact_frequency',
  emails: 'contact_frequency',
  messages: 'contact_frequency',
  contact_change: 'contact_change',
  contacts_engaged: 'contacts_engaged',
  lost_deals: 'lost_deals',
  purchases: 'purchase_rhythm',
  silence: 'silence_since_purchase',
  overdue_purchase: 'silence_since_purchase',
  products_owned: 'products_owned',
  tenure: 'tenure',
  tickets: 'tickets',
  survey_answers: 'survey_answers',
};

/** How past customers on either side of an input's middle fared: to be said as what goes together, never as a cause. */
export interface ObservedShares {
  readonly middle: number;
  readonly above: ObservedShare;
  readonly upTo: ObservedShare;
}

export interface ObservedShare {
  /** Past forecasts, of which one customer may have several. */
  readonly cases: number;
  readonly passed: number;
}

/** What engagement adds to the log-odds of the purchases alone: a ridged logistic on past slices of the portal. */
export interface EngagementModel {
  /** In the order of the effects' coefficients; an input that the portal does not have is not there. */
  readonly inputs: readonly EngagementInput[];
  readonly effects: OffsetEffects;
  readonly observed: Readonly<Partial<Record<EngagementInput, ObservedShares>>>;
  /** Past forecasts it rests on. */
  readonly cases: number;
}
