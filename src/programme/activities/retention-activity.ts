import type { Day, Money } from '../../scoring/types.ts';

/** What a programme does for customers, and the two things it asks of them. */
export const ACTIVITY_KINDS = [
  'priority_service',
  'direct_support',
  'personal_offer',
  'frequent_buying_terms',
  'recognition',
  'training',
  'early_access',
  'say_in_product',
  'survey',
  'advisory_board',
  'referral_ask',
  'reference_ask',
] as const;
export type RetentionActivityKind = (typeof ACTIVITY_KINDS)[number];

/** One entry of the ledger: something done for a customer. */
export interface RetentionActivity {
  readonly companyId: string;
  readonly kind: RetentionActivityKind;
  readonly day: Day;
  readonly cost: Money;
  /** Who did it; '' where not said. */
  readonly by: string;
}

export interface CatalogueEntry {
  /** Who gains by it: the customer's company, its people, or both; `us` where the customer is asked for something. */
  readonly beneficiary: 'company' | 'person' | 'both' | 'us';
  /** How much it usually costs beside the others; what one did cost stands in the ledger. */
  readonly cost: 'low' | 'medium' | 'high';
  /** Where it fits best. */
  readonly fits: string;
}

export const ACTIVITY_LABELS: Readonly<Record<RetentionActivityKind, string>> = {
  priority_service: 'Priority service',
  direct_support: 'Direct support or a secure customer site',
  personal_offer: 'Personal offer',
  frequent_buying_terms: 'Terms for frequent buying',
  recognition: 'Recognition',
  training: 'Training or certification',
  early_access: 'Early access',
  say_in_product: 'A say in the product',
  survey: 'Survey',
  advisory_board: 'Advisory board',
  referral_ask: 'Asked for a referral',
  reference_ask: 'Asked to be a reference',
};

/** Rules of thumb of the trade: no figure is computed with them. */
export const ACTIVITY_CATALOGUE: Readonly<Record<RetentionActivityKind, CatalogueEntry>> = {
  priority_service: { beneficiary: 'company', cost: 'medium', fits: 'fewer outages for those worth most' },
  direct_support: { beneficiary: 'company', cost: 'high', fits: 'products with a long lead time or a high price' },
  personal_offer: { beneficiary: 'company', cost: 'medium', fits: 'a gap between what they buy and could buy' },
  frequent_buying_terms: { beneficiary: 'company', cost: 'medium', fits: 'many small purchases' },
  recognition: { beneficiary: 'person', cost: 'low', fits: 'people who brought us in and stand by it' },
  training: { beneficiary: 'both', cost: 'medium', fits: 'new users, or people who changed' },
  early_access: { beneficiary: 'person', cost: 'low', fits: 'people who like to try what is new' },
  say_in_product: {
    beneficiary: 'both',
    cost: 'low',
    fits: 'those who know what they will need in three to five years',
  },
  survey: { beneficiary: 'both', cost: 'low', fits: 'everybody, regularly; answer what they say' },
  advisory_board: { beneficiary: 'person', cost: 'medium', fits: 'the Ideal, for counsel among peers' },
  referral_ask: { beneficiary: 'us', cost: 'low', fits: 'satisfied customers, at most twice a year' },
  reference_ask: { beneficiary: 'us', cost: 'low', fits: 'satisfied customers, at most twice a year' },
};

/** Asking a customer for something is no benefit to it: such entries are no activity that could have kept it. */
export function isAsk({ kind }: Pick<RetentionActivity, 'kind'>): boolean {
  return ACTIVITY_CATALOGUE[kind].beneficiary === 'us';
}
