import { askService } from '../../shared/ask-service.ts';
import type { AskFailure } from '../../shared/asked.ts';
import { customerListSchema, type PortfolioCustomer } from '../../shared/portfolio-view.ts';
import { type Filters, toPath } from '../filters/filters.ts';
import type { Sorting } from '../filters/sorting.ts';

/** The service answers no more at once. */
const ROWS_AT_ONCE = 100;
/** More than that is for the command line: HubSpot hands on each page one by one. */
export const MOST_COPIED = 1000;

export type WholeList = { readonly ok: true; readonly customers: readonly PortfolioCustomer[] } | AskFailure;

/** The customers of the filters as they are sorted, up to {@link MOST_COPIED}. */
export async function readWholeList(filters: Filters, sorting: Sorting): Promise<WholeList> {
  const customers: PortfolioCustomer[] = [];
  for (let offset = 0; offset < MOST_COPIED; offset += ROWS_AT_ONCE) {
    const path = toPath('customers', filters, { ...sorting, offset, limit: ROWS_AT_ONCE });
    const answer = await askService({ path, schema: customerListSchema });
    if (!answer.ok) return answer;
    customers.push(...answer.value.customers);
    if (offset + ROWS_AT_ONCE >= answer.value.total) break;
  }
  return { ok: true, customers };
}
