import { useExtensionActions } from '@hubspot/ui-extensions';
import type { Column } from '../../shared/components/DataTable.tsx';
import { ROUTES } from '../filters/routes.ts';
import { type Sorting, type SortName, sortNameOf } from '../filters/sorting.ts';
import { usePlace } from './use-place.ts';

/**
 * What a heading of a list says and does about its sorting, which stands in the address.
 *
 * @param urgent the column by which the most urgent come first, whichever way round it is clicked; null: none
 */
export function useSorting(
  { sort, order }: Sorting,
  urgent: string | null = null,
): (column: string) => NonNullable<Column['sort']> | undefined {
  const { filters, route } = usePlace();
  const { navigateToPage } = useExtensionActions<'pages'>();
  return (column) => {
    const name: SortName | null = column === urgent ? 'urgency' : sortNameOf(column);
    if (name === null || route === null) return undefined;
    const direction = order === 'asc' ? 'ascending' : 'descending';
    return {
      direction: name === sort ? direction : 'none',
      choose: (chosen) => {
        navigateToPage({
          to: ROUTES[route],
          params: { ...filters, sort: name, order: chosen === 'ascending' ? 'asc' : 'desc' },
        });
      },
    };
  };
}
