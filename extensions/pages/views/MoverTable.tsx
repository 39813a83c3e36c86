import type { ReactElement } from 'react';
import { type Format, NO_VALUE } from '../../shared/format.ts';
import type { MoversView } from '../../shared/portfolio-view.ts';
import { CustomerLink } from '../components/CustomerLink.tsx';
import { DataTable } from '../../shared/components/DataTable.tsx';
import { usePortfolio } from '../hooks/use-portfolio.ts';
import { useWords } from '../hooks/use-words.ts';
import { ownerName, sayMoney } from '../sentences/customer-cells.ts';

export const MOVERS_PER_PAGE = 10;

export interface MoverTableProps {
  readonly view: MoversView;
  readonly format: Format;
  readonly page: number;
  readonly turn: (page: number) => void;
}

/** Each mover: what changed, from what to what; what stayed the same is said once. */
export function MoverTable({ view, format, page, turn }: MoverTableProps): ReactElement {
  const words = useWords();
  const { owners } = usePortfolio();
  const { texts, labels } = words;
  const { columns } = texts;
  const changed = (before: string, after: string): string => (before === after ? after : texts.change(before, after));
  return (
    <DataTable
      testId="movers-list"
      columns={[
        { key: 'customer', header: columns.customer },
        { key: 'owner', header: columns.owner },
        { key: 'cause', header: columns.cause },
        { key: 'segment', header: columns.segment },
        { key: 'risk', header: columns.risk },
        { key: 'value', header: columns.lifetimeValue, align: 'right' },
        { key: 'change', header: columns.change, align: 'right' },
      ]}
      rows={view.movers.map(({ companyId, name, ownerId, cause, before, after, change }) => ({
        key: companyId,
        cells: [
          <CustomerLink key={companyId} companyId={companyId} name={name} />,
          ownerName(ownerId, owners, words),
          texts.labels.cause[cause],
          changed(...both(before.segment, after.segment, labels.segment)),
          changed(...both(before.risk, after.risk, labels.risk)),
          changed(sayMoney(before.lifetimeValue, format), sayMoney(after.lifetimeValue, format)),
          format.money(change),
        ],
      }))}
      paging={{ page, pageCount: Math.ceil(view.total / MOVERS_PER_PAGE), turn }}
    />
  );
}

function both<Code extends string>(
  before: Code | null,
  after: Code | null,
  names: Readonly<Record<Code, string>>,
): [before: string, after: string] {
  const name = (code: Code | null): string => (code === null ? NO_VALUE : names[code]);
  return [name(before), name(after)];
}
