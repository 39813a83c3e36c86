import type { ReactElement } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';
import type { ScoredView } from '../../shared/card-view.ts';
import { useWords } from '../hooks/use-words.ts';
import { nameTouch } from '../sentences/contact-fact.ts';
import { sayReason } from '../sentences/reasons.ts';
import { ExcludedTable } from './ExcludedTable.tsx';
import { RecordLink } from './RecordLink.tsx';
import { TouchTable } from './TouchTable.tsx';

/** Whom we talked to, when last, and what did not count. */
export function ContactDetails({ contact }: { readonly contact: ScoredView['contact'] }): ReactElement {
  const words = useWords();
  const { texts, format } = words;
  const contactTexts = texts.details.contact;
  const { lastNonRenewal, renewalOnlyShare } = contact;
  return (
    <Flex direction="column" gap="small">
      {lastNonRenewal !== null && (
        <Flex direction="column" gap="flush" align="start">
          <Text>{`${contactTexts.last}:`}</Text>
          <RecordLink kind={lastNonRenewal.kind} record={lastNonRenewal.record}>
            {`${nameTouch(lastNonRenewal, texts)}, ${format.fullDate(lastNonRenewal.date)}`}
          </RecordLink>
          <Text variant="microcopy">{sayReason(lastNonRenewal.because, words)}</Text>
        </Flex>
      )}
      <Text>{contactTexts.reached(contact.contactsReached, contact.contactsKnown)}</Text>
      {renewalOnlyShare !== null && (
        <Text>{contactTexts.renewalOnly(texts.percent(format.number(Math.round(renewalOnlyShare * 100))))}</Text>
      )}
      {contact.touches !== undefined && (
        <>
          <Text format={{ fontWeight: 'demibold' }}>{contactTexts.touchesTitle(contact.touches.length)}</Text>
          <TouchTable touches={contact.touches} />
        </>
      )}
      <Text format={{ fontWeight: 'demibold' }}>{contactTexts.excludedTitle(contact.excluded.length)}</Text>
      <ExcludedTable excluded={contact.excluded} testId="excluded" />
    </Flex>
  );
}
