import type { Money, Probability } from './types.ts';

/** Every number and word list that a person may set. Versioned by its id; parsed at the edge by `operations/parse-policy.ts`. */
export interface Policy {
  /** Stands beside every score; changes with every change of the policy. */
  readonly id: string;
  /** True until somebody confirms the defaults: the surfaces then call them provisional. */
  readonly provisional: boolean;

  /** Months ahead that loyalty without a contract speaks about. */
  readonly horizonMonths: number;
  /** Years of the lifetime value after the initial term. */
  readonly lifetimeYears: number;
  /** Per year: 0.12 is 12 %. */
  readonly annualDiscountRate: number;
  /** Share of revenue, 0 to 1; may be negative. */
  readonly grossMargin: number;
  /** Per customer and year; null: not entered, counted as none and named as missing. */
  readonly costToServe: Money | null;
  /** Per customer, once; null: not entered. */
  readonly acquisitionCost: Money | null;
  /** Lifetime value over acquisition cost to aim at; 3 is a rule of thumb (see `justifiedAcquisitionCost`). */
  readonly targetValueToAcquisitionCost: number;

  /** Null until the first scoring of the portal fixes it (60th percentile of the active customers' lifetime value). */
  readonly idealLifetimeValue: Money | null;
  readonly ideal: { readonly sureness: Probability; readonly loyalty: Probability };
  readonly nonIdeal: { readonly sureness: Probability };
  /** Loss probability from which the band starts. */
  readonly risk: { readonly watch: Probability; readonly high: Probability; readonly critical: Probability };

  readonly contract: {
    readonly defaultTermMonths: number;
    readonly graceDays: number;
    readonly renewalWindowDays: number;
    /** A contract prolongs itself until a lost renewal is recorded; a company's own setting comes first. */
    readonly autoRenew: boolean;
  };
  /** Words that make a deal a renewal when its pipeline's or type's label contains one (see `findWord`). */
  readonly renewalWords: readonly string[];
  /** Words in a deal's name or type that make it a pilot (see `findWord`). */
  readonly pilotWords: readonly string[];
  /** Months of silence after which a customer without a contract counts as lapsed. */
  readonly lapsedAfterMonths: number;

  readonly contact: {
    readonly inTouchDays: number;
    readonly dueDays: number;
    /** Words in a subject that make a touch one about the renewal (see `findWord`). */
    readonly renewalSubjectWords: readonly string[];
  };
  /** Months after which an entered budget is called stale. */
  readonly budgetStaleAfterMonths: number;
  /** Where the portal keeps budgets of its own, besides those that are entered on the card (see `chooseBudget`). */
  readonly wallet: {
    /** Internal name of a number property of companies, in the home currency; null: there is none. */
    readonly property: string | null;
    /** Internal name of the company's date property that says when the budget was true; null: nothing says so. */
    readonly datedBy: string | null;
    /** What people call the property; '' where that is not known. */
    readonly label: string;
  };

  /** Deals in which a partner has a hand. */
  readonly partners: {
    /** Labels of the association of a deal with a company (any case) that make the company a partner in it. */
    readonly labels: readonly string[];
    /** For whom such a deal counts where it belongs to both. */
    readonly dealsCountFor: 'end_customer' | 'partner';
  };
}

/**
 * What a contract's prolongation is called in English and German. German joins words, and not every "…verlängerung" is a
 * contract's (a deadline's, a cable's), so that the joined ones stand here one by one.
 */
const RENEWAL_WORDS: readonly string[] = [
  'renewal',
  'renew',
  'contract extension',
  'licence extension',
  'license extension',
  'subscription extension',
  'Verlängerung',
  'Vertragsverlängerung',
  'Lizenzverlängerung',
  'Wartungsverlängerung',
  'Supportverlängerung',
  'Aboverlängerung',
  'Laufzeitverlängerung',
  'Verlängerungsangebot',
  'Verlängerungsgespräch',
  'Verlängerungsgeschäft',
  'Verlängerungsdeal',
  'Verlängerungsoption',
  'Verlängerungsrechnung',
  'Vertragserneuerung',
  'Lizenzerneuerung',
  'Anschlussvertrag',
  'Anschlussverträge',
  'Folgevertrag',
  'Folgeverträge',
];

/** The provisional defaults: judgement, called so on every surface until somebody confirms them. */
export const DEFAULT_POLICY: Policy = {
  id: 'default-1',
  provisional: true,
  horizonMonths: 12,
  lifetimeYears: 5,
  annualDiscountRate: 0.12,
  grossMargin: 0.75,
  costToServe: null,
  acquisitionCost: null,
  targetValueToAcquisitionCost: 3,
  idealLifetimeValue: null,
  ideal: { sureness: 0.6, loyalty: 0.75 },
  nonIdeal: { sureness: 0.15 },
  risk: { watch: 0.15, high: 0.3, critical: 0.5 },
  contract: { defaultTermMonths: 12, graceDays: 60, renewalWindowDays: 120, autoRenew: false },
  // "Erneuerung" alone names a pipeline of renewals well; in a subject it is as often a new server.
  renewalWords: [...RENEWAL_WORDS, 'Erneuerung'],
  pilotWords: [
    'pilot',
    'trial',
    'proof of concept',
    'poc',
    'proof of value',
    'Pilotprojekt',
    'Pilotphase',
    'Testphase',
    'Teststellung',
  ],
  lapsedAfterMonths: 24,
  contact: {
    inTouchDays: 45,
    dueDays: 90,
    renewalSubjectWords: [...RENEWAL_WORDS, 'verlängern', 'verlängert'],
  },
  budgetStaleAfterMonths: 18,
  wallet: { property: null, datedBy: null, label: '' },
  partners: { labels: ['Partner', 'Reseller', 'Distributor', 'Vertriebspartner'], dealsCountFor: 'end_customer' },
};
