import { useCallback, useId, useRef, useState, type ReactNode } from 'react';
import type { MultiSelectProps } from '@hubspot/ui-extensions';
import { tell } from '../attributes.ts';
import { useClosedOutside } from '../use-closed-outside.ts';
import { FieldFrame } from './field-frame.tsx';
import { useDraft } from './use-draft.ts';

type Choice = NonNullable<MultiSelectProps['value']>[number];

const NONE: readonly Choice[] = [];
const LISTED = 2;

/** A button that says what is chosen, and boxes below it, where HubSpot has a searchable menu. Escape or a click outside closes. */
export function MultiSelect(props: MultiSelectProps): ReactNode {
  const { name, options, placeholder = 'Select options', readOnly = false, onChange } = props;
  const [draft, setDraft] = useDraft<readonly Choice[]>(props.value, NONE);
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = useCallback(() => {
    setOpen(false);
  }, []);
  useClosedOutside(open, box, close);
  const toggle = (value: Choice) => {
    const next = draft.includes(value) ? draft.filter((other) => other !== value) : [...draft, value];
    setDraft(next);
    tell(onChange, [...next]);
  };
  const chosen = options.filter(({ value }) => draft.includes(value)).map(({ label }) => label);
  const says = chosen.length === 0 ? placeholder : chosen.length > LISTED ? `${chosen.length} ✓` : chosen.join(', ');
  return (
    <FieldFrame field={props} asGroup>
      {({ 'aria-describedby': describedBy }) => (
        <div
          ref={box}
          className="sb-multi"
          aria-describedby={describedBy}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !open) return;
            // A dialog around it stays open.
            event.preventDefault();
            event.stopPropagation();
            setOpen(false);
            button.current?.focus();
          }}
        >
          <button
            ref={button}
            type="button"
            className="sb-input sb-multi__button"
            aria-label={`${props.label}: ${says}`}
            aria-expanded={open}
            aria-controls={id}
            disabled={readOnly}
            onClick={() => {
              setOpen(!open);
            }}
          >
            <span className="sb-multi__says">{says}</span>
            <span className="sb-caret" aria-hidden="true" />
          </button>
          <div id={id} className="sb-multi__choices" hidden={!open}>
            {options.map(({ value, label }) => (
              <label key={String(value)} className="sb-check">
                <input
                  type="checkbox"
                  name={name}
                  value={String(value)}
                  checked={draft.includes(value)}
                  onChange={() => {
                    toggle(value);
                  }}
                />
                <span>{label}</span>
              </label>
            ))}
          </div>
        </div>
      )}
    </FieldFrame>
  );
}
