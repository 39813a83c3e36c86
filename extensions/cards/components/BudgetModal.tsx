import { type ReactElement, useState } from 'react';
import { CurrencyInput } from '@hubspot/ui-extensions';
import type { ScoredView } from '../../shared/card-view.ts';
import { daysBetween } from '../../shared/days.ts';
import type { Ask } from '../hooks/use-details.ts';
import { useEntry } from '../hooks/use-entry.ts';
import { useWords } from '../hooks/use-words.ts';
import { DayField } from '../../shared/components/DayField.tsx';
import { EntryForm } from './EntryForm.tsx';

const MODAL_ID = 'loyalty-budget';

/** What the customer can spend a year, as they told us, with the day they did. */
export function BudgetModal({ view, ask }: { readonly view: ScoredView; readonly ask: Ask }): ReactElement {
  const { budget } = useWords().texts.entries;
  const { state, send, forget } = useEntry(ask, MODAL_ID);
  const entered = view.wallet?.source === 'entered' && view.wallet.property === undefined ? view.wallet.amount : null;
  const [amount, setAmount] = useState<number | null>(entered);
  const [asOf, setAsOf] = useState(view.asOf);
  const [isChecked, setIsChecked] = useState(false);
  const isAmountWrong = amount === null || !Number.isFinite(amount) || amount <= 0;
  const isDateWrong = (daysBetween(asOf, view.asOf) ?? -1) < 0;
  const open = (): void => {
    setAmount(entered);
    setAsOf(view.asOf);
    setIsChecked(false);
    forget();
  };
  const save = (): void => {
    setIsChecked(true);
    if (isAmountWrong || isDateWrong) return;
    void send({ action: 'enter_budget', amount, asOf }, budget.saved);
  };
  const clear = (): void => {
    setIsChecked(false);
    void send({ action: 'enter_budget', amount: null, asOf: view.asOf }, budget.removed);
  };
  return (
    <EntryForm
      id={MODAL_ID}
      title={budget.title}
      about={budget.about}
      state={state}
      onOpen={open}
      onSave={save}
      onClear={entered === null ? null : clear}
      clearText={budget.remove}
    >
      <CurrencyInput
        name="amount"
        label={budget.amount}
        required
        currency={view.currency}
        {...(amount === null ? {} : { value: amount })}
        onChange={setAmount}
        error={isChecked && isAmountWrong}
        validationMessage={isChecked && isAmountWrong ? budget.amountInvalid : ''}
        testId="budget-amount"
      />
      <DayField
        name="asOf"
        label={budget.asOf}
        day={asOf}
        max={view.asOf}
        onChange={setAsOf}
        problem={isChecked && isDateWrong ? budget.dateInvalid : null}
      />
    </EntryForm>
  );
}
