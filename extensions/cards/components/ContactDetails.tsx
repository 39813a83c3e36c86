import type { ReactElement } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';
import type { ScoredView } from '../../shared/card-view.ts';
import { useWords } from '../hooks/use-words.ts';
import { nameOf } from '../sentences/words.ts';
import { ExcludedTable } from './ExcludedTable.tsx';
import { RecordLink } from './RecordLink.tsx';

/** Whom we talked to, when last, and what did not count. */
export function ContactDetails({ contact }: { readonly contact: ScoredView['contact'] }): ReactElement {
  const { texts, format } = useWords();
  const words = texts.details.contact;
  const { lastNonRenewal, renewalOnlyShare } = contact;
  return (
    <Flex direction="column" gap="small">
      {lastNonRenewal !== null && (
        <Flex direction="column" gap="flush" align="start">
          <Text>{`${words.last}:`}</Text>
          <RecordLink kind={lastNonRenewal.kind} record={lastNonRenewal.record}>
            {`${nameOf(texts.labels.touch, lastNonRenewal.kind)}, ${format.fullDate(lastNonRenewal.date)}`}
          </RecordLink>
          <Text variant="microcopy">{lastNonRenewal.because}</Text>
        </Flex>
      )}
      <Text>{words.reached(contact.contactsReached, contact.contactsKnown)}</Text>
      {renewalOnlyShare !== null && (
        <Text>{words.renewalOnly(texts.percent(format.number(Math.round(renewalOnlyShare * 100))))}</Text>
      )}
      <Text format={{ fontWeight: 'demibold' }}>{words.excludedTitle(contact.excluded.length)}</Text>
      <ExcludedTable excluded={contact.excluded} testId="excluded" />
    </Flex>
  );
}
