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

export interface Column {
  readonly key: string;
  readonly header: string;
  readonly align?: 'left' | 'right';
  /** Left out: the table cannot be sorted by it. */
  readonly sort?: {
    readonly direction: 'ascending' | 'descending' | 'none';
    readonly choose: (direction: 'ascending' | 'descending') => void;
  };
}

export interface Row {
  readonly key: string;
  /** One for each column. */
  readonly cells: readonly ReactNode[];
}

export interface Paging {
  readonly page: number;
  readonly pageCount: number;
  readonly turn: (page: number) => void;
}

export interface DataTableProps {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Cells of a last row that adds up the others. */
  readonly total?: readonly string[];
  /** Where the rows are one page of several. */
  readonly paging?: Paging;
  readonly testId: string;
}

export function DataTable({ columns, rows, total, paging, testId }: DataTableProps): ReactElement {
  const content = (
    <>
      <TableHead>
        <TableRow>{columns.map(toHeader)}</TableRow>
      </TableHead>
      <TableBody>
        {rows.map(({ key, cells }) => (
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
  if (paging === undefined || paging.pageCount <= 1) {
    return (
      <Table density="condensed" testId={testId}>
        {content}
      </Table>
    );
  }
  const { page, pageCount, turn } = paging;
  return (
    <Table density="condensed" paginated pageCount={pageCount} page={page} onPageChange={turn} testId={testId}>
      {content}
    </Table>
  );
}

const ROWS_PER_PAGE = 15;

/** A table of rows that are all there, {@link ROWS_PER_PAGE} at a time. */
export function WholeTable(props: Omit<DataTableProps, 'paging'>): ReactElement {
  const [turned, setTurned] = useState(1);
  const pageCount = Math.ceil(props.rows.length / ROWS_PER_PAGE);
  const page = Math.min(turned, Math.max(1, pageCount));
  const start = (page - 1) * ROWS_PER_PAGE;
  return (
    <DataTable
      {...props}
      rows={props.rows.slice(start, start + ROWS_PER_PAGE)}
      paging={{ page, pageCount, turn: setTurned }}
    />
  );
}

function toHeader({ key, header, align = 'left', sort }: Column): ReactElement {
  if (sort === undefined) {
    return (
      <TableHeader key={key} align={align}>
        {header}
      </TableHeader>
    );
  }
  const { direction, choose } = sort;
  return (
    <TableHeader
      key={key}
      align={align}
      sortDirection={direction}
      onSortChange={(chosen) => {
        choose(chosen === 'ascending' ? 'ascending' : 'descending');
      }}
    >
      {header}
    </TableHeader>
  );
}

function toCell({ key, align = 'left' }: Column, content: ReactNode): ReactElement {
  return (
    <TableCell key={key} align={align}>
      {content}
    </TableCell>
  );
}
