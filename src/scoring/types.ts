/**
 * The words of Loyalty Lens, as types. Read this file first.
 *
 * - *Company*, *deal* are HubSpot's words; *customer*, *purchase* are ours. A company with at least one purchase is a customer.
 * - A {@link Deal} and an {@link Activity} are facts as the CRM holds them. What they mean (purchase, renewal, touch, excluded
 *   touch) is decided here, under the policy.
 * - A day is a whole number; money is in the portal's home currency; nothing here reads a clock or does I/O.
 */

/** Whole days since 1970-01-01 in the portal's time zone. */
export type Day = number;

/** An amount in major units of the portal's home currency. Amounts of different currencies are never added. */
export type Money = number;

/** A probability, 0 to 1. */
export type Probability = number;

/** A lower and an upper bound; 80 % unless said otherwise. */
export type Interval = readonly [low: number, high: number];

// ---------------------------------------------------------------------------------------------------------------------
// What is known about a company
// ---------------------------------------------------------------------------------------------------------------------

/** A deal as the CRM holds it, parsed. Its meaning is decided by `readDeals` under the policy. */
export interface Deal {
  readonly id: string;
  readonly name: string;
  readonly outcome: 'won' | 'lost' | 'open';
  /** Close day; of an open deal, the expected one. */
  readonly day: Day;
  /** Home currency; null where none was entered (an open or lost deal may have none). */
  readonly amount: Money | null;
  /** Label of the pipeline, as people read it. */
  readonly pipeline: string;
  /** Label of the deal type, as people read it; '' where none. */
  readonly type: string;
  /** What the property mapped to "is a renewal" says; null where no property is mapped or it is empty. */
  readonly markedRenewal: boolean | null;
  /** Months of the term, from the line items or a mapped property; null where not known. */
  readonly termMonths: number | null;
  /** Last day of the contract from the mapped property; null where not known. */
  readonly contractEnd: Day | null;
  readonly products: readonly string[];
}

export type ActivityKind = 'call' | 'meeting' | 'email' | 'message' | 'note' | 'task';

/** How an activity ended, as far as the CRM says. */
export type ActivityOutcome =
  | 'reached' // a connected call, a held meeting, a sent or received e-mail or message
  | 'not_reached' // no answer, voicemail, busy, wrong number
  | 'scheduled'
  | 'canceled'
  | 'no_show'
  | 'bounced'
  | 'unknown';

/** An engagement as the CRM holds it, parsed; no message body. Whether it counts as a touch is decided by `classifyActivity`. */
export interface Activity {
  readonly id: string;
  readonly kind: ActivityKind;
  /** Null where the CRM has no date for it. */
  readonly day: Day | null;
  readonly direction: 'inbound' | 'outbound' | 'unknown';
  readonly outcome: ActivityOutcome;
  /** Sent by a machine to many. */
  readonly automated: 'sequence' | 'marketing' | null;
  /** Subject line or title; '' where none. Never a body. */
  readonly subject: string;
  readonly dealIds: readonly string[];
  readonly contactIds: readonly string[];
  /** Where it is logged: on the company itself, else only on one of its contacts, else only on the company that it belongs to. */
  readonly via: 'company' | 'contact' | 'parent';
}

/** What a portal's customers say, where the portal records it. Null means: not read from this portal. */
export interface Voice {
  readonly tickets: readonly {
    readonly id: string;
    readonly openedOn: Day;
    readonly closedOn: Day | null;
    readonly highPriority: boolean;
  }[];
  readonly answers: readonly {
    readonly id: string;
    readonly day: Day;
    readonly survey: 'nps' | 'csat' | 'ces';
    readonly value: number;
  }[];
}

/** What people filled in on the company record. */
export interface Entered {
  readonly budget: {
    readonly amount: Money;
    readonly asOf: Day | null;
    readonly by: string | null;
    /** What people call the portal's own property that holds it; absent where it was entered for this app. */
    readonly property?: string;
  } | null;
  readonly segmentOverride: { readonly segment: Segment; readonly reason: string; readonly until: Day | null } | null;
  readonly contractEnd: Day | null;
  readonly autoRenew: boolean | null;
  readonly acquisitionCost: Money | null;
  /** Per year. */
  readonly costToServe: Money | null;
  readonly knownCompetitor: string | null;
  readonly churnReason: string | null;
  readonly sentiment: 'good' | 'mixed' | 'bad' | null;
}

/** A purchase that another company made on this customer's recorded referral. */
export interface ReferredPurchase {
  readonly dealId: string;
  readonly companyId: string;
  readonly day: Day;
  readonly amount: Money;
}

/** A record that could not be used, with the reason in plain words. Shown, never dropped. */
export interface SkippedRecord {
  readonly record: string;
  readonly kind: 'deal' | ActivityKind | 'company' | 'line_item' | 'contact' | 'ticket' | 'answer';
  readonly reason: string;
}

/** Everything known about one company on the day it is scored. */
export interface CompanyHistory {
  readonly companyId: string;
  readonly name: string;
  /** '' where not known. */
  readonly industry: string;
  /** Number of employees; null where not known. */
  readonly employees: number | null;
  readonly ownerId: string | null;
  /** The company that this one belongs to, as the CRM says; null where it stands alone or heads its group. */
  readonly parentId: string | null;
  readonly deals: readonly Deal[];
  readonly activities: readonly Activity[];
  readonly contactIds: readonly string[];
  readonly entered: Entered;
  readonly referred: readonly ReferredPurchase[];
  readonly voice: Voice | null;
  readonly skipped: readonly SkippedRecord[];
  /** Kinds of record that could not be read at all (a missing scope), so that their absence is not taken for silence. */
  readonly unread: readonly string[];
}

// ---------------------------------------------------------------------------------------------------------------------
// What the facts mean under the policy
// ---------------------------------------------------------------------------------------------------------------------

/** A won deal. Zero is an occasion without spend; a negative amount (credit) is never an occasion and reduces value. */
export interface Purchase {
  readonly dealId: string;
  readonly name: string;
  readonly day: Day;
  readonly amount: Money;
  readonly isRenewal: boolean;
  readonly isPilot: boolean;
  readonly termMonths: number | null;
  readonly contractEnd: Day | null;
  readonly products: readonly string[];
  /** Why it is, or is not, a renewal: for the settings' preview and the trace. */
  readonly rule: string;
}

/** Purchases of one day: one occasion. */
export interface Occasion {
  readonly day: Day;
  readonly amount: Money;
}

export interface LostDeal {
  readonly dealId: string;
  readonly day: Day;
  readonly isRenewal: boolean;
}

export interface OpenDeal {
  readonly dealId: string;
  readonly expectedOn: Day;
  readonly amount: Money | null;
  readonly isRenewal: boolean;
}

export type TouchPurpose = 'renewal' | 'non_renewal';

/** An activity that reached the customer. */
export interface Touch {
  readonly activityId: string;
  readonly kind: ActivityKind;
  readonly day: Day;
  readonly direction: Activity['direction'];
  readonly purpose: TouchPurpose;
  readonly because: string;
  readonly via: Activity['via'];
  readonly contactIds: readonly string[];
}

/** Why an activity does not count as contact; each has its sentence in the texts. */
export type ExclusionReason =
  | 'note'
  | 'task'
  | 'sequence'
  | 'marketing'
  | 'not_connected'
  | 'bounced'
  | 'canceled'
  | 'no_show'
  | 'not_held_yet'
  | 'in_the_future'
  | 'no_date'
  | 'outcome_unknown';

export interface ExcludedTouch {
  readonly record: string;
  readonly kind: ActivityKind;
  readonly day: Day | null;
  readonly reason: ExclusionReason;
}

// ---------------------------------------------------------------------------------------------------------------------
// The score
// ---------------------------------------------------------------------------------------------------------------------

export const CUSTOMER_STATUSES = ['prospect', 'active', 'renewal_overdue', 'lapsed', 'won_back'] as const;
export type CustomerStatus = (typeof CUSTOMER_STATUSES)[number];

export const SEGMENTS = ['ideal', 'uncertain', 'non_ideal'] as const;
export type Segment = (typeof SEGMENTS)[number];

/** From the least to the greatest. */
export const RISKS = ['low', 'watch', 'high', 'critical'] as const;
export type Risk = (typeof RISKS)[number];

/** From the least to the most. */
export const EVIDENCE_GRADES = ['thin', 'some', 'strong'] as const;
export type Evidence = (typeof EVIDENCE_GRADES)[number];

export const CONTACT_STATUSES = ['in_touch', 'due', 'overdue', 'never', 'not_measurable'] as const;
export type ContactStatus = (typeof CONTACT_STATUSES)[number];

export const WALLET_SOURCES = ['entered', 'estimated'] as const;
export type WalletSource = (typeof WALLET_SOURCES)[number];

/** What the loyalty probability is a probability of. */
export type LoyaltyTest = 'next_renewal' | 'purchase_within_horizon' | 'win_back';

/** Names of the drivers: also the options of the written property "Loyalty: top driver". */
export const DRIVER_NAMES = [
  'starting_point',
  'portal_experience',
  'similar_customers',
  'renewals_made',
  'years_with_purchases',
  'years_without_purchases',
  'purchase_rhythm',
  'silence_since_purchase',
  'renewal_overdue',
  'renewal_lost',
  'time_since_lapse',
  'contact_recency',
  'contact_frequency',
  'contact_change',
  'contacts_engaged',
  'lost_deals',
  'open_renewal',
  'products_owned',
  'tenure',
  'tickets',
  'survey_answers',
  'sentiment',
] as const;
export type DriverName = (typeof DRIVER_NAMES)[number];

/** A part of the loyalty score. The points of all drivers add up to 100 × loyalty. */
export interface Driver {
  readonly name: DriverName;
  /** Points of 100; the starting point is the first driver. */
  readonly points: number;
  /** The numbers of its sentence, for any language. */
  readonly facts: Readonly<Record<string, number | string>>;
  /** The sentence in English. */
  readonly because: string;
  /** Deals and activities behind it. */
  readonly records: readonly string[];
}

export type WaterfallKind = 'initial' | 'future_year' | 'influence' | 'acquisition_cost';

/** One step of the lifetime value. The steps' present values add up to the lifetime value. */
export interface WaterfallStep {
  readonly kind: WaterfallKind;
  /** 1 to the lifetime for a future year, else 0. */
  readonly year: number;
  /** Revenue less costs of the step if the customer is there, undiscounted. */
  readonly margin: Money;
  /** Mean probability over the step that the customer is there. */
  readonly survival: Probability;
  /** Factor of the present value. */
  readonly discount: number;
  readonly presentValue: Money;
}

/** The lifetime value had one assumption been another, everything else being equal. */
export interface ValueSensitivity {
  /** At a discount rate 4 points lower, never below 0. */
  readonly discountLow: Money;
  /** At a discount rate 4 points higher. */
  readonly discountHigh: Money;
  /** At a lifetime 2 years shorter, never below one year. */
  readonly lifetimeShort: Money;
  /** At a lifetime 2 years longer. */
  readonly lifetimeLong: Money;
}

/** Why a value is negative, or pulled down by years at a loss; each has its sentence. */
export type ValueNote =
  | 'negative_margin'
  | 'negative_gross_margin'
  | 'cost_to_serve_above_margin'
  | 'credits_above_purchases'
  | 'initial_term_at_a_loss'
  | 'acquisition_cost_not_earned_back'
  | 'referrals_at_a_loss';

export interface Wallet {
  readonly amount: Money;
  readonly source: WalletSource;
  /** Day the budget was true; null where not entered. */
  readonly asOf: Day | null;
  readonly by: string | null;
  /** Of an entered one: the portal's own property that holds it; absent where it was entered for this app. */
  readonly property?: string;
  /** Of an estimate: how many comparable customers it rests on. */
  readonly comparable: number | null;
}

export type ShiftKind = 'contact_cadence' | 'purchase_gap' | 'order_size' | 'contacts_engaged' | 'reply_share';

/** A change against the customer's own pattern. */
export interface BehaviourShift {
  readonly kind: ShiftKind;
  readonly direction: 'better' | 'worse';
  readonly usual: number;
  readonly now: number;
  /** Probability of seeing at least this much under the customer's own pattern. */
  readonly chance: Probability;
  readonly because: string;
}

export interface ContactSummary {
  readonly status: ContactStatus;
  readonly lastNonRenewalTouch: Touch | null;
  readonly daysSinceNonRenewalTouch: number | null;
  readonly lastRenewalTouch: Touch | null;
  readonly touches: readonly Touch[];
  readonly excluded: readonly ExcludedTouch[];
  /** Median gap in days between the customer's own non-renewal touches; null below four touches. */
  readonly usualGapDays: number | null;
  /** Share of the touches of the last 24 months that were about the renewal; null without touches. */
  readonly renewalOnlyShare: number | null;
  /** Contacts of the company reached by a touch in the last 12 months. */
  readonly contactsReached: number;
  readonly contactsKnown: number;
  /**
   * At most one contact reached in the last 12 months: the relationship hangs on one person. Null where that cannot be
   * told: nothing is logged, or nothing that was logged names a contact.
   */
  readonly singleThreaded: boolean | null;
}

export interface Renewal {
  /** Day on which the contract ends: the renewal is due. */
  readonly dueOn: Day;
  /** Negative before the due day. */
  readonly overdueDays: number;
  readonly openRenewalDealIds: readonly string[];
  /** Day from which an overdue renewal without an open renewal deal counts as lost. */
  readonly countsAsLostFrom: Day;
}

/** What was not there to score with, named; confidence is the less for it. */
export type MissingInput =
  | 'acquisition_cost'
  | 'cost_to_serve'
  | 'wallet'
  | 'activities'
  | 'contract_end'
  | 'ideal_lifetime_value'
  | 'tickets'
  | 'survey_answers'
  | 'sentiment'
  | 'line_items';

export const NEXT_ACTIONS = [
  'record_renewal_outcome',
  'start_renewal',
  'book_meeting',
  'win_back',
  'check_logging',
  'ask_budget',
  'ask_referral',
  'grow',
  'appreciate',
  'keep_in_touch',
] as const;
export type NextAction = (typeof NEXT_ACTIONS)[number];

export interface CustomerScore {
  readonly kind: 'scored';
  readonly companyId: string;
  readonly name: string;
  readonly asOf: Day;
  /** Id of the model and of the policy the score was made with. */
  readonly model: string;
  readonly policy: string;

  readonly status: Exclude<CustomerStatus, 'prospect'>;
  readonly evidence: Evidence;
  readonly firstPurchaseOn: Day;
  readonly lastPurchaseOn: Day;

  readonly loyalty: Probability;
  readonly loyaltyTest: LoyaltyTest;
  readonly loyaltyInterval: Interval;
  readonly drivers: readonly Driver[];
  /** Share of the loyalty that rests on the customer's own record, 0 to 1; the rest is what is believed of its like. */
  readonly evidenceWeight: number;

  readonly lossProbability: Probability;
  readonly risk: Risk;
  readonly valueAtRisk: Money;
  readonly shifts: readonly BehaviourShift[];

  readonly lifetimeValue: Money;
  readonly lifetimeValueInterval: Interval;
  readonly sensitivity: ValueSensitivity;
  readonly valueNotes: readonly ValueNote[];
  /** The value before acquisition cost, over that cost; null where the cost is not known. */
  readonly lifetimeValueToAcquisitionCost: number | null;
  /** Probability of reaching the policy's Ideal lifetime value; null while the policy has none. */
  readonly idealProbability: Probability | null;
  readonly waterfall: readonly WaterfallStep[];
  readonly lifetimeYears: number;
  readonly annualDiscountRate: number;

  readonly currentAnnualValue: Money;
  readonly wallet: Wallet | null;
  readonly valueGap: Money | null;
  readonly shareOfWallet: number | null;
  /** The budget is below what the customer spends already: ask again. */
  readonly walletBelowSpend: boolean;

  /** By the rule; null while the policy has no Ideal lifetime value. */
  readonly computedSegment: Segment | null;
  /** A person's override while it lasts, else the computed one. */
  readonly segment: Segment | null;
  readonly override: Entered['segmentOverride'];

  readonly renewal: Renewal | null;
  readonly contact: ContactSummary;
  readonly purchases: readonly Purchase[];
  readonly missing: readonly MissingInput[];
  readonly skipped: readonly SkippedRecord[];
  readonly topDriver: DriverName;
  readonly nextAction: NextAction;
}

export interface NotScored {
  readonly kind: 'not_scored';
  readonly companyId: string;
  readonly name: string;
  readonly asOf: Day;
  readonly status: 'prospect';
  readonly reason: 'no_deals' | 'no_won_deals' | 'nothing_paid' | 'nothing_usable';
  readonly contact: ContactSummary;
  /** Credits and deals without a price, where that is all there is. */
  readonly purchases: readonly Purchase[];
  readonly skipped: readonly SkippedRecord[];
}

export type ScoreResult = CustomerScore | NotScored;
