import { type ReactElement, type ReactNode, useState } from 'react';
import {
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';

const ROWS_PER_PAGE = 10;

export interface Column {
  readonly header: string;
  readonly align?: 'left' | 'right';
}

export interface Row {
  readonly key: string;
  /** One for each column. */
  readonly cells: readonly ReactNode[];
}

export interface PagedTableProps {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Cells of a last row that adds up the ones above. */
  readonly total?: readonly string[];
  readonly testId: string;
}

/** A table that shows ten rows at a time where it has more. */
export function PagedTable({ columns, rows, total, testId }: PagedTableProps): ReactElement {
  const [page, setPage] = useState(1);
  const pageCount = Math.ceil(rows.length / ROWS_PER_PAGE);
  const current = Math.min(page, Math.max(1, pageCount));
  const start = (current - 1) * ROWS_PER_PAGE;
  const content = (
    <>
      <TableHead>
        <TableRow>
          {columns.map(({ header, align = 'left' }) => (
            <TableHeader key={header} align={align}>
              {header}
            </TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.slice(start, start + ROWS_PER_PAGE).map(({ key, cells }) => (
          <TableRow key={key}>{columns.map((column, index) => toCell(column, cells[index]))}</TableRow>
        ))}
      </TableBody>
      {total !== undefined && (
        <TableFooter>
          <TableRow>
            {columns.map((column, index) =>
              toCell(column, <Text format={{ fontWeight: 'bold' }}>{total[index] ?? ''}</Text>),
            )}
          </TableRow>
        </TableFooter>
      )}
    </>
  );
  if (pageCount <= 1) {
    return (
      <Table density="condensed" testId={testId}>
        {content}
      </Table>
    );
  }
  return (
    <Table density="condensed" paginated pageCount={pageCount} page={current} onPageChange={setPage} testId={testId}>
      {content}
    </Table>
  );
}

function toCell({ header, align = 'left' }: Column, content: ReactNode): ReactElement {
  return (
    <TableCell key={header} align={align}>
      {content}
    </TableCell>
  );
}
