import type { ReactElement } from 'react';
import type { Format } from '../../shared/format.ts';
import type { PortfolioSums } from '../../shared/portfolio-view.ts';
import type { Filters } from '../filters/filters.ts';
import { useWords } from '../hooks/use-words.ts';
import { sayMoney } from '../sentences/customer-cells.ts';
import { WholeTable } from '../../shared/components/DataTable.tsx';
import { ListLink, type ListLinkProps } from './ListLink.tsx';

export type MoneyColumn = 'currentAnnualValue' | 'lifetimeValue' | 'valueAtRisk' | 'valueGap';

export interface Group {
  readonly key: string;
  readonly label: string;
  readonly sums: PortfolioSums;
  /** Of the list of these customers; null: no filter says them. */
  readonly filters: Filters | null;
}

export interface GroupTableProps {
  /** What the groups are. */
  readonly header: string;
  readonly groups: readonly Group[];
  readonly columns: readonly MoneyColumn[];
  /** Sums over everybody; left out where a customer can be in several groups. */
  readonly all?: PortfolioSums;
  /** Says of how many customers a value gap is known: the sum of the gaps is over these. */
  readonly showsWithGap?: true;
  readonly format: Format;
  readonly sort?: ListLinkProps['sort'];
  readonly testId: string;
}

/** Sums by group, each group leading to the list of its customers. */
export function GroupTable(props: GroupTableProps): ReactElement {
  const { header, groups, columns, all, showsWithGap = false, format, sort, testId } = props;
  const { texts } = useWords();
  const amounts = (sums: PortfolioSums) => [
    format.number(sums.customers),
    ...(showsWithGap ? [format.number(sums.customers - sums.gapUnknown)] : []),
    ...columns.map((column) => sayMoney(sums[column], format)),
  ];
  return (
    <WholeTable
      testId={testId}
      columns={[
        { key: 'group', header },
        { key: 'customers', header: texts.columns.customers, align: 'right' },
        ...(showsWithGap ? [{ key: 'withGap', header: texts.columns.withGap, align: 'right' as const }] : []),
        ...columns.map((column) => ({ key: column, header: texts.columns[column], align: 'right' as const })),
      ]}
      rows={groups.map(({ key, label, sums, filters }) => ({
        key,
        cells: [
          filters === null ? (
            label
          ) : (
            <ListLink key={key} filters={filters} {...(sort === undefined ? {} : { sort })}>
              {label}
            </ListLink>
          ),
          ...amounts(sums),
        ],
      }))}
      {...(all === undefined ? {} : { total: [texts.columns.all, ...amounts(all)] })}
    />
  );
}
