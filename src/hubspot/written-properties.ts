import type { PublishedValues } from '../operations/ports.ts';
import type { PropertyBase } from './entered-properties.ts';
import * as options from './property-options.ts';

/** How a written value looks on the record, and by how much it has to move before it is written again. */
export type WrittenFormat = 'choice' | 'text' | 'day' | 'instant' | 'score' | 'amount' | 'share';

/** A property that the app writes, and the published value it carries. */
export interface WrittenProperty extends PropertyBase {
  readonly carries: keyof PublishedValues;
  readonly format: WrittenFormat;
}

/** Every property that the app writes on a company. Internal names are permanent; labels belong to the account's admins. */
export const WRITTEN_PROPERTIES: readonly WrittenProperty[] = [
  {
    name: 'loyalty_segment',
    label: 'Loyalty: segment',
    carries: 'segment',
    format: 'choice',
    options: options.PUBLISHED_SEGMENT_OPTIONS,
    description: 'Where the customer stands against the Ideal lifetime value; a person may have set it for a time.',
  },
  {
    name: 'loyalty_segment_computed',
    label: 'Loyalty: computed segment',
    carries: 'segmentComputed',
    format: 'choice',
    options: options.PUBLISHED_SEGMENT_OPTIONS,
    description: 'The segment by the rule alone, whatever a person has set.',
  },
  {
    name: 'loyalty_previous_segment',
    label: 'Loyalty: previous segment',
    carries: 'previousSegment',
    format: 'choice',
    options: options.PUBLISHED_SEGMENT_OPTIONS,
    description: 'The segment before the last change. Empty until the first change.',
  },
  {
    name: 'loyalty_segment_changed_at',
    label: 'Loyalty: segment changed at',
    carries: 'segmentChangedAt',
    format: 'instant',
    description: 'When the segment last changed. Empty until the first change.',
  },
  {
    name: 'loyalty_customer_status',
    label: 'Loyalty: customer status',
    carries: 'customerStatus',
    format: 'choice',
    options: options.CUSTOMER_STATUS_OPTIONS,
    description: 'Prospect without a purchase; else active, renewal overdue, lapsed or won back.',
  },
  {
    name: 'loyalty_score',
    label: 'Loyalty: score',
    carries: 'score',
    format: 'score',
    description:
      'Of 100 such customers, how many we expect to pass their next test: the next renewal, or a purchase within the horizon.',
  },
  {
    name: 'loyalty_evidence',
    label: 'Loyalty: evidence',
    carries: 'evidence',
    format: 'choice',
    options: options.EVIDENCE_OPTIONS,
    description: "How much of the customer's own record the score rests on.",
  },
  {
    name: 'loyalty_risk',
    label: 'Loyalty: risk',
    carries: 'risk',
    format: 'choice',
    options: options.RISK_OPTIONS,
    description: 'How likely we are to lose the customer at the next test.',
  },
  {
    name: 'loyalty_previous_risk',
    label: 'Loyalty: previous risk',
    carries: 'previousRisk',
    format: 'choice',
    options: options.RISK_OPTIONS,
    description: 'The risk before the last change. Empty until the first change.',
  },
  {
    name: 'loyalty_risk_changed_at',
    label: 'Loyalty: risk changed at',
    carries: 'riskChangedAt',
    format: 'instant',
    description: 'When the risk last changed. Empty until the first change.',
  },
  {
    name: 'loyalty_alert_at',
    label: 'Loyalty: alert at',
    carries: 'alertAt',
    format: 'instant',
    description:
      "When the customer's own behaviour last made things worse. Never set by a first scoring, a policy or a model.",
  },
  {
    name: 'loyalty_change_reason',
    label: 'Loyalty: reason of the last change',
    carries: 'changeReason',
    format: 'choice',
    options: options.CHANGE_REASON_OPTIONS,
    description: 'What the last change of segment or risk came from.',
  },
  {
    name: 'loyalty_renewal_date',
    label: 'Loyalty: renewal date',
    carries: 'renewalDate',
    format: 'day',
    description: 'The day on which the contract ends and its renewal is due. Empty without a contract.',
  },
  {
    name: 'loyalty_contact_status',
    label: 'Loyalty: contact status',
    carries: 'contactStatus',
    format: 'choice',
    options: options.CONTACT_STATUS_OPTIONS,
    description:
      'Whether we have lately talked about anything but the renewal. Not measurable where nothing is logged.',
  },
  {
    name: 'loyalty_last_non_renewal_contact',
    label: 'Loyalty: last contact not about a renewal',
    carries: 'lastNonRenewalContact',
    format: 'day',
    description: 'The day of the last conversation that was not about a renewal. Use it for "more than 60 days ago".',
  },
  {
    name: 'loyalty_lifetime_value',
    label: 'Loyalty: lifetime value',
    carries: 'lifetimeValue',
    format: 'amount',
    description: 'Present value of what the customer is expected to bring, in the home currency.',
  },
  {
    name: 'loyalty_current_annual_value',
    label: 'Loyalty: current annual value',
    carries: 'currentAnnualValue',
    format: 'amount',
    description: 'What the customer spends a year now, in the home currency.',
  },
  {
    name: 'loyalty_value_at_risk',
    label: 'Loyalty: value at risk',
    carries: 'valueAtRisk',
    format: 'amount',
    description: 'Probability of loss times the margin of the next twelve months, in the home currency.',
  },
  {
    name: 'loyalty_value_gap',
    label: 'Loyalty: value gap',
    carries: 'valueGap',
    format: 'amount',
    description: 'What the customer can spend a year and does not spend with us. Empty where the budget is not known.',
  },
  {
    name: 'loyalty_share_of_wallet',
    label: 'Loyalty: share of wallet',
    carries: 'shareOfWallet',
    format: 'share',
    description: 'Current annual value divided by the budget: 0.4 is 40 %. Empty where the budget is not known.',
  },
  {
    name: 'loyalty_wallet_source',
    label: 'Loyalty: source of the budget',
    carries: 'walletSource',
    format: 'choice',
    options: options.WALLET_SOURCE_OPTIONS,
    description: 'Whether the budget behind gap and share was entered by a person or estimated.',
  },
  {
    name: 'loyalty_budget_dated',
    label: 'Loyalty: budget that the date belongs to',
    carries: 'budgetDated',
    format: 'text',
    description:
      'Working note of Loyalty Lens: which budget was entered with which date. Tells a budget changed alone.',
  },
  {
    name: 'loyalty_product_gap',
    label: 'Loyalty: product that similar customers own',
    carries: 'productGap',
    format: 'text',
    description: 'A product that many customers of the same industry or size own and this one does not, with how many.',
  },
  {
    name: 'loyalty_value_tier',
    label: 'Loyalty: value tier',
    carries: 'valueTier',
    format: 'choice',
    options: options.VALUE_TIER_OPTIONS,
    description: 'Place among all customers by lifetime value. Empty until the whole account has been scored.',
  },
  {
    name: 'loyalty_top_driver',
    label: 'Loyalty: top driver',
    carries: 'topDriver',
    format: 'choice',
    options: options.DRIVER_OPTIONS,
    description: 'What moves the score most, apart from its starting point.',
  },
  {
    name: 'loyalty_next_action',
    label: 'Loyalty: next action',
    carries: 'nextAction',
    format: 'choice',
    options: options.NEXT_ACTION_OPTIONS,
    description: 'The one thing to do next.',
  },
  {
    name: 'loyalty_summary',
    label: 'Loyalty: summary',
    carries: 'summary',
    format: 'text',
    description: "One sentence for a task's text or an e-mail.",
  },
  {
    name: 'loyalty_scored_at',
    label: 'Loyalty: scored at',
    carries: 'scoredAt',
    format: 'instant',
    description: 'When these values were last written. A scoring that changes nothing is not written.',
  },
  {
    name: 'loyalty_model',
    label: 'Loyalty: model',
    carries: 'model',
    format: 'text',
    description: 'The model and the policy that the score was made with.',
  },
  {
    name: 'loyalty_pending_change',
    label: 'Loyalty: pending change',
    carries: 'pendingChange',
    format: 'text',
    description: 'Working note of Loyalty Lens: a change waiting for its second reading.',
  },
];
