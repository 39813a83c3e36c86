import type { ReactElement } from 'react';
import { EmptyState, Flex, LoadingButton, Text } from '@hubspot/ui-extensions';
import type { NotScoredView } from '../../shared/card-view.ts';
import { useWords } from '../hooks/use-words.ts';
import type { Staleness } from '../state/screen.ts';
import type { Controls } from './controls.ts';
import { PurchaseTable } from './PurchaseTable.tsx';
import { SkippedTable } from './SkippedTable.tsx';
import { StalenessAlert } from './StalenessAlert.tsx';

export interface NotCustomerCardProps {
  readonly view: NotScoredView | null;
  readonly staleness: Staleness | null;
  readonly controls: Controls;
}

/** A company that has bought nothing yet: why there is no score, and when there will be one. */
export function NotCustomerCard({ view, staleness, controls }: NotCustomerCardProps): ReactElement {
  const { texts } = useWords();
  const { notCustomer, refresh } = texts.states;
  return (
    <Flex direction="column" gap="small">
      {staleness !== null && <StalenessAlert {...controls} staleness={staleness} />}
      <EmptyState title={notCustomer.title} imageName="deals" layout="vertical" testId="not-customer">
        <Text>{notCustomer[view?.reason ?? 'unknown']}</Text>
        <Text>{notCustomer.next}</Text>
        <LoadingButton loading={controls.isWorking} onClick={controls.refresh} testId="refresh">
          {refresh}
        </LoadingButton>
      </EmptyState>
      {view !== null && view.purchases.length > 0 && <PurchaseTable purchases={view.purchases} />}
      {view !== null && view.skipped.length > 0 && <SkippedTable skipped={view.skipped} />}
    </Flex>
  );
}
