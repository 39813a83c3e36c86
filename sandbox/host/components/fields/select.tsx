import type { ReactNode } from 'react';
import type { SelectProps } from '@hubspot/ui-extensions';
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
