import type { ReactElement } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';
import type { ScoredView } from '../../shared/card-view.ts';
import type { Ask } from '../hooks/use-details.ts';
import { useNotes } from '../hooks/use-notes.ts';
import { useWords } from '../hooks/use-words.ts';
import type { Summary } from '../sentences/summary.ts';
import { BudgetModal } from './BudgetModal.tsx';
import { EntryButton } from './EntryButton.tsx';
import { NoteModal } from './NoteModal.tsx';
import { OverrideModal } from './OverrideModal.tsx';
import { ReferrerModal } from './ReferrerModal.tsx';

/** Characters that the app takes of a competitor's name and of a reason. */
const LONGEST = { competitor: 200, churnReason: 500 } as const;

export interface EntriesProps {
  readonly summary: Summary;
  /** Null while the details are on their way: the buttons keep their place. */
  readonly view: ScoredView | null;
  readonly ask: Ask;
  readonly disabled: boolean;
}

/** What a person can enter about this customer, and what was noted of it. */
export function Entries({ summary, view, ask, disabled }: EntriesProps): ReactElement {
  const { entries, notes } = useWords().texts;
  const { competitor, churnReason } = useNotes();
  const mayHaveLeft = churnReason !== null || summary.status === 'lapsed' || summary.status === 'renewal_overdue';
  return (
    <Flex direction="column" gap="extra-small">
      {competitor !== null && <Text testId="competitor">{notes.competitor.known(competitor)}</Text>}
      {churnReason !== null && <Text testId="churn-reason">{notes.churn.known(churnReason)}</Text>}
      <Flex gap="small" wrap>
        <EntryButton testId="enter-budget" disabled={disabled} form={view && <BudgetModal view={view} ask={ask} />}>
          {isEnteredHere(summary.value?.wallet) ? entries.budget.change : entries.budget.open}
        </EntryButton>
        <EntryButton
          testId="override-segment"
          disabled={disabled}
          form={view && <OverrideModal view={view} ask={ask} />}
        >
          {entries.override.open}
        </EntryButton>
        <EntryButton testId="name-referrer" disabled={disabled} form={view && <ReferrerModal ask={ask} />}>
          {notes.referrer.open}
        </EntryButton>
        <EntryButton
          testId="enter-competitor"
          disabled={disabled}
          form={
            view && (
              <NoteModal
                id="loyalty-competitor"
                texts={notes.competitor}
                noted={competitor}
                longest={LONGEST.competitor}
                toRequest={(name) => ({ action: 'enter_competitor', name })}
                ask={ask}
              />
            )
          }
        >
          {competitor === null ? notes.competitor.open : notes.competitor.change}
        </EntryButton>
        {mayHaveLeft && (
          <EntryButton
            testId="enter-churn-reason"
            disabled={disabled}
            form={
              view && (
                <NoteModal
                  id="loyalty-churn"
                  texts={notes.churn}
                  noted={churnReason}
                  longest={LONGEST.churnReason}
                  toRequest={(reason) => ({ action: 'enter_churn_reason', reason })}
                  ask={ask}
                />
              )
            }
          >
            {churnReason === null ? notes.churn.open : notes.churn.change}
          </EntryButton>
        )}
      </Flex>
    </Flex>
  );
}

/** What stands in the account's own property is changed there. */
function isEnteredHere(wallet: ScoredView['wallet'] | undefined): boolean {
  return wallet?.source === 'entered' && wallet.property === undefined;
}
