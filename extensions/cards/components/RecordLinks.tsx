import type { ReactElement } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';
import { NO_VALUE } from '../../shared/format.ts';
import { useWords } from '../hooks/use-words.ts';
import type { TracedRecord } from '../sentences/trace-records.ts';
import { RecordLink } from './RecordLink.tsx';

/** So many are named; the tables below list every one. */
const MOST_NAMED = 3;

/** The records behind a figure, the first few by name. */
export function RecordLinks({ records }: { readonly records: readonly TracedRecord[] }): ReactElement {
  const { moreRecords } = useWords().texts.details;
  if (records.length === 0) return <Text>{NO_VALUE}</Text>;
  const left = records.length - MOST_NAMED;
  return (
    <Flex direction="column" gap="flush" align="start">
      {records.slice(0, MOST_NAMED).map(({ record, kind, name }) => (
        <RecordLink key={record} kind={kind} record={record}>
          {name}
        </RecordLink>
      ))}
      {left > 0 && <Text variant="microcopy">{moreRecords(left)}</Text>}
    </Flex>
  );
}
