import type { ScoringContext } from '../../scoring/relationship.ts';
import { scoreCustomer } from '../../scoring/score-customer.ts';
import type { CompanyHistory, Money } from '../../scoring/types.ts';
import { atUsualAmounts } from './usual-amounts.ts';

/**
 * What a change of lifetime value comes from, in the order in which it is split. `behaviour`: what the customer did and did
 * not do while the days passed, at its usual amounts; `money`: amounts that are other than usual, and corrected ones.
 */
export const CHANGE_CAUSES = ['merge', 'exchange_rate', 'behaviour', 'money', 'model', 'policy'] as const;
export type ChangeCause = (typeof CHANGE_CAUSES)[number];

/** A customer as it was known on a day, and what it was scored with then. */
export interface KnownCustomer {
  readonly history: CompanyHistory;
  readonly context: ScoringContext;
}

/** What happened to the records between the two days and cannot be seen in them. */
export interface RecordChanges {
  /** Companies that were merged into this one, as known on the earlier day. */
  readonly absorbed: readonly CompanyHistory[];
  /** Deals in other currencies, whose amount in the home currency moves with the rate of exchange. */
  readonly revaluedDealIds: ReadonlySet<string>;
}

export const NO_RECORD_CHANGES: RecordChanges = { absorbed: [], revaluedDealIds: new Set() };

export interface CausedChange {
  readonly cause: ChangeCause;
  readonly change: Money;
}

/**
 * Splits the change of a customer's lifetime value by cause: the score is worked out again with one thing more taken from
 * the later day each time, in a fixed order, so that the parts add up to the whole change. What two causes do together
 * falls to the later one in the order.
 *
 * @returns one part for each cause, in that order
 */
export function splitChange(
  before: KnownCustomer,
  after: KnownCustomer,
  records: RecordChanges,
): readonly CausedChange[] {
  const merged = mergeHistories(before.history, records.absorbed);
  const revalued = revalue(merged, after.history, records.revaluedDealIds);
  const { asOf, policy, model } = after.context;
  const later = { ...before.context, asOf };
  const usual = atUsualAmounts(after.history, revalued, later);
  const values = [
    valueOf(before.history, before.context),
    valueOf(merged, before.context),
    valueOf(revalued, before.context),
    valueOf(usual, later),
    valueOf(after.history, later),
    valueOf(after.history, { ...later, model }),
    valueOf(after.history, { asOf, model, policy }),
  ];
  return CHANGE_CAUSES.map((cause, index) => ({ cause, change: (values[index + 1] ?? 0) - (values[index] ?? 0) }));
}

/** Who is no customer is worth nothing yet. */
function valueOf(history: CompanyHistory, context: ScoringContext): Money {
  const result = scoreCustomer(history, context);
  return result.kind === 'scored' ? result.lifetimeValue : 0;
}

function mergeHistories(history: CompanyHistory, absorbed: readonly CompanyHistory[]): CompanyHistory {
  if (absorbed.length === 0) return history;
  const all = [history, ...absorbed];
  return {
    ...history,
    deals: uniqueById(all.flatMap(({ deals }) => deals)),
    activities: uniqueById(all.flatMap(({ activities }) => activities)),
    contactIds: [...new Set(all.flatMap(({ contactIds }) => contactIds))],
    referred: all.flatMap(({ referred }) => referred),
  };
}

/** A deal that belonged to both counts once. */
function uniqueById<One extends { readonly id: string }>(records: readonly One[]): readonly One[] {
  return [...new Map(records.map((record) => [record.id, record])).values()];
}

function revalue(known: CompanyHistory, now: CompanyHistory, dealIds: ReadonlySet<string>): CompanyHistory {
  if (dealIds.size === 0) return known;
  const amounts = new Map(now.deals.filter(({ id }) => dealIds.has(id)).map(({ id, amount }) => [id, amount]));
  return { ...known, deals: known.deals.map((deal) => ({ ...deal, amount: amounts.get(deal.id) ?? deal.amount })) };
}
