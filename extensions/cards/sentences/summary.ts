import type { ScoredView } from '../../shared/card-view.ts';

/** A product that similar customers own and this one does not. */
export interface ProductGapFacts {
  readonly product: string;
  readonly owners: number;
  readonly of: number;
  readonly similarBy: 'industry_and_size' | 'industry' | 'size';
}

/** Where the wallet stands; `annual` is the current annual value. */
export interface ValueFacts {
  readonly annual: number;
  readonly wallet: ScoredView['wallet'];
  readonly gap: number | null;
  /** 0.4 is 40 %. */
  readonly share: number | null;
  readonly belowSpend: boolean;
  readonly productGap: ProductGapFacts | null;
  readonly stale: boolean;
}

/** Null stands for what the source of the summary cannot say. */
export interface ContactFacts {
  readonly status: ScoredView['contact']['status'];
  readonly last: {
    readonly kind: string | null;
    readonly date: string;
    readonly days: number;
    readonly viaParent?: true | undefined;
  } | null;
  readonly usualGapDays: number | null;
  /** Whether the customer was talked to about the renewal since the last other conversation. */
  readonly renewalOnly: boolean | null;
  readonly contactsKnown: number | null;
  readonly excluded: number;
}

/**
 * What the card's first sentences need. Made from the details, or before they arrive from the published values, so
 * that both say the same in the same place.
 */
export interface Summary {
  /** Day from which days are counted. */
  readonly asOf: string;
  readonly currency: string | null;
  readonly status: ScoredView['status'];
  readonly evidence: ScoredView['evidence'] | null;
  readonly segment: ScoredView['segment'];
  readonly overridden: boolean;
  readonly previousSegment: string | null;
  readonly segmentChangedOn: string | null;
  readonly risk: ScoredView['risk'] | null;
  readonly previousRisk: ScoredView['risk'] | null;
  readonly riskChangedOn: string | null;
  /** What the last change of segment or risk came from. */
  readonly changeReason: string | null;
  /** 0 to 100, one decimal. */
  readonly score: number;
  readonly scoreRange: readonly [number, number] | null;
  readonly test: ScoredView['loyaltyTest'];
  readonly horizonMonths: number | null;
  readonly counts: { readonly purchases: number; readonly renewals: number } | null;
  /** Whether nothing but the starting point makes up the score. */
  readonly onlyStartingPoint: boolean;
  readonly renewal: {
    readonly date: string;
    /** Days until it is due; negative where overdue. */
    readonly days: number;
    readonly openDeals: number | null;
    readonly countsAsLostFrom: string | null;
  } | null;
  readonly contact: ContactFacts;
  /** Null where no current value was published. */
  readonly value: ValueFacts | null;
  readonly lifetime: {
    readonly value: number;
    readonly assumptions: { readonly years: number; readonly rate: number; readonly provisional: boolean } | null;
  } | null;
  readonly nextAction: string;
}
