/** One row for each customer, as the lists and sums of the portfolio need it, so that the database can filter, sort and add up. */
import type { ValueTier } from '../../programme/value-tiers.ts';
import type {
  ContactStatus,
  CustomerStatus,
  Day,
  Evidence,
  Money,
  NextAction,
  Risk,
  Segment,
} from '../../scoring/types.ts';

/** What a score lacks, or what makes it say less than it could: the inputs that the score names, and what surrounds it. */
export const LACKS = [
  'acquisition_cost',
  'cost_to_serve',
  'wallet',
  'activities',
  'contract_end',
  'ideal_lifetime_value',
  'tickets',
  'survey_answers',
  'sentiment',
  'line_items',
  /** A deal that could not be used, such as one in a currency without a rate. */
  'skipped_deals',
  /** Any other record that could not be used. */
  'skipped_records',
  /** At most one contact was reached in the last twelve months. */
  'single_threaded',
  /** No activity of any kind is on record for the last twelve months. */
  'nothing_logged',
  /** Nothing is published on the company: its score was refused, or waits to be sent. */
  'not_published',
] as const;
export type Lack = (typeof LACKS)[number];

/** What of a customer's row is not published: written while the customer is scored. */
export interface PortfolioFacts {
  readonly companyId: string;
  readonly name: string;
  readonly ownerId: string | null;
  /** '' where not known. */
  readonly industry: string;
  /** By the scoring: shown where nothing is published. */
  readonly customerStatus: Exclude<CustomerStatus, 'prospect'>;
  /** Every touch that counted within the last 24 months was about the renewal; false also where there was none. */
  readonly isRenewalOnly: boolean;
  readonly missing: readonly Exclude<Lack, 'not_published'>[];
  /** Part of the lifetime value that comes of referrals: what others buy is in their own value already. */
  readonly influence: Money;
}

/** A customer. Everything that is published stands here as it stands on the company in the CRM, as far as we know. */
export interface PortfolioRow extends Omit<PortfolioFacts, 'customerStatus' | 'missing'> {
  readonly customerStatus: CustomerStatus;
  readonly missing: readonly Lack[];
  readonly segment: Segment | null;
  readonly risk: Risk | null;
  readonly evidence: Evidence | null;
  readonly score: number | null;
  readonly lifetimeValue: Money | null;
  readonly currentAnnualValue: Money | null;
  readonly valueAtRisk: Money | null;
  /** Null without a known wallet. */
  readonly valueGap: Money | null;
  readonly valueTier: ValueTier | null;
  readonly renewalDate: Day | null;
  readonly contactStatus: ContactStatus | null;
  readonly lastNonRenewalContact: Day | null;
  /** As published, such as `Guard (17 of 31, industry)`. */
  readonly productGap: string | null;
  readonly nextAction: NextAction | null;
  readonly summary: string | null;
  /** ISO 8601 instant of the scoring that was published. */
  readonly scoredAt: string | null;
}

/** Which customers; all given conditions hold. An empty list holds for nobody. */
export interface PortfolioFilter {
  readonly ownerIds?: readonly string[];
  readonly hasNoOwner?: true;
  /** `none`: scored without a segment, or nothing published. */
  readonly segments?: readonly (Segment | 'none')[];
  readonly risks?: readonly Risk[];
  readonly contactStatuses?: readonly ContactStatus[];
  readonly statuses?: readonly CustomerStatus[];
  readonly valueTiers?: readonly ValueTier[];
  /** Each as it is on the company; '' where none is. */
  readonly industries?: readonly string[];
  /** Products that similar customers own and these do not. */
  readonly products?: readonly string[];
  readonly renewalFrom?: Day;
  readonly renewalUntil?: Day;
  readonly isRenewalOnly?: true;
  readonly missing?: Lack;
  /** Part of the name, in any case. */
  readonly name?: string;
}

export const PORTFOLIO_SORTS = [
  'name',
  'score',
  'lifetimeValue',
  'currentAnnualValue',
  'valueAtRisk',
  'valueGap',
  'renewalDate',
  'lastNonRenewalContact',
  /** By risk, then by silence (never reached before long ago; not measurable last), then by renewal date: always that way round. */
  'urgency',
] as const;
export type PortfolioSort = (typeof PORTFOLIO_SORTS)[number];

/** Most rows of one page. */
export const PAGE_LIMIT = 100;

export interface PortfolioPage {
  readonly filter: PortfolioFilter;
  /** What is not known comes last, either way round; ties are in the order of the companies' ids. */
  readonly sort: PortfolioSort;
  readonly descending: boolean;
  /** From 0. */
  readonly offset: number;
  /** 1 to {@link PAGE_LIMIT}. */
  readonly limit: number;
}

/** Sums over customers. A sum is null where nothing that it adds up is known. */
export interface PortfolioSums {
  readonly customers: number;
  readonly currentAnnualValue: Money | null;
  /** Without influence, which is in the value of those who bought. */
  readonly lifetimeValue: Money | null;
  /** Apart: never to be added to the lifetime value. */
  readonly influence: Money;
  readonly valueAtRisk: Money | null;
  /** Over the customers whose wallet is known. */
  readonly valueGap: Money | null;
  /** Customers without a known gap: they are not in its sum. */
  readonly gapUnknown: number;
}

export interface PortfolioGroup extends PortfolioSums {
  /** What the group is of; null: none is known, or nothing is missing. */
  readonly key: string | null;
}

/** Sums by the days since the last non-renewal contact. */
export interface ContactClockSums {
  /** One for each of the given beginnings. */
  readonly bands: readonly PortfolioSums[];
  readonly never: PortfolioSums;
  readonly notMeasurable: PortfolioSums;
  /** Nothing is published on them, so nothing can be told. */
  readonly notPublished: PortfolioSums;
}

export const PORTFOLIO_GROUPINGS = [
  'segment',
  'risk',
  'contactStatus',
  'ownerId',
  'industry',
  /** A customer is in the group of everything it lacks. */
  'missing',
  /** By the product. */
  'productGap',
  'valueTier',
  'customerStatus',
  /** `2026-Q4`: the quarter of the calendar year in which the next renewal is due. */
  'renewalQuarter',
] as const;
export type PortfolioGrouping = (typeof PORTFOLIO_GROUPINGS)[number];

/** Most groups of one sum. */
export const GROUP_LIMIT = 200;

/** The portfolio of one portal. What is published follows by itself whenever the score store learns of it. */
export interface PortfolioStore {
  /** Adds customers, and replaces what differs of those that are there: a row that says the same is not touched. */
  writeFacts(facts: readonly PortfolioFacts[]): Promise<void>;
  /** They are no customers any more. */
  removeRows(companyIds: readonly string[]): Promise<void>;
  /** Of the companies in a range of ids only these are customers; `after` is not in it, `until` is (null: from the start, to the end). */
  removeOthers(
    range: { readonly after: string | null; readonly until: string | null },
    customerIds: readonly string[],
  ): Promise<void>;
  readRow(companyId: string): Promise<PortfolioRow | null>;
  listRows(page: PortfolioPage): Promise<{ readonly total: number; readonly rows: readonly PortfolioRow[] }>;
  /** Over all customers of the filter. */
  sumAll(filter: PortfolioFilter): Promise<PortfolioSums>;
  /** By current annual value, the largest first, at most {@link GROUP_LIMIT} groups. */
  sumBy(grouping: PortfolioGrouping, filter: PortfolioFilter): Promise<readonly PortfolioGroup[]>;
  /** @param fromDays the days at which bands begin, ascending from 0; the last one has no end */
  sumContactClock(asOf: Day, fromDays: readonly number[], filter: PortfolioFilter): Promise<ContactClockSums>;
  /** Everybody who owns a customer of the filter, by id. */
  listOwnerIds(filter: PortfolioFilter): Promise<readonly string[]>;
}
