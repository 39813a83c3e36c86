import type { ReactElement } from 'react';
import { Text } from '@hubspot/ui-extensions';
import type { ScoredView } from '../../shared/card-view.ts';
import { useWords } from '../hooks/use-words.ts';
import { sayReason } from '../sentences/reasons.ts';
import { PagedTable } from './PagedTable.tsx';
import { RecordLink } from './RecordLink.tsx';

/** The won deals, each with what it was read as and why. */
export function PurchaseTable({ purchases }: { readonly purchases: ScoredView['purchases'] }): ReactElement {
  const words = useWords();
  const { texts, format } = words;
  const { columns, none } = texts.details;
  if (purchases.length === 0) return <Text>{none}</Text>;
  return (
    <PagedTable
      testId="purchases"
      columns={[
        { header: columns.date },
        { header: columns.name },
        { header: columns.amount, align: 'right' },
        { header: columns.readAs },
        { header: columns.because },
      ]}
      rows={purchases.map(({ record, name, date, amount, readAs, because }) => ({
        key: record,
        cells: [
          format.fullDate(date),
          <RecordLink key={record} kind="deal" record={record}>
            {name === '' ? record : name}
          </RecordLink>,
          format.money(amount),
          texts.labels.readAs[readAs],
          sayReason(because, words),
        ],
      }))}
    />
  );
}
