import type { Question } from '../../shared/ask-service.ts';
import { type Reading, useAsked } from '../../shared/use-asked.ts';
import { toPath } from '../filters/filters.ts';
import { usePageNumber } from './use-page-number.ts';
import { usePlace } from './use-place.ts';

/** Which page of a list is shown. */
export interface ListPaging {
  /** From 1. */
  readonly page: number;
  readonly rowsPerPage: number;
  readonly turn: (page: number) => void;
}

/**
 * A list of the service under the filters of the page, a page at a time; the first one again whenever something else is listed.
 *
 * @param view of the service; @param more what else is asked, such as the sorting
 */
export function usePagedList<Value>(
  view: string,
  schema: Question<Value>['schema'],
  rowsPerPage: number,
  more: Readonly<Record<string, string>> = {},
): { readonly reading: Reading<Value>; readonly paging: ListPaging } {
  const { filters } = usePlace();
  const [page, turn] = usePageNumber(toPath(view, filters, more));
  const path = toPath(view, filters, { ...more, offset: (page - 1) * rowsPerPage, limit: rowsPerPage });
  return { reading: useAsked(path, schema), paging: { page, rowsPerPage, turn } };
}
