import type { ReactElement } from 'react';
import { Button, Flex } from '@hubspot/ui-extensions';
import type { ScoredView } from '../../shared/card-view.ts';
import type { Ask } from '../hooks/use-details.ts';
import { useWords } from '../hooks/use-words.ts';
import type { Summary } from '../sentences/summary.ts';
import { BudgetModal } from './BudgetModal.tsx';
import { OverrideModal } from './OverrideModal.tsx';

export interface EntriesProps {
  readonly summary: Summary;
  /** Null while the details are on their way: the buttons keep their place. */
  readonly view: ScoredView | null;
  readonly ask: Ask;
  readonly disabled: boolean;
}

/** What a person can enter about this customer. */
export function Entries({ summary, view, ask, disabled }: EntriesProps): ReactElement {
  const { budget, override } = useWords().texts.entries;
  return (
    <Flex gap="small" wrap>
      <Button
        variant="transparent"
        size="xs"
        disabled={disabled || view === null}
        testId="enter-budget"
        overlay={view && <BudgetModal view={view} ask={ask} />}
      >
        {summary.value?.wallet?.source === 'entered' ? budget.change : budget.open}
      </Button>
      <Button
        variant="transparent"
        size="xs"
        disabled={disabled || view === null}
        testId="override-segment"
        overlay={view && <OverrideModal view={view} ask={ask} />}
      >
        {override.open}
      </Button>
    </Flex>
  );
}
