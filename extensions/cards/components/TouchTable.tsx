import type { ReactElement } from 'react';
import { Text } from '@hubspot/ui-extensions';
import type { ScoredView } from '../../shared/card-view.ts';
import { useWords } from '../hooks/use-words.ts';
import { nameTouch } from '../sentences/contact-fact.ts';
import { sayReason } from '../sentences/reasons.ts';
import { PagedTable } from './PagedTable.tsx';
import { RecordLink } from './RecordLink.tsx';

/** Every conversation that counted as contact, the latest first, each with why it is about the renewal or not. */
export function TouchTable({
  touches,
}: {
  readonly touches: NonNullable<ScoredView['contact']['touches']>;
}): ReactElement {
  const words = useWords();
  const { texts, format } = words;
  const { columns, contact, none } = texts.details;
  if (touches.length === 0) return <Text>{none}</Text>;
  return (
    <PagedTable
      testId="touches"
      columns={[
        { header: columns.date },
        { header: columns.record },
        { header: contact.purposeColumn },
        { header: columns.because },
      ]}
      rows={touches.map((touch) => ({
        key: `${touch.kind} ${touch.record}`,
        cells: [
          format.fullDate(touch.date),
          <RecordLink key={touch.record} kind={touch.kind} record={touch.record}>
            {nameTouch(touch, texts)}
          </RecordLink>,
          contact.purpose[touch.purpose],
          sayReason(touch.because, words),
        ],
      }))}
    />
  );
}
