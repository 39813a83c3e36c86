import { DAYS_PER_YEAR } from '../day.ts';
import type { Day, Money, Renewal } from '../types.ts';
import { annualisedValue, termRevenue, type Contract, type ContractChain, type ContractHistory } from './contract.ts';

/** A lapsed customer who comes back is taken to buy what it had within so many days of its last loss. */
const HAD_TOGETHER_DAYS = 365;

/** A renewal to come, and what hangs on it. */
export interface RenewalAhead {
  /** Years until it is due; 0 when due or overdue. */
  readonly inYears: number;
  /** Of the term now running. */
  readonly termYears: number;
  /** Of the term that it opens: the same again, and a year after a pilot. */
  readonly nextTermYears: number;
  /** Yearly revenue of the contract that it prolongs. */
  readonly annualRevenue: Money;
}

/** Where a customer with contracts stands on the as-of day. */
export interface ContractStanding {
  readonly state: 'in_force' | 'overdue' | 'lapsed';
  /** The contract whose renewal is due first; of a lapsed customer the one lost last. */
  readonly current: Contract;
  /** Of all contracts in force. */
  readonly annualValue: Money;
  /** Revenue of the terms now running, over all contracts; 0 when lapsed and the terms are over. */
  readonly termRevenue: Money;
  /** Revenue of a year in which the customer is there; of a lapsed one, what it had before it left. */
  readonly annualRevenue: Money;
  /** Years of the term, of the next, and until the renewal: means over the contracts in force by their yearly revenue. */
  readonly termYears: number;
  readonly nextTermYears: number;
  readonly renewalInYears: number;
  /** First day of the oldest term now running. */
  readonly runningSince: Day;
  /** Every contract that has not been lost, the one due first at the front; none when lapsed. */
  readonly ahead: readonly RenewalAhead[];
  /** 0 to 1: how much of the days on which a late renewal may still come has passed, to the middle of the as-of day. */
  readonly graceUsed: number;
  readonly lapsedOn: Day | null;
  /** The renewal counts as lost although a deal for it is still open: the day that deal was expected on, else null. */
  readonly gaveUpDealOf: Day | null;
  readonly wonBack: boolean;
  readonly renewal: Renewal | null;
}

/** A chain with its last contract. */
interface Ending {
  readonly chain: ContractChain;
  readonly contract: Contract;
}

/** Reads the standing off the chains of contracts; null where there is none. */
export function contractStanding(history: ContractHistory, asOf: Day): ContractStanding | null {
  const endings = history.chains.flatMap((chain): readonly Ending[] => {
    const contract = chain.contracts.at(-1);
    return contract === undefined ? [] : [{ chain, contract }];
  });
  const alive = endings
    .filter(({ contract }) => contract.fate !== 'lost')
    .toSorted((one, other) => one.contract.end - other.contract.end);
  const lost = endings.toSorted((one, other) => lossDay(other) - lossDay(one));
  const next = alive[0] ?? lost[0];
  if (next === undefined) return null;
  const { contract, chain } = next;
  const isLapsed = alive.length === 0;
  const overdueDays = asOf - contract.end;
  const running = endings.filter((ending) => ending.contract.fate !== 'lost' || asOf <= ending.contract.end);
  const valued = isLapsed ? lost.filter((ending) => lossDay(ending) > lossDay(next) - HAD_TOGETHER_DAYS) : alive;
  const ahead = alive.map((ending) => renewalAhead(ending, asOf));
  return {
    state: isLapsed ? 'lapsed' : overdueDays > 0 ? 'overdue' : 'in_force',
    current: contract,
    annualValue: sum(running, yearly),
    termRevenue: sum(running, (ending) => termRevenue(ending.contract, ending.chain.credits)),
    annualRevenue: sum(valued, yearly),
    ...meanTerm(isLapsed ? [renewalAhead(next, asOf)] : ahead),
    runningSince: Math.min(...(isLapsed ? [next] : alive).map((ending) => ending.contract.start)),
    ahead,
    graceUsed: isLapsed ? 0 : graceUsed(next, overdueDays),
    lapsedOn: isLapsed ? contract.lostOn : null,
    gaveUpDealOf: isLapsed && chain.gaveUpOpenDeal ? (chain.openRenewals.at(-1)?.expectedOn ?? null) : null,
    wonBack: !isLapsed && history.relationships > 1 && history.renewalsInRelationship === 0,
    renewal: isLapsed ? null : renewalOf(next, overdueDays),
  };
}

function renewalOf({ chain, contract }: Ending, overdueDays: number): Renewal {
  return {
    dueOn: contract.end,
    overdueDays,
    openRenewalDealIds: chain.openRenewals.map((deal) => deal.dealId),
    countsAsLostFrom: chain.countsAsLostFrom,
  };
}

/** Half of the as-of day's own late signings are still to come: the last day before the loss leaves next to nothing. */
function graceUsed({ chain, contract }: Ending, overdueDays: number): number {
  if (overdueDays <= 0) return 0;
  return Math.min(1, (overdueDays - 0.5) / (chain.countsAsLostFrom - 1 - contract.end));
}

function renewalAhead(ending: Ending, asOf: Day): RenewalAhead {
  return {
    inYears: Math.max(0, (ending.contract.end - asOf) / DAYS_PER_YEAR),
    termYears: ending.contract.termMonths / 12,
    nextTermYears: ending.contract.isPilot ? 1 : ending.contract.termMonths / 12,
    annualRevenue: yearly(ending),
  };
}

/** Free contracts say when the renewal is only where there are no others. */
function meanTerm(
  renewals: readonly RenewalAhead[],
): Pick<ContractStanding, 'termYears' | 'nextTermYears' | 'renewalInYears'> {
  const weight = sum(renewals, ({ annualRevenue }) => Math.max(0, annualRevenue));
  const share = ({ annualRevenue }: RenewalAhead): number =>
    weight > 0 ? Math.max(0, annualRevenue) / weight : 1 / renewals.length;
  const mean = (years: (renewal: RenewalAhead) => number): number =>
    sum(renewals, (renewal) => share(renewal) * years(renewal));
  return {
    termYears: mean((renewal) => renewal.termYears),
    nextTermYears: mean((renewal) => renewal.nextTermYears),
    renewalInYears: mean((renewal) => renewal.inYears),
  };
}

function yearly({ chain, contract }: Ending): Money {
  return annualisedValue(contract, chain.credits);
}

function lossDay({ contract }: Ending): Day {
  return contract.lostOn ?? contract.end;
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
