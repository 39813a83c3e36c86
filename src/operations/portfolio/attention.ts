/** The lists that a manager starts the week with, from the portfolio. */
import { RENEWAL_ONLY_MONTHS } from '../../programme/attention-lists.ts';
import type { PortfolioFilter, PortfolioGroup, PortfolioPage, PortfolioSums } from '../ports/portfolio-store.ts';
import { toCustomerList, type CustomerList, type ViewFacts } from './customer-view.ts';
import { ofPresent } from './sum-portfolio.ts';
import { seenBy, type SeenPortfolio, type Viewer } from './viewer.ts';

/** The policy's renewal window where nobody set another. */
const USUAL_WINDOW_DAYS = 120;

export interface AttentionRequest {
  readonly filter?: PortfolioFilter;
  readonly offset: number;
  readonly limit: number;
}

export interface RenewalsAhead extends CustomerList {
  readonly windowDays: number;
  readonly all: PortfolioSums;
  readonly byRisk: readonly PortfolioGroup[];
  readonly byOwner: readonly PortfolioGroup[];
}

export interface RenewalsRequest extends AttentionRequest, Partial<Pick<PortfolioPage, 'sort' | 'descending'>> {
  readonly windowDays?: number;
}

/**
 * Renewals of the coming days, and the overdue ones: by risk, then by silence, then by date, where nothing else is asked for;
 * with what they come to by risk and by owner.
 */
export async function renewalsAhead(
  store: SeenPortfolio,
  { windowDays = USUAL_WINDOW_DAYS, filter, offset, limit, sort = 'urgency', descending = true }: RenewalsRequest,
  viewer: Viewer,
  facts: ViewFacts,
): Promise<RenewalsAhead> {
  const seen = seenBy(store, viewer);
  const due = { ...filter, renewalUntil: Math.min(filter?.renewalUntil ?? Infinity, facts.asOf + windowDays) };
  const listed = await seen.listRows({ filter: due, sort, descending, offset, limit });
  return {
    ...toCustomerList(listed, offset, facts),
    windowDays,
    all: await seen.sumAll(due),
    byRisk: await seen.sumBy('risk', due),
    byOwner: await seen.sumBy('ownerId', due),
  };
}

export interface RenewalOnlyList extends CustomerList {
  readonly windowMonths: number;
  readonly all: PortfolioSums;
  /** Customers for whom contact is not measurable: they may belong here, or not. */
  readonly notMeasurable: number;
}

/** Customers that we only talk to about the renewal, and that have not lapsed: the largest current annual value first. */
export async function renewalOnlyCustomers(
  store: SeenPortfolio,
  { filter, offset, limit }: AttentionRequest,
  viewer: Viewer,
  facts: ViewFacts,
): Promise<RenewalOnlyList> {
  const seen = seenBy(store, viewer);
  const present = ofPresent(filter ?? {});
  const renewalOnly = { ...present, isRenewalOnly: true } as const;
  const page = { sort: 'currentAnnualValue', descending: true, offset, limit } as const;
  const groups = await seen.sumBy('contactStatus', present);
  return {
    ...toCustomerList(await seen.listRows({ ...page, filter: renewalOnly }), offset, facts),
    windowMonths: RENEWAL_ONLY_MONTHS,
    all: await seen.sumAll(renewalOnly),
    notMeasurable: groups.find(({ key }) => key === 'not_measurable')?.customers ?? 0,
  };
}
