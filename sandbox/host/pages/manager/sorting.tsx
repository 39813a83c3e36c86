import { useState, type ReactNode } from 'react';
import { SortHeader } from '../parts/sort-header.tsx';

export interface SortColumn<Row> {
  readonly id: string;
  readonly label: string;
  /** Null sorts last, whichever way. */
  readonly key: (row: Row) => number | string | null;
  /** Of a number one looks for the greatest first. */
  readonly isNumber?: boolean;
}

export interface TableSort {
  readonly id: string;
  readonly rising: boolean;
}

/** The sort of a table that is all in the page. */
export function useSort(id: string, rising: boolean): readonly [TableSort, (sort: TableSort) => void] {
  return useState<TableSort>({ id, rising });
}

export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly SortColumn<Row>[],
  { id, rising }: TableSort,
): readonly Row[] {
  const key = columns.find((column) => column.id === id)?.key;
  if (key === undefined) return rows;
  return [...rows].sort((one, other) => {
    const [left, right] = [key(one), key(other)];
    if (left === right) return 0;
    if (left === null) return 1;
    if (right === null) return -1;
    return (left < right ? -1 : 1) * (rising ? 1 : -1);
  });
}

interface HeadProps<Row> {
  readonly columns: readonly SortColumn<Row>[];
  readonly sort: TableSort;
  readonly onSort: (sort: TableSort) => void;
  /** Columns that do not sort. */
  readonly after?: ReactNode;
}

export function SortableHead<Row>({ columns, sort, onSort, after }: HeadProps<Row>): ReactNode {
  return (
    <thead>
      <tr>
        {columns.map(({ id, label, isNumber = false }) => {
          const isCurrent = sort.id === id;
          return (
            <SortHeader
              key={id}
              align={isNumber && id !== 'risk' && id !== 'silence' ? 'right' : 'left'}
              direction={isCurrent ? (sort.rising ? 'ascending' : 'descending') : 'none'}
              onSort={() => {
                onSort({ id, rising: isCurrent ? !sort.rising : !isNumber });
              }}
            >
              {label}
            </SortHeader>
          );
        })}
        {after}
      </tr>
    </thead>
  );
}
