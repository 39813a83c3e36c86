import { formatIsoDay } from '../../scoring/day.ts';
import type { Day } from '../../scoring/types.ts';
import type { PortfolioRow } from '../ports/portfolio-store.ts';

/** The day that somebody looks at the portfolio, and what its amounts are in. */
export interface ViewFacts {
  readonly asOf: Day;
  /** ISO 4217. */
  readonly currency: string;
}

/** A customer as plain data: what is published on it, and how far its days are away. Days are `YYYY-MM-DD`. */
export interface PortfolioCustomer extends Omit<PortfolioRow, 'renewalDate' | 'lastNonRenewalContact'> {
  readonly renewalDate: string | null;
  /** Negative where overdue. */
  readonly daysToRenewal: number | null;
  readonly lastNonRenewalContact: string | null;
  readonly daysSinceNonRenewalContact: number | null;
}

/** Some customers of a list. */
export interface CustomerList {
  readonly asOf: string;
  readonly currency: string;
  /** Of the whole list. */
  readonly total: number;
  /** Of the first of these customers in it, from 0. */
  readonly offset: number;
  readonly customers: readonly PortfolioCustomer[];
}

function toPortfolioCustomer(row: PortfolioRow, { asOf }: Pick<ViewFacts, 'asOf'>): PortfolioCustomer {
  const { renewalDate, lastNonRenewalContact } = row;
  return {
    ...row,
    renewalDate: renewalDate === null ? null : formatIsoDay(renewalDate),
    daysToRenewal: renewalDate === null ? null : renewalDate - asOf,
    lastNonRenewalContact: lastNonRenewalContact === null ? null : formatIsoDay(lastNonRenewalContact),
    daysSinceNonRenewalContact: lastNonRenewalContact === null ? null : asOf - lastNonRenewalContact,
  };
}

export function toCustomerList(
  listed: { readonly total: number; readonly rows: readonly PortfolioRow[] },
  offset: number,
  facts: ViewFacts,
): CustomerList {
  return {
    asOf: formatIsoDay(facts.asOf),
    currency: facts.currency,
    total: listed.total,
    offset,
    customers: listed.rows.map((row) => toPortfolioCustomer(row, facts)),
  };
}
