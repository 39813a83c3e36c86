import type { ReactElement } from 'react';
import { WholeTable, type WholeTableProps } from '../../shared/components/DataTable.tsx';

const ROWS_PER_PAGE = 10;

/** A table that shows ten rows at a time where it has more: a card is narrower than a page. */
export function PagedTable(props: Omit<WholeTableProps, 'rowsPerPage'>): ReactElement {
  return <WholeTable {...props} rowsPerPage={ROWS_PER_PAGE} />;
}
