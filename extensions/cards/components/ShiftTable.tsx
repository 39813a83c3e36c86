import type { ReactElement } from 'react';
import type { ScoredView } from '../../shared/card-view.ts';
import { useWords } from '../hooks/use-words.ts';
import { sayReason } from '../sentences/reasons.ts';
import { nameOf } from '../sentences/words.ts';
import { PagedTable } from './PagedTable.tsx';

/** Changes against the customer's own pattern, for better and for worse. */
export function ShiftTable({ shifts }: { readonly shifts: ScoredView['shifts'] }): ReactElement {
  const words = useWords();
  const { texts } = words;
  const { columns } = texts.details;
  return (
    <PagedTable
      testId="shifts"
      columns={[{ header: columns.driver }, { header: columns.because }]}
      rows={shifts.map(({ kind, direction, because }) => ({
        key: kind,
        cells: [
          `${nameOf(texts.labels.shift, kind)} (${texts.labels.direction[direction]})`,
          sayReason(because, words),
        ],
      }))}
    />
  );
}
