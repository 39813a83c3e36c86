import type { ReactElement } from 'react';
import { PageLink } from '@hubspot/ui-extensions/pages';
import type { Filters } from '../filters/filters.ts';
import { ROUTES } from '../filters/routes.ts';

export interface ListLinkProps {
  readonly filters: Filters;
  /** How the list is sorted; as usual where left out. */
  readonly sort?: { readonly sort: string; readonly order: 'asc' | 'desc' };
  readonly children: string;
}

/** To the list of the customers that a number counts. */
export function ListLink({ filters, sort, children }: ListLinkProps): ReactElement {
  return (
    <PageLink to={ROUTES.customers} params={{ ...filters, ...sort }}>
      {children}
    </PageLink>
  );
}
