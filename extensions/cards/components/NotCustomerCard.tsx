import type { ReactElement } from 'react';
import { EmptyState, Flex, LoadingButton, Text } from '@hubspot/ui-extensions';
import type { NotScoredView } from '../../shared/card-view.ts';
import type { Ask } from '../hooks/use-details.ts';
import { useWords } from '../hooks/use-words.ts';
import type { Staleness } from '../state/screen.ts';
import type { Controls } from './controls.ts';
import { EntryButton } from './EntryButton.tsx';
import { PurchaseTable } from './PurchaseTable.tsx';
import { ReferrerModal } from './ReferrerModal.tsx';
import { SkippedTable } from './SkippedTable.tsx';
import { StalenessAlert } from './StalenessAlert.tsx';

export interface NotCustomerCardProps {
  readonly view: NotScoredView | null;
  readonly staleness: Staleness | null;
  readonly ask: Ask;
  readonly controls: Controls;
}

/** A company that has bought nothing yet: why there is no score, and when there will be one. */
export function NotCustomerCard({ view, staleness, ask, controls }: NotCustomerCardProps): ReactElement {
  const { texts } = useWords();
  const { notCustomer, refresh } = texts.states;
  const mayEnter = view !== null && !controls.isWorking;
  return (
    <Flex direction="column" gap="small">
      {staleness !== null && <StalenessAlert {...controls} staleness={staleness} />}
      <EmptyState title={notCustomer.title} imageName="deals" layout="vertical" testId="not-customer">
        <Text>{notCustomer[view?.reason ?? 'unknown']}</Text>
        <Text>{notCustomer.next}</Text>
        <LoadingButton loading={controls.isWorking} onClick={controls.refresh} testId="refresh">
          {refresh}
        </LoadingButton>
        <EntryButton testId="name-referrer" disabled={!mayEnter} form={<ReferrerModal ask={ask} />}>
          {texts.notes.referrer.open}
        </EntryButton>
      </EmptyState>
      {view !== null && view.purchases.length > 0 && <PurchaseTable purchases={view.purchases} />}
      {view !== null && view.skipped.length > 0 && <SkippedTable skipped={view.skipped} />}
    </Flex>
  );
}
