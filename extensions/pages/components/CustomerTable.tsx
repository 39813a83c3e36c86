import type { ReactElement, ReactNode } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';
import { type Format, NO_VALUE } from '../../shared/format.ts';
import type { CustomerList, PortfolioCustomer } from '../../shared/portfolio-view.ts';
import type { ListPaging } from '../hooks/use-paged-list.ts';
import { usePortfolio } from '../hooks/use-portfolio.ts';
import { useWords } from '../hooks/use-words.ts';
import { nameOf, ownerName, sayContact, sayMoney, sayRenewal, sayValueAtRisk } from '../sentences/customer-cells.ts';
import { CustomerLink } from './CustomerLink.tsx';
import { type Column, DataTable } from '../../shared/components/DataTable.tsx';
import { RiskTag } from './RiskTag.tsx';

export type CustomerColumn =
  | 'customer'
  | 'customerAndOwner'
  | 'owner'
  | 'segment'
  | 'risk'
  | 'score'
  | 'contact'
  | 'renewal'
  | 'currentAnnualValue'
  | 'lifetimeValue'
  | 'valueAtRisk'
  | 'valueGap'
  | 'nextStep';

const NUMBERS: ReadonlySet<CustomerColumn> = new Set([
  'score',
  'currentAnnualValue',
  'lifetimeValue',
  'valueAtRisk',
  'valueGap',
]);

export interface CustomerTableProps {
  readonly list: Pick<CustomerList, 'total' | 'customers'>;
  readonly columns: readonly CustomerColumn[];
  readonly format: Format;
  readonly paging: ListPaging;
  /** How to sort by a column; left out, or undefined for a column: one cannot. */
  readonly sortOf?: (column: CustomerColumn) => Column['sort'];
  readonly testId: string;
}

/** Customers, a page of a list, each leading to its record. */
export function CustomerTable(props: CustomerTableProps): ReactElement {
  const { list, columns, format, paging, sortOf, testId } = props;
  const { page, rowsPerPage, turn } = paging;
  const { texts } = useWords();
  const cellOf = useCells(format);
  return (
    <DataTable
      testId={testId}
      columns={columns.map((column) => {
        const sort = sortOf?.(column);
        return {
          key: column,
          header: texts.columns[column],
          ...(NUMBERS.has(column) ? { align: 'right' as const } : {}),
          ...(sort === undefined ? {} : { sort }),
        };
      })}
      rows={list.customers.map((customer) => ({
        key: customer.companyId,
        cells: columns.map((column) => cellOf(column, customer)),
      }))}
      paging={{ page, pageCount: Math.ceil(list.total / rowsPerPage), turn }}
    />
  );
}

function useCells(format: Format): (column: CustomerColumn, customer: PortfolioCustomer) => ReactNode {
  const words = useWords();
  const { owners } = usePortfolio();
  const { labels, texts } = words;
  return (column, customer) => {
    switch (column) {
      case 'customer':
        return <CustomerLink companyId={customer.companyId} name={customer.name} />;
      case 'customerAndOwner':
        return (
          <Flex direction="column" gap="flush">
            <CustomerLink companyId={customer.companyId} name={customer.name} />
            <Text variant="microcopy">{ownerName(customer.ownerId, owners, words)}</Text>
          </Flex>
        );
      case 'owner':
        return ownerName(customer.ownerId, owners, words);
      case 'segment':
        return customer.segment === null ? NO_VALUE : labels.segment[customer.segment];
      case 'risk':
        return <RiskTag risk={customer.risk} />;
      case 'score':
        return customer.score === null ? NO_VALUE : format.number(customer.score);
      case 'contact':
        return sayContact(customer, words, format);
      case 'renewal':
        return sayRenewal(customer, words, format);
      case 'valueAtRisk':
        return sayValueAtRisk(customer, words, format);
      case 'nextStep':
        return customer.nextAction === null ? NO_VALUE : nameOf(texts.labels.nextAction, customer.nextAction);
      default:
        return sayMoney(customer[column], format);
    }
  };
}
