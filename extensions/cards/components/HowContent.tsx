import type { ReactElement } from 'react';
import { Accordion, Flex, List, Text } from '@hubspot/ui-extensions';
import type { ScoredView } from '../../shared/card-view.ts';
import { toScore } from '../../shared/rounding.ts';
import { useWords } from '../hooks/use-words.ts';
import type { Published } from '../sentences/read-published.ts';
import { nameOf } from '../sentences/words.ts';
import { ContactDetails } from './ContactDetails.tsx';
import { GroupDetails } from './GroupDetails.tsx';
import { HistoryDetails } from './HistoryDetails.tsx';
import { LifetimeDetails } from './LifetimeDetails.tsx';
import { LoyaltyDetails } from './LoyaltyDetails.tsx';
import { MadeWith } from './MadeWith.tsx';
import { ProductDetails } from './ProductDetails.tsx';
import { PurchaseTable } from './PurchaseTable.tsx';
import { ReferralDetails } from './ReferralDetails.tsx';
import { ShiftTable } from './ShiftTable.tsx';
import { SkippedTable } from './SkippedTable.tsx';

export interface HowContentProps {
  readonly view: ScoredView;
  readonly published: Published | null;
  /** Only while the panel is open is more asked for than the card itself needs. */
  readonly isOpen: boolean;
}

/** Everything behind the card's sentences, each figure down to its records. */
export function HowContent({ view, published, isOpen }: HowContentProps): ReactElement {
  const { texts, format } = useWords();
  const { details, history, labels, relations } = texts;
  return (
    <Flex direction="column" gap="medium">
      <Accordion title={details.drivers.title(format.number(toScore(view.loyalty), 1))} defaultOpen>
        <LoyaltyDetails view={view} />
      </Accordion>
      <Accordion title={details.lifetime.title(format.money(view.lifetimeValue))} defaultOpen>
        <LifetimeDetails view={view} />
      </Accordion>
      <Accordion title={history.title} defaultOpen>
        {isOpen && <HistoryDetails key={view.companyId} />}
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
      <Accordion title={relations.products.title}>
        <ProductDetails view={view} />
      </Accordion>
      <Accordion title={relations.group.title}>{isOpen && <GroupDetails />}</Accordion>
      <Accordion title={relations.referrals.title}>{isOpen && <ReferralDetails />}</Accordion>
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
