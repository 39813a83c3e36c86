import { buildContracts, isUnderContractTerms } from './contract/build-contracts.ts';
import type { ContractHistory } from './contract/contract.ts';
import { contractStanding, type ContractStanding } from './contract/standing.ts';
import { contractLoyalty } from './loyalty/contract-loyalty.ts';
import { lapsesOn, type CoreLoyalty } from './loyalty/core-loyalty.ts';
import { isPilotOnly, pilotLoyalty } from './loyalty/pilot-loyalty.ts';
import { rhythmLoyalty } from './loyalty/rhythm-loyalty.ts';
import { winBackLoyalty } from './loyalty/win-back-loyalty.ts';
import { yearlyLoyalty } from './loyalty/yearly-loyalty.ts';
import { groupKey, type Model } from './model.ts';
import type { Policy } from './policy.ts';
import type { DealsRead } from './reading/read-deals.ts';
import type { CompanyHistory, CustomerStatus, Day, Occasion, Purchase } from './types.ts';
import { spendOfGroup } from './value/occasion-spend.ts';
import { contractValueBasis, repeatValueBasis, type ValueBasis } from './value/value-basis.ts';

/** What every score is made with. */
export interface ScoringContext {
  readonly asOf: Day;
  readonly policy: Policy;
  readonly model: Model;
}

/** A customer's relationship in the terms that loyalty and value are worked out from. */
export interface Relationship {
  readonly status: Exclude<CustomerStatus, 'prospect'>;
  readonly core: CoreLoyalty;
  readonly basis: ValueBasis;
  readonly standing: ContractStanding | null;
  /** Null without a contract. */
  readonly contracts: ContractHistory | null;
  readonly renewals: number;
}

/** A customer's contracts and where they stand, whatever the model; null of both without a contract. */
export type Contracted = Pick<Relationship, 'contracts' | 'standing'>;

/**
 * Reads what a customer's purchases make of it: which kind of relationship, how loyal by the purchases alone, what it is worth a year.
 *
 * @param contracted of the same facts, read before with another model; they are read where left out
 */
export function readRelationship(
  history: CompanyHistory,
  deals: DealsRead,
  occasions: readonly Occasion[],
  context: ScoringContext,
  contracted: Contracted = readContracts(history, deals, context),
): Relationship {
  const { asOf, policy, model } = context;
  const { contracts, standing } = contracted;
  if (contracts === null || standing === null) return repeatRelationship(history, deals.purchases, occasions, context);
  return {
    status: contractStatus(standing),
    core: contractLoyalty(contracts, standing, deals.purchases, model, groupKey(history), policy, asOf),
    basis: contractValueBasis(standing, contracts.contracts.length, deals.purchases, model.spend),
    standing,
    contracts,
    renewals: contracts.renewalsMade,
  };
}

/** Reads a customer's contracts and where they stand on the day; null of both where the facts speak of none. */
export function readContracts(
  { entered }: Pick<CompanyHistory, 'entered'>,
  deals: DealsRead,
  { policy, asOf }: Pick<ScoringContext, 'policy' | 'asOf'>,
): Contracted {
  if (!isUnderContractTerms(deals, entered)) return WITHOUT_CONTRACT;
  const contracts = buildContracts(deals, entered, policy, asOf);
  const standing = contractStanding(contracts, asOf);
  return standing === null ? WITHOUT_CONTRACT : { contracts, standing };
}

const WITHOUT_CONTRACT: Contracted = { contracts: null, standing: null };

function repeatRelationship(
  history: CompanyHistory,
  purchases: readonly Purchase[],
  occasions: readonly Occasion[],
  context: ScoringContext,
): Relationship {
  const { asOf, policy, model } = context;
  const last = occasions.at(-1)?.day ?? asOf;
  const before = occasions.at(-2)?.day;
  const lapsed = asOf >= lapsesOn(last, policy);
  const wonBack = before !== undefined && last > lapsesOn(before, policy);
  return {
    status: lapsed ? 'lapsed' : wonBack ? 'won_back' : 'active',
    core: lapsed
      ? silentWinBack(purchases, occasions, last, context)
      : repeatLoyalty(history, purchases, occasions, context),
    basis: grown(
      repeatValueBasis(occasions, purchases, spendOfGroup(model.spend, groupKey(history)), asOf),
      model.growth,
    ),
    standing: null,
    contracts: null,
    renewals: 0,
  };
}

/** Without a contract no price is agreed: what is to come follows how the portfolio grows. */
function grown(basis: ValueBasis, growth: number): ValueBasis {
  return { ...basis, annualRevenue: basis.annualRevenue * growth };
}

/** The portal's fitted model where there is one, else the seed's yearly rule. */
function repeatLoyalty(
  history: CompanyHistory,
  purchases: readonly Purchase[],
  occasions: readonly Occasion[],
  { asOf, policy, model }: ScoringContext,
): CoreLoyalty {
  if (model.pilots !== null && isPilotOnly(purchases))
    return pilotLoyalty(model.pilots, occasions, purchases, model, asOf);
  return model.repeat === null
    ? yearlyLoyalty(occasions, purchases, model, groupKey(history), policy, asOf)
    : rhythmLoyalty(model.repeat, occasions, purchases, model, policy, asOf);
}

/** A fitted model goes on: it knows how likely a purchase is after any silence, and loyalty must not rise at the lapse. */
function silentWinBack(
  purchases: readonly Purchase[],
  occasions: readonly Occasion[],
  last: Day,
  { asOf, policy, model }: ScoringContext,
): CoreLoyalty {
  if (model.pilots !== null && isPilotOnly(purchases)) {
    return { ...pilotLoyalty(model.pilots, occasions, purchases, model, asOf), test: 'win_back' };
  }
  if (model.repeat !== null) {
    return { ...rhythmLoyalty(model.repeat, occasions, purchases, model, policy, asOf), test: 'win_back' };
  }
  const returns = occasions.filter((occasion, index) => {
    const before = occasions[index - 1];
    return before !== undefined && occasion.day > lapsesOn(before.day, policy);
  }).length;
  const lapse = { lapsedOn: lapsesOn(last, policy), returnsBefore: returns, gaveUpDealOf: null };
  return winBackLoyalty(lapse, model, policy, asOf);
}

function contractStatus(standing: ContractStanding): Relationship['status'] {
  if (standing.state === 'lapsed') return 'lapsed';
  if (standing.state === 'overdue') return 'renewal_overdue';
  return standing.wonBack ? 'won_back' : 'active';
}
