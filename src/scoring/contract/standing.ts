import type { Policy } from '../policy.ts';
import type { Day, Money, OpenDeal, Purchase, Renewal } from '../types.ts';
import { annualisedValue, termRevenue, type Contract, type ContractHistory } from './build-contracts.ts';

/** Where a customer with contracts stands on the as-of day. */
export interface ContractStanding {
  readonly state: 'in_force' | 'overdue' | 'lapsed';
  readonly current: Contract;
  readonly annualValue: Money;
  /** Revenue of the term now running; 0 when lapsed and the term is over. */
  readonly termRevenue: Money;
  /** 0 to 1: how much of the grace has passed without a renewal. */
  readonly graceUsed: number;
  readonly lapsedOn: Day | null;
  readonly wonBack: boolean;
  readonly renewal: Renewal | null;
}

/** Reads the standing off the chain of contracts; null where there is none. */
export function contractStanding(
  history: ContractHistory,
  credits: readonly Purchase[],
  open: readonly OpenDeal[],
  policy: Policy,
  asOf: Day,
): ContractStanding | null {
  const current = history.contracts.at(-1);
  if (current === undefined) return null;
  const overdueDays = asOf - current.end;
  const lapsed = current.fate === 'lost';
  const running = !lapsed || asOf <= current.end;
  const overdue = !lapsed && overdueDays > 0;
  return {
    state: lapsed ? 'lapsed' : overdue ? 'overdue' : 'in_force',
    current,
    annualValue: running ? annualisedValue(current, credits) : 0,
    termRevenue: running ? termRevenue(current, credits) : 0,
    graceUsed: overdue ? Math.min(1, overdueDays / policy.contract.graceDays) : 0,
    lapsedOn: current.lostOn,
    wonBack: !lapsed && history.relationships > 1 && history.renewalsInRelationship === 0,
    renewal: lapsed
      ? null
      : {
          dueOn: current.end,
          overdueDays,
          openRenewalDealIds: open.filter((deal) => deal.isRenewal).map((deal) => deal.dealId),
          countsAsLostFrom: current.end + policy.contract.graceDays + 1,
        },
  };
}
