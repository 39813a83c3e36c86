import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { formatMoney } from '../../data/format-properties.ts';
import { ANNUAL_BUDGET } from '../../data/loyalty-properties.ts';
import type { RecordProperties } from '../../data/record-properties.ts';
import { NO_VALUE } from '../parts/value-tags.tsx';
import { usePortal } from '../shell/portal-context.ts';
import { useToast } from '../shell/toasts.tsx';

interface Props {
  readonly record: RecordProperties;
  /** As the record holds it; '' where nobody entered one. */
  readonly value: string;
}

/** The one property that a person fills in here, as on a HubSpot record: click, type, save. */
export function BudgetField({ record, value }: Props): ReactNode {
  const { definitions, format } = usePortal();
  const id = useId();
  const toast = useToast();
  const [editing, setEditing] = useState(false);
  const [draft, setDraft] = useState(value);
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const definition = definitions.get(ANNUAL_BUDGET);
  if (definition === undefined) return null;

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const text = draft.trim();
    if (text !== '' && !(Number(text) > 0)) {
      setProblem('Enter an amount above zero, or leave it empty.');
      return;
    }
    setSaving(true);
    try {
      await record.write({ [ANNUAL_BUDGET]: text });
      toast({ type: 'success', message: `${definition.label} saved. The app hears of it and scores again.` });
      setEditing(false);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setSaving(false);
    }
  };

  if (!editing) {
    return (
      <div className="sb-budget">
        <div className="sb-budget__label">{definition.label}</div>
        <button
          type="button"
          className="sb-budget__value"
          onClick={() => {
            setDraft(value);
            setProblem(null);
            setEditing(true);
          }}
        >
          {value === '' ? NO_VALUE : formatMoney(Number(value), format)}
          <span className="sb-budget__edit">
            Edit<span className="sb-unseen"> {definition.label}</span>
          </span>
        </button>
      </div>
    );
  }
  return (
    <form className="sb-budget" onSubmit={(event) => void save(event)}>
      <label className="sb-budget__label" htmlFor={id}>
        {definition.label} ({format.currency} a year)
      </label>
      <input
        id={id}
        // The person has just asked to type here.
        ref={(element) => element?.focus()}
        className="sb-input"
        inputMode="decimal"
        value={draft}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-problem`}
        onChange={(event) => {
          setDraft(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setEditing(false);
        }}
      />
      <div id={`${id}-problem`} className="sb-field__message sb-field__message--error" role="alert">
        {problem}
      </div>
      <div className="sb-button-row">
        <button type="submit" className="sb-button sb-button--primary sb-button--sm" disabled={saving}>
          Save
        </button>
        <button
          type="button"
          className="sb-button sb-button--secondary sb-button--sm"
          onClick={() => {
            setEditing(false);
          }}
        >
          Cancel
        </button>
      </div>
    </form>
  );
}
