/** What the operations ask of the world. `hubspot/` and `store/` implement these; nothing here knows HubSpot's names. */
import type { ValueTier } from '../programme/value-tiers.ts';
import { SEGMENTS, WALLET_SOURCES } from '../scoring/types.ts';
import type {
  CompanyHistory,
  ContactStatus,
  CustomerStatus,
  Day,
  DriverName,
  Evidence,
  Money,
  NextAction,
  Risk,
  Segment,
} from '../scoring/types.ts';

export interface PortalFacts {
  readonly portalId: string;
  /** ISO 4217 code of the home currency. */
  readonly currency: string;
  /** IANA name. */
  readonly timeZone: string;
}

export const PUBLISHED_SEGMENTS = [...SEGMENTS, 'not_scored'] as const;
export type PublishedSegment = (typeof PUBLISHED_SEGMENTS)[number];

export const CHANGE_REASONS = ['customer', 'data', 'policy', 'model', 'person'] as const;
export type ChangeReason = (typeof CHANGE_REASONS)[number];

export const PUBLISHED_WALLET_SOURCES = [...WALLET_SOURCES, 'none'] as const;
export const MOVER_DIRECTIONS = ['risen', 'fallen'] as const;

/** The published values: what was last written to the CRM, or is about to be. Instants are ISO 8601 in UTC. */
export interface PublishedValues {
  readonly segment: PublishedSegment;
  readonly segmentComputed: PublishedSegment;
  readonly previousSegment: PublishedSegment | null;
  readonly segmentChangedAt: string | null;
  readonly customerStatus: CustomerStatus;
  /** Loyalty × 100, one decimal. */
  readonly score: number | null;
  readonly evidence: Evidence | null;
  readonly risk: Risk | null;
  readonly previousRisk: Risk | null;
  readonly riskChangedAt: string | null;
  readonly alertAt: string | null;
  readonly changeReason: ChangeReason | null;
  readonly renewalDate: Day | null;
  readonly contactStatus: ContactStatus | null;
  readonly lastNonRenewalContact: Day | null;
  readonly lifetimeValue: Money | null;
  readonly currentAnnualValue: Money | null;
  readonly valueAtRisk: Money | null;
  readonly valueGap: Money | null;
  /** 0.4 is 40 %. */
  readonly shareOfWallet: number | null;
  readonly walletSource: (typeof PUBLISHED_WALLET_SOURCES)[number] | null;
  /** Which entered budget the as-of day belongs to (see `writeBudgetNote`), so that an amount edited alone has no age. */
  readonly budgetDated: string | null;
  /** A product that similar customers own and this one does not (see `writeProductGap`); null: none, or never looked. */
  readonly productGap: string | null;
  readonly valueTier: ValueTier | null;
  readonly topDriver: DriverName | null;
  readonly nextAction: NextAction | null;
  readonly summary: string | null;
  readonly scoredAt: string | null;
  readonly model: string | null;
  /** Name of the goal that the customer is a member of; null: of none, or goals are off. */
  readonly goal: string | null;
  /** The next milestone with its day (see `nextMilestoneNote`). */
  readonly nextMilestone: string | null;
  /** 0 to 100, of companies that are no customers yet: of so many such that become customers, about so many become Ideal. */
  readonly fit: number | null;
  /** Since the last fixed ranking. */
  readonly mover: (typeof MOVER_DIRECTIONS)[number] | null;
  /** A change of segment or risk seen on one day and waiting for its second reading; machine-readable text. */
  readonly pendingChange: string | null;
}

/** What the loyalty programme says on a record; all null where its parts are off. */
export type ProgrammeValues = Pick<PublishedValues, 'goal' | 'nextMilestone' | 'fit' | 'mover'>;

/** One company as read: its history and what was last published on it (null: never). */
export interface CompanyReading {
  readonly history: CompanyHistory;
  readonly published: PublishedValues | null;
}

export interface PublishRequest {
  readonly companyId: string;
  readonly before: PublishedValues | null;
  readonly after: PublishedValues;
}

export interface PublishOutcome {
  readonly companyId: string;
  /** `unchanged`: nothing differed, nothing was sent. `refused`: the record's own rules, with the customer-readable reason. */
  readonly result: 'written' | 'unchanged' | 'refused' | 'failed';
  readonly reason: string | null;
  readonly propertiesSent: number;
  /** What now stands on the record, as far as we know: what stood there, overlaid with exactly what was written. */
  readonly published: PublishedValues | null;
  /** What was in the way; null where nothing was. */
  readonly obstacle: PublishObstacle | null;
}

/**
 * `rule`: the account's own rules for the record. `gone`: the CRM has no such company any more. `set_up`: a property of the
 * app, or an option of one, is missing in the CRM. `outside`: anything else, which may have passed the next time.
 */
export type PublishObstacle = 'rule' | 'gone' | 'set_up' | 'outside';

/** Something a person entered on the record through the card. */
export type Entry =
  | { readonly kind: 'budget'; readonly amount: Money | null; readonly asOf: Day }
  | { readonly kind: 'override'; readonly segment: Segment; readonly reason: string; readonly until: Day }
  | { readonly kind: 'clear_override' }
  | { readonly kind: 'referrer'; readonly referrerCompanyId: string }
  /** Null takes it back. */
  | { readonly kind: 'competitor'; readonly name: string | null }
  | { readonly kind: 'churn_reason'; readonly reason: string | null };

export interface CustomerRecords {
  readPortal(): Promise<PortalFacts>;
  /** One company in few calls; null where the CRM knows no such company. */
  readCompany(companyId: string): Promise<CompanyReading | null>;
  /** Only what was published, in one call. */
  readPublished(
    companyId: string,
  ): Promise<{ readonly name: string; readonly published: PublishedValues | null } | null>;
  /** Every company of the portal, in batches. */
  readCompanies(
    progress?: (done: { readonly companies: number; readonly calls: number }) => void,
  ): AsyncIterable<readonly CompanyReading[]>;
  countCompanies(): Promise<number>;
  /** Sends only differences; partial failure is data. */
  publish(requests: readonly PublishRequest[]): Promise<readonly PublishOutcome[]>;
  enter(companyId: string, entry: Entry): Promise<void>;
}
