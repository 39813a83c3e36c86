import type { ReactElement } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';
import type { Ask } from '../hooks/use-details.ts';
import { useWords } from '../hooks/use-words.ts';
import { composeProgrammeLine } from '../sentences/programme-line.ts';
import type { Published } from '../sentences/read-published.ts';
import type { Screen } from '../state/screen.ts';
import { CardFooter } from './CardFooter.tsx';
import type { Controls } from './controls.ts';
import { Entries } from './Entries.tsx';
import { ExcludedNote } from './ExcludedNote.tsx';
import { FactList } from './FactList.tsx';
import { FactsButton } from './FactsButton.tsx';
import { HeadlineRow } from './HeadlineRow.tsx';
import { HowButton } from './HowButton.tsx';
import { LoyaltyBar } from './LoyaltyBar.tsx';
import { NextStepRow } from './NextStepRow.tsx';
import { OverrideNote } from './OverrideNote.tsx';
import { StalenessAlert } from './StalenessAlert.tsx';

export interface CustomerCardProps {
  readonly screen: Extract<Screen, { kind: 'customer' }>;
  readonly published: Published | null;
  readonly ask: Ask;
  readonly controls: Controls;
  readonly compact: boolean;
}

/** One sentence, four facts, one action; the rest behind "How is this worked out?". */
export function CustomerCard({ screen, published, ask, controls, compact }: CustomerCardProps): ReactElement {
  const words = useWords();
  const { texts } = words;
  const { summary, view, facts, staleness, pending } = screen;
  const programme = view?.programme === undefined ? '' : composeProgrammeLine(view.programme, words);
  const contact = view?.contact ?? facts?.contact ?? null;
  return (
    <Flex direction="column" gap={compact ? 'small' : 'medium'} testId={compact ? 'card-compact' : 'card'}>
      {staleness !== null && <StalenessAlert {...controls} staleness={staleness} />}
      <HeadlineRow summary={summary} />
      {view !== null && <OverrideNote view={view} />}
      {!compact && <LoyaltyBar summary={summary} />}
      <FactList summary={summary} compact={compact} />
      {summary.segment === null && <Text variant="microcopy">{texts.details.lifetime.noIdeal}</Text>}
      <NextStepRow summary={summary}>
        {facts === null ? (
          <HowButton view={view} published={published} pending={pending} compact={compact} />
        ) : (
          <FactsButton facts={facts} compact={compact} />
        )}
      </NextStepRow>
      {programme !== '' && (
        <Text variant="microcopy" testId="programme">
          {programme}
        </Text>
      )}
      {contact !== null && <ExcludedNote summary={summary} excluded={contact.excluded} />}
      {!compact && (view !== null || pending) && (
        <Entries summary={summary} view={view} ask={ask} disabled={controls.isWorking} />
      )}
      <CardFooter screen={screen} published={published} controls={controls} />
    </Flex>
  );
}
