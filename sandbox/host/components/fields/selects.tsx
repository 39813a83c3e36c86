import type { ReactNode } from 'react';
import type { MultiSelectProps, SelectProps } from '@hubspot/ui-extensions';
import { tell } from '../attributes.ts';
import { FieldFrame } from './field-frame.tsx';
import { useDraft } from './use-draft.ts';

export function Select(props: SelectProps): ReactNode {
  const { name, options, placeholder = 'Select an option', readOnly = false, onChange } = props;
  const [draft, setDraft] = useDraft<NonNullable<SelectProps['value']>>(props.value, '');
  return (
    <FieldFrame field={props}>
      {(attributes) => (
        <select
          {...attributes}
          className="sb-input sb-select"
          name={name}
          disabled={readOnly}
          value={String(draft)}
          onChange={(event) => {
            // Values may be numbers or booleans: the option knows which.
            const chosen = options.find(({ value }) => String(value) === event.target.value);
            if (chosen === undefined) return;
            setDraft(chosen.value);
            tell(onChange, chosen.value);
          }}
        >
          <option value="" disabled>
            {placeholder}
          </option>
          {options.map(({ value, label }) => (
            <option key={String(value)} value={String(value)}>
              {label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}

type Choice = NonNullable<MultiSelectProps['value']>[number];

const NONE: readonly Choice[] = [];

/** HubSpot shows a searchable menu; a list of boxes says the same and needs no learning. */
export function MultiSelect(props: MultiSelectProps): ReactNode {
  const { name, options, readOnly = false, onChange } = props;
  const [draft, setDraft] = useDraft<readonly Choice[]>(props.value, NONE);
  const toggle = (value: Choice) => {
    const next = draft.includes(value) ? draft.filter((other) => other !== value) : [...draft, value];
    setDraft(next);
    tell(onChange, [...next]);
  };
  return (
    <FieldFrame field={props} asGroup>
      {({ 'aria-describedby': describedBy }) => (
        <div className="sb-boxes" aria-describedby={describedBy}>
          {options.map(({ value, label }) => (
            <label key={String(value)} className="sb-check">
              <input
                type="checkbox"
                name={name}
                value={String(value)}
                checked={draft.includes(value)}
                disabled={readOnly}
                onChange={() => {
                  toggle(value);
                }}
              />
              <span>{label}</span>
            </label>
          ))}
        </div>
      )}
    </FieldFrame>
  );
}
