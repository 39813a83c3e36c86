import { useCallback, useMemo } from 'react';
import { useExtensionActions } from '@hubspot/ui-extensions';
import { usePageRoute } from '@hubspot/ui-extensions/pages';
import { type Filters, parseFilters } from '../filters/filters.ts';
import { routeOf, type RouteName, ROUTES } from '../filters/routes.ts';

export interface Place {
  /** Null: no view is at this address. */
  readonly route: RouteName | null;
  readonly filters: Filters;
  /** Everything in the address after its path. */
  readonly params: Readonly<Record<string, string>>;
  /** Another view, the filters staying as they are. */
  readonly go: (route: RouteName) => void;
  /** Other filters, the view staying as it is. */
  readonly filter: (filters: Filters) => void;
}

/** Where the person is: which view, and which filters. Both stand in the address, so that they can be kept and handed on. */
export function usePlace(): Place {
  const { routeId, path, params } = usePageRoute();
  const { navigateToPage } = useExtensionActions<'pages'>();
  const filters = useMemo(() => parseFilters(params), [params]);
  const go = useCallback(
    (route: RouteName) => {
      navigateToPage({ to: ROUTES[route], params: { ...filters } });
    },
    [navigateToPage, filters],
  );
  const filter = useCallback(
    (chosen: Filters) => {
      navigateToPage({ to: path, params: { ...chosen } });
    },
    [navigateToPage, path],
  );
  return { route: routeOf(routeId), filters, params, go, filter };
}
