import type { ReactElement } from 'react';
import { Accordion, Flex, List, Text } from '@hubspot/ui-extensions';
import type { ScoredView } from '../../shared/card-view.ts';
import { toScore } from '../../shared/rounding.ts';
import { useWords } from '../hooks/use-words.ts';
import type { Published } from '../sentences/read-published.ts';
import { nameOf } from '../sentences/words.ts';
import { ContactDetails } from './ContactDetails.tsx';
import { LifetimeDetails } from './LifetimeDetails.tsx';
import { LoyaltyDetails } from './LoyaltyDetails.tsx';
import { MadeWith } from './MadeWith.tsx';
import { PurchaseTable } from './PurchaseTable.tsx';
import { ShiftTable } from './ShiftTable.tsx';
import { SkippedTable } from './SkippedTable.tsx';

export interface HowContentProps {
  readonly view: ScoredView;
  readonly published: Published | null;
}

/** Everything behind the card's sentences, each figure down to its records. */
export function HowContent({ view, published }: HowContentProps): ReactElement {
  const { texts, format } = useWords();
  const { details, labels } = texts;
  return (
    <Flex direction="column" gap="medium">
      <Accordion title={details.drivers.title(format.number(toScore(view.loyalty), 1))} defaultOpen>
        <LoyaltyDetails view={view} />
      </Accordion>
      <Accordion title={details.lifetime.title(format.money(view.lifetimeValue))} defaultOpen>
        <LifetimeDetails view={view} />
      </Accordion>
      <Accordion title={details.contact.title}>
        <ContactDetails contact={view.contact} />
      </Accordion>
      {view.shifts.length > 0 && (
        <Accordion title={details.shifts}>
          <ShiftTable shifts={view.shifts} />
        </Accordion>
      )}
      <Accordion title={details.purchases(view.purchases.length)}>
        <PurchaseTable purchases={view.purchases} />
      </Accordion>
      {view.skipped.length > 0 && <SkippedTable skipped={view.skipped} />}
      {view.missing.length > 0 && (
        <Accordion title={details.missing} defaultOpen>
          <List variant="unordered-styled">
            {view.missing.map((input) => (
              <Text key={input}>{nameOf(labels.missing, input)}</Text>
            ))}
          </List>
        </Accordion>
      )}
      <MadeWith view={view} published={published} />
    </Flex>
  );
}
