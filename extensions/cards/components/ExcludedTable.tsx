import type { ReactElement } from 'react';
import { Text } from '@hubspot/ui-extensions';
import type { ScoredView } from '../../shared/card-view.ts';
import { NO_VALUE } from '../../shared/format.ts';
import { useWords } from '../hooks/use-words.ts';
import { nameOf } from '../sentences/words.ts';
import { PagedTable } from './PagedTable.tsx';
import { RecordLink } from './RecordLink.tsx';

export interface ExcludedTableProps {
  readonly excluded: ScoredView['contact']['excluded'];
  readonly testId: string;
}

/** The engagements that did not count as contact, each with its reason. */
export function ExcludedTable({ excluded, testId }: ExcludedTableProps): ReactElement {
  const { texts, format } = useWords();
  const { columns, none } = texts.details;
  if (excluded.length === 0) return <Text>{none}</Text>;
  return (
    <PagedTable
      testId={testId}
      columns={[{ header: columns.date }, { header: columns.record }, { header: columns.reason }]}
      rows={excluded.map(({ record, kind, date, reason }) => ({
        key: `${kind} ${record}`,
        cells: [
          date === null ? NO_VALUE : format.fullDate(date),
          <RecordLink key={record} kind={kind} record={record}>
            {nameOf(texts.labels.touch, kind)}
          </RecordLink>,
          nameOf(texts.labels.exclusion, reason),
        ],
      }))}
    />
  );
}
