import { type ReactElement, useState } from 'react';
import { Button, Input, NumberInput, Select } from '@hubspot/ui-extensions';
import { DayField } from '../../../shared/components/DayField.tsx';
import { daysBetween } from '../../../shared/days.ts';
import { type GoalSaved, goalSavedSchema } from '../../../shared/programme/goals-view.ts';
import { addDays } from '../../filters/renewal-window.ts';
import { usePortfolio } from '../../hooks/use-portfolio.ts';
import { createEntryKey, useProgrammeEntry } from '../../hooks/use-programme-entry.ts';
import { useWords } from '../../hooks/use-words.ts';
import { ProgrammeDialog } from './ProgrammeDialog.tsx';

const DIALOG = 'set-goal-dialog';
const LONGEST_NAME = 100;
const FEWEST_DAYS = 28;
const MOST_DAYS = 5 * 365;
const USUAL_DAYS = 180;

/** A button with the form that sets a goal. */
export function SetGoal({ onSaved }: { readonly onSaved: () => void }): ReactElement {
  const { set } = useWords().texts.programme.goals;
  return (
    <Button size="sm" variant="secondary" testId="set-goal" overlay={<GoalDialog onSaved={onSaved} />}>
      {set.button}
    </Button>
  );
}

interface GoalDraft {
  readonly key: string;
  readonly name: string;
  readonly endsOn: string;
  readonly kind: 'share' | 'count';
  /** Per cent of a share. Null: not entered. */
  readonly amount: number | null;
}

function freshDraft(today: string): GoalDraft {
  const key = createEntryKey(Date.now(), Math.random());
  return { key, name: '', endsOn: addDays(today, USUAL_DAYS), kind: 'share', amount: null };
}

function faultsOf({ name, endsOn, kind, amount }: GoalDraft, today: string) {
  const days = daysBetween(today, endsOn) ?? 0;
  const length = name.trim().length;
  return {
    name: length === 0 || length > LONGEST_NAME,
    endsOn: days < FEWEST_DAYS || days > MOST_DAYS,
    amount: amount === null || !Number.isInteger(amount) || amount < 1 || (kind === 'share' && amount > 100),
  };
}

function GoalDialog({ onSaved }: { readonly onSaved: () => void }): ReactElement {
  const { set } = useWords().texts.programme.goals;
  const { today } = usePortfolio();
  const { state, send, forget } = useProgrammeEntry<GoalSaved>(DIALOG, onSaved);
  const [draft, setDraft] = useState(() => freshDraft(today));
  const [isChecked, setIsChecked] = useState(false);
  const faults = faultsOf(draft, today);
  const change = (changes: Partial<GoalDraft>): void => {
    setDraft((before) => ({ ...before, ...changes }));
  };
  const save = (): void => {
    setIsChecked(true);
    const { key, name, endsOn, kind, amount } = draft;
    if (amount === null || faults.name || faults.endsOn || faults.amount) return;
    const target = kind === 'share' ? { kind, share: amount / 100 } : { kind, count: amount };
    const body = { key, name: name.trim(), endsOn, target };
    void send({ path: '/api/programme/goals', body, schema: goalSavedSchema }, () => set.saved);
  };
  return (
    <ProgrammeDialog
      id={DIALOG}
      title={set.title}
      about={set.about}
      state={state}
      onOpen={() => {
        setDraft(freshDraft(today));
        setIsChecked(false);
        forget();
      }}
      onSave={save}
    >
      <Input
        name="name"
        label={set.name}
        required
        value={draft.name}
        onChange={(name) => {
          change({ name });
        }}
        error={isChecked && faults.name}
        validationMessage={isChecked && faults.name ? set.nameInvalid : ''}
        testId="goal-name"
      />
      <Select
        name="kind"
        label={set.kind}
        options={(['share', 'count'] as const).map((value) => ({ value, label: set.kinds[value] }))}
        value={draft.kind}
        onChange={(kind) => {
          change({ kind: kind === 'count' ? 'count' : 'share' });
        }}
        testId="goal-kind"
      />
      <NumberInput
        name="amount"
        label={set.amount}
        required
        {...(draft.amount === null ? {} : { value: draft.amount })}
        onChange={(amount) => {
          change({ amount });
        }}
        error={isChecked && faults.amount}
        validationMessage={isChecked && faults.amount ? set.amountInvalid : ''}
        testId="goal-amount"
      />
      <DayField
        name="endsOn"
        label={set.endsOn}
        day={draft.endsOn}
        min={addDays(today, FEWEST_DAYS)}
        max={addDays(today, MOST_DAYS)}
        problem={isChecked && faults.endsOn ? set.endsOnInvalid : null}
        onChange={(endsOn) => {
          change({ endsOn });
        }}
      />
    </ProgrammeDialog>
  );
}
