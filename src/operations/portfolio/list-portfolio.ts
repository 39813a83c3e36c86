import type { PortfolioPage } from '../ports/portfolio-store.ts';
import { toCustomerList, type CustomerList, type ViewFacts } from './customer-view.ts';
import { seenBy, type SeenPortfolio, type Viewer } from './viewer.ts';

/** A page of the customers that a viewer sees. @throws {RangeError} where the page has no row, or more than a page holds */
export async function listPortfolio(
  store: SeenPortfolio,
  page: PortfolioPage,
  viewer: Viewer,
  facts: ViewFacts,
): Promise<CustomerList> {
  return toCustomerList(await seenBy(store, viewer).listRows(page), page.offset, facts);
}
