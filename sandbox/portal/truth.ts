import type { Day, LoyaltyTest, Money, Probability } from '../../src/scoring/types.ts';
import type { ContactPlan } from './latent/contact-plan.ts';
import type { ContractLatent, ContractStanding } from './latent/contract-customer.ts';
import type { Market } from './latent/market.ts';
import type { PilotLatent, RunningPilot } from './latent/pilot-customer.ts';
import type { ProjectLatent, ProjectStanding } from './latent/project-customer.ts';

/** What made a company's history. */
export type Archetype =
  /** Yearly or three-year terms, renewed or lost. */
  | 'contract'
  /** A pilot that becomes a contract or dies. */
  | 'pilot'
  /** Repeat purchases without a contract. */
  | 'project'
  /** One purchase, and never meant more. */
  | 'one_time'
  /** Open and lost deals only. */
  | 'prospect'
  /** In the CRM for some other reason. */
  | 'no_deals'
  | 'partner';

/** The process behind a customer and where it stands: enough to simulate its future. A decided pilot is a contract, or gone. */
export type Process =
  | { readonly kind: 'contract'; readonly latent: ContractLatent; readonly standing: ContractStanding }
  | { readonly kind: 'pilot'; readonly latent: PilotLatent; readonly standing: RunningPilot }
  | { readonly kind: 'project'; readonly latent: ProjectLatent; readonly standing: ProjectStanding };

/** What one drawn future brings in the twelve months after the as-of day. */
export interface FutureOutcome {
  /** Whether the test that `CustomerTruth` names is passed; of a renewal whatever its date, else within the twelve months. */
  readonly passesNextTest: boolean;
  /** Won deals that are no credits. */
  readonly purchases: number;
  /** Less credits. */
  readonly spend: Money;
}

/** What is true of a generated customer, whatever its records show. Probabilities are those of the process, not estimates. */
export interface CustomerTruth {
  readonly archetype: Archetype;
  readonly market: Market;
  readonly contactPlan: ContactPlan;
  readonly process: Process;
  /** A contract is in force, or its renewal is still undecided. */
  readonly contract: boolean;
  /** The customer has not left, noticed or not. */
  readonly alive: boolean;
  readonly nextTest: LoyaltyTest;
  /** Exact under the process: that the next renewal is made, or that a purchase comes within twelve months. */
  readonly nextTestProbability: Probability;
  /** Day on which the running contract ends. */
  readonly renewalDueOn: Day | null;
  /**
   * Expected present value: margin of the current term (under contract) or of the last twelve months, plus the discounted
   * margin expected in the five years after the as-of day; 12 % a year, 75 % margin. Influence and costs are not in it.
   */
  readonly lifetimeValue: Money;
  /** What the customer spends a year on what the vendor sells, with all vendors. */
  readonly annualWallet: Money;
  /** One future, drawn once: what "happened". */
  readonly outcome: FutureOutcome;
}
