import type { ReactElement } from 'react';
import { Accordion, Button, Flex, Panel, PanelBody } from '@hubspot/ui-extensions';
import type { PlainFacts } from '../../shared/card-view.ts';
import { useWords } from '../hooks/use-words.ts';
import { ContactDetails } from './ContactDetails.tsx';
import { PurchaseTable } from './PurchaseTable.tsx';
import { SkippedTable } from './SkippedTable.tsx';

export interface FactsButtonProps {
  readonly facts: PlainFacts;
  readonly compact: boolean;
}

/** Opens the conversations and purchases as HubSpot has them now, while nothing can be worked out from them. */
export function FactsButton({ facts, compact }: FactsButtonProps): ReactElement {
  const { texts } = useWords();
  const { details, states } = texts;
  return (
    <Button
      variant="secondary"
      testId="facts"
      overlay={
        <Panel id="loyalty-facts" title={states.plainFacts} width={compact ? 'md' : 'lg'}>
          <PanelBody>
            <Flex direction="column" gap="medium">
              <Accordion title={details.contact.title} defaultOpen>
                <ContactDetails contact={facts.contact} />
              </Accordion>
              <Accordion title={details.purchases(facts.purchases.length)} defaultOpen>
                <PurchaseTable purchases={facts.purchases} />
              </Accordion>
              {facts.skipped.length > 0 && <SkippedTable skipped={facts.skipped} />}
            </Flex>
          </PanelBody>
        </Panel>
      }
    >
      {states.plainFacts}
    </Button>
  );
}
