import { type ReactElement, type ReactNode, useState } from 'react';
import {
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  type TableProps,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';

export interface Column {
  /** The heading where left out: no two columns have the same. */
  readonly key?: string;
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
  const children = (
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
  const plain = { density: 'condensed', testId, children } as const;
  const table: TableProps =
    paging === undefined || paging.pageCount <= 1
      ? plain
      : { ...plain, paginated: true, pageCount: paging.pageCount, page: paging.page, onPageChange: paging.turn };
  return <Table {...table} />;
}

const ROWS_PER_PAGE = 15;

export interface WholeTableProps extends Omit<DataTableProps, 'paging'> {
  /** {@link ROWS_PER_PAGE} where left out. */
  readonly rowsPerPage?: number;
}

/** A table of rows that are all there, some at a time. */
export function WholeTable({ rowsPerPage = ROWS_PER_PAGE, rows, ...others }: WholeTableProps): ReactElement {
  const [turned, setTurned] = useState(1);
  const pageCount = Math.ceil(rows.length / rowsPerPage);
  const page = Math.min(turned, Math.max(1, pageCount));
  const start = (page - 1) * rowsPerPage;
  return (
    <DataTable
      {...others}
      rows={rows.slice(start, start + rowsPerPage)}
      paging={{ page, pageCount, turn: setTurned }}
    />
  );
}

function toHeader({ header, key = header, align = 'left', sort }: Column): ReactElement {
  const sorting =
    sort === undefined
      ? {}
      : {
          sortDirection: sort.direction,
          onSortChange: (chosen: string) => {
            sort.choose(chosen === 'ascending' ? 'ascending' : 'descending');
          },
        };
  return (
    <TableHeader key={key} align={align} {...sorting}>
      {header}
    </TableHeader>
  );
}

function toCell({ header, key = header, align = 'left' }: Column, content: ReactNode): ReactElement {
  return (
    <TableCell key={key} align={align}>
      {content}
    </TableCell>
  );
}
