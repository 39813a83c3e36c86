import { type ReactElement, type ReactNode, useState } from 'react';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@hubspot/ui-extensions';

const ROWS_PER_PAGE = 10;

export interface Column {
  readonly header: string;
  readonly align?: 'left' | 'right';
  /** In pixels; as wide as its contents need where left out. */
  readonly width?: number | 'auto';
}

export interface Row {
  readonly key: string;
  /** One for each column. */
  readonly cells: readonly ReactNode[];
}

/** A table, ten rows at a time where it has more. */
export function DataTable({
  columns,
  rows,
  testId,
}: {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly testId: string;
}): ReactElement {
  const [page, setPage] = useState(1);
  const pageCount = Math.max(1, Math.ceil(rows.length / ROWS_PER_PAGE));
  const current = Math.min(page, pageCount);
  const start = (current - 1) * ROWS_PER_PAGE;
  const paging = pageCount > 1 ? { paginated: true, pageCount, page: current, onPageChange: setPage } : {};
  return (
    <Table density="condensed" testId={testId} {...paging}>
      <TableHead>
        <TableRow>
          {columns.map(({ header, align = 'left', width = 'auto' }) => (
            <TableHeader key={header} align={align} width={width}>
              {header}
            </TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.slice(start, start + ROWS_PER_PAGE).map(({ key, cells }) => (
          <TableRow key={key}>
            {columns.map(({ header, align = 'left', width = 'auto' }, index) => (
              <TableCell key={header} align={align} width={width}>
                {cells[index]}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
