import type { ReactElement } from 'react';
import { Accordion } from '@hubspot/ui-extensions';
import type { ScoredView } from '../../shared/card-view.ts';
import { useWords } from '../hooks/use-words.ts';
import { sayReason } from '../sentences/reasons.ts';
import { nameOf } from '../sentences/words.ts';
import { PagedTable } from './PagedTable.tsx';
import { RecordLink } from './RecordLink.tsx';

/** The records that could not be used, each with its reason. */
export function SkippedTable({ skipped }: { readonly skipped: ScoredView['skipped'] }): ReactElement {
  const words = useWords();
  const { texts } = words;
  const { columns, skipped: title } = texts.details;
  const names = { ...texts.labels.touch, ...texts.labels.record };
  return (
    <Accordion title={title(skipped.length)}>
      <PagedTable
        testId="skipped"
        columns={[{ header: columns.record }, { header: columns.reason }]}
        rows={skipped.map(({ record, kind, reason }, index) => ({
          key: `${index} ${record}`,
          cells: [
            <RecordLink key={record} kind={kind} record={record}>
              {`${nameOf(names, kind)} ${record}`}
            </RecordLink>,
            sayReason(reason, words),
          ],
        }))}
      />
    </Accordion>
  );
}
