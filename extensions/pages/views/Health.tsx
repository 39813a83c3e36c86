import type { ReactElement } from 'react';
import { DescriptionList, DescriptionListItem, Text } from '@hubspot/ui-extensions';
import { healthSchema, type HealthView } from '../../shared/portfolio-view.ts';
import { useAsked } from '../../shared/use-asked.ts';
import { Section } from '../components/Section.tsx';
import { useWords, type Words } from '../hooks/use-words.ts';
import { sayAge } from '../sentences/age.ts';
import { nameOf } from '../sentences/customer-cells.ts';

/** The last run, and what has not arrived in HubSpot yet. */
export function Health(): ReactElement {
  const { texts } = useWords();
  const reading = useAsked('/api/portfolio/health', healthSchema);
  return (
    <Section title={texts.health.title} reading={reading} testId="health">
      {(view) => <Facts view={view} />}
    </Section>
  );
}

function Facts({ view }: { readonly view: HealthView }): ReactElement {
  const words = useWords();
  const { health } = words.texts;
  const facts = [
    { label: health.lastRun, fact: sayRun(view, words) },
    { label: health.readAt, fact: sayRead(view, words) },
    { label: health.waiting, fact: health.waitingSome(words.count(view.waitingToBeSent)) },
    { label: health.held, fact: view.isYesAwaited ? health.yes : health.no },
  ];
  return (
    <DescriptionList direction="row">
      {facts.map(({ label, fact }) => (
        <DescriptionListItem key={label} label={label}>
          <Text>{fact}</Text>
        </DescriptionListItem>
      ))}
    </DescriptionList>
  );
}

function sayRun({ lastRun }: HealthView, { texts, instant }: Words): string {
  if (lastRun === null) return texts.health.noRun;
  const { kind, state, startedAt } = lastRun;
  return texts.health.run(nameOf(texts.labels.runKind, kind), nameOf(texts.labels.runState, state), instant(startedAt));
}

function sayRead({ mirroredAt, mirrorAgeSeconds }: HealthView, words: Words): string {
  const { health } = words.texts;
  if (mirroredAt === null || mirrorAgeSeconds === null) return health.never;
  return health.read(words.instant(mirroredAt), sayAge(mirrorAgeSeconds, words));
}
