import { DEFAULT_POLICY, type Policy } from '../../scoring/policy.ts';

/** Which of the portal's properties carry what HubSpot has no field for, and what is read besides. */
export interface ReadingOptions {
  /** On the company: last day of the contract. */
  readonly contractEndProperty: string;
  /** On the company: what it can spend a year on what we sell. */
  readonly budgetProperty: string;
  /** On the company: the portal's own property for the same, and the one that dates it. */
  readonly wallet: Policy['wallet'];
  /** On the deal: whether it is a renewal. */
  readonly dealRenewalProperty: string | null;
  /** On the deal: last day of its contract. */
  readonly dealContractEndProperty: string | null;
  /** On the deal: months of its term; before what the line items say. */
  readonly dealTermMonthsProperty: string | null;
  /** On the e-mail: filled where it is a marketing e-mail. The default's name is unconfirmed: verify in a test account. */
  readonly marketingEmailProperty: string;
  /** Whose deals count for whom where a partner has a hand in them: the policy's. */
  readonly partners: Policy['partners'];
  /** Read what other companies bought on this one's referral. */
  readonly readReferrals: boolean;
  /** Read tickets. */
  readonly readVoice: boolean;
}

/** The part of the policy that says what is read. */
export type ReadPolicy = Pick<Policy, 'partners' | 'wallet'>;

export const DEFAULT_READING: ReadingOptions = {
  contractEndProperty: 'loyalty_contract_end',
  budgetProperty: 'loyalty_annual_budget',
  wallet: DEFAULT_POLICY.wallet,
  dealRenewalProperty: null,
  dealContractEndProperty: null,
  dealTermMonthsProperty: null,
  marketingEmailProperty: 'hs_marketing_email_id',
  partners: DEFAULT_POLICY.partners,
  readReferrals: true,
  readVoice: false,
};

/** What a policy changes in the default reading. */
export function readingOf({ partners, wallet }: ReadPolicy): Pick<ReadingOptions, 'partners' | 'wallet'> {
  return { partners, wallet };
}
