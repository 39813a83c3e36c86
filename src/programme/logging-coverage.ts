import { addMonths } from '../scoring/day.ts';
import type { ActivityKind, CompanyHistory, ContactSummary, Day } from '../scoring/types.ts';
import { toShare, type Share } from './share.ts';

const COVERAGE_MONTHS = 12;

/** A customer with what was logged for it and what of it counted. */
export interface LoggedCustomer {
  readonly history: Pick<CompanyHistory, 'ownerId' | 'activities' | 'unread'>;
  readonly contact: Pick<ContactSummary, 'status' | 'singleThreaded'>;
}

/** How much of its contact a group of customers has on record. */
export interface CoverageRow {
  readonly customers: number;
  /** Customers with at least one activity of the kind in the last 12 months; null where the kind could not be read. */
  readonly kinds: Readonly<Record<ActivityKind, Share | null>>;
  /** Customers with no activity of any kind in the last 12 months. */
  readonly nothingLogged: Share;
  /** Customers for which contact cannot be measured at all. */
  readonly notMeasurable: Share;
  /** Of those where it can be told: at most one contact reached in the last 12 months. Null of none. */
  readonly singleThreaded: Share | null;
}

export interface LoggingCoverage {
  /** Null without customers. */
  readonly all: CoverageRow | null;
  /** By owner, the largest group first; `ownerId` null: customers without an owner. */
  readonly owners: readonly (CoverageRow & { readonly ownerId: string | null })[];
}

/**
 * Where logging is missing: how many customers have which kinds of activity on record from the last 12 months, for all and
 * by owner. Everything logged counts, whether it reached the customer or not: this is about the records, not the contact.
 */
export function loggingCoverage(customers: readonly LoggedCustomer[], asOf: Day): LoggingCoverage {
  const owners = new Map<string | null, LoggedCustomer[]>();
  for (const customer of customers) {
    const { ownerId } = customer.history;
    owners.set(ownerId, [...(owners.get(ownerId) ?? []), customer]);
  }
  return {
    all: customers.length === 0 ? null : coverageRow(customers, asOf),
    owners: [...owners]
      .map(([ownerId, owned]) => ({ ownerId, ...coverageRow(owned, asOf) }))
      .toSorted(
        (one, other) =>
          other.customers - one.customers || ((one.ownerId ?? '\uffff') < (other.ownerId ?? '\uffff') ? -1 : 1),
      ),
  };
}

function coverageRow(customers: readonly LoggedCustomer[], asOf: Day): CoverageRow {
  const logged = customers.map((customer) => kindsLogged(customer, asOf));
  const threads = customers.flatMap(({ contact }) => contact.singleThreaded ?? []);
  const kindShare = (kind: ActivityKind): Share | null => {
    const isUnread = customers.every(({ history }) => history.unread.includes(kind));
    return isUnread ? null : toShare(logged.filter((kinds) => kinds.has(kind)).length, customers.length);
  };
  return {
    customers: customers.length,
    kinds: {
      call: kindShare('call'),
      meeting: kindShare('meeting'),
      email: kindShare('email'),
      message: kindShare('message'),
      note: kindShare('note'),
      task: kindShare('task'),
    },
    nothingLogged: toShare(logged.filter((kinds) => kinds.size === 0).length, customers.length),
    notMeasurable: toShare(
      customers.filter(({ contact }) => contact.status === 'not_measurable').length,
      customers.length,
    ),
    singleThreaded: threads.length === 0 ? null : toShare(threads.filter(Boolean).length, threads.length),
  };
}

function kindsLogged({ history }: LoggedCustomer, asOf: Day): ReadonlySet<ActivityKind> {
  const since = addMonths(asOf, -COVERAGE_MONTHS);
  return new Set(
    history.activities.filter(({ day }) => day !== null && day > since && day <= asOf).map(({ kind }) => kind),
  );
}
