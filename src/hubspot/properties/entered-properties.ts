import * as options from './property-options.ts';
import type { PropertyOption } from './property-options.ts';

export interface PropertyBase {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly options?: readonly PropertyOption[];
}

export type EnteredFormat = 'choice' | 'checkbox' | 'number' | 'date' | 'line';

/** A property that people fill in. */
export interface EnteredProperty extends PropertyBase {
  readonly format: EnteredFormat;
}

/** Every property that people fill in on a company. */
export const ENTERED_PROPERTIES: readonly EnteredProperty[] = [
  {
    name: 'loyalty_annual_budget',
    label: 'Annual technology budget',
    format: 'number',
    description: 'What the customer can spend a year on what we sell, in the home currency. Ask them.',
  },
  {
    name: 'loyalty_budget_as_of',
    label: 'Annual technology budget: as of',
    format: 'date',
    description: 'The day on which the customer named the budget.',
  },
  {
    name: 'loyalty_segment_override',
    label: 'Segment set by a person',
    format: 'choice',
    options: options.SEGMENT_OPTIONS,
    description: 'Replaces the computed segment while it lasts. Needs a reason.',
  },
  {
    name: 'loyalty_override_reason',
    label: 'Segment set by a person: reason',
    format: 'line',
    description: 'Why the computed segment is wrong for this customer.',
  },
  {
    name: 'loyalty_override_until',
    label: 'Segment set by a person: until',
    format: 'date',
    description: 'The last day on which the set segment counts.',
  },
  {
    name: 'loyalty_contract_end',
    label: 'Contract end',
    format: 'date',
    description: 'The last day of the contract in force. Comes before the term that deals and line items give.',
  },
  {
    name: 'loyalty_auto_renew',
    label: 'Contract renews by itself',
    format: 'checkbox',
    options: options.YES_NO_OPTIONS,
    description: 'Yes where the contract prolongs itself until it is cancelled.',
  },
  {
    name: 'loyalty_acquisition_cost',
    label: 'Acquisition cost',
    format: 'number',
    description: 'What it cost to win this customer, once, in the home currency.',
  },
  {
    name: 'loyalty_cost_to_serve',
    label: 'Cost to serve per year',
    format: 'number',
    description: 'What serving this customer costs a year, in the home currency.',
  },
  {
    name: 'loyalty_known_competitor',
    label: 'Known competitor',
    format: 'line',
    description: 'Who else sells to this customer.',
  },
  {
    name: 'loyalty_churn_reason',
    label: 'Reason for leaving',
    format: 'line',
    description: 'Why the customer left, in their words.',
  },
  {
    name: 'loyalty_sentiment',
    label: 'Sentiment',
    format: 'choice',
    options: options.SENTIMENT_OPTIONS,
    description: 'How the customer feels about us, by the judgement of the person who knows them.',
  },
];
