import { useCallback, useId, useRef, useState, type ReactNode } from 'react';
import { useClosedOutside } from '../../components/use-closed-outside.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Props {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  /** One at most, such as a window of time. */
  readonly single?: boolean;
  readonly disabled?: boolean;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** A quick filter: a button that tells what is chosen, and boxes below it. Escape or a click outside closes. */
export function CheckMenu({ label, choices, chosen, single = false, disabled = false, onChange }: Props): ReactNode {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = useCallback(() => {
    setOpen(false);
  }, []);
  useClosedOutside(open, box, close);
  const toggle = (value: string) => {
    if (single) onChange(chosen.includes(value) ? [] : [value]);
    else onChange(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  };
  const labels = choices.filter(({ value }) => chosen.includes(value)).map((choice) => choice.label);
  return (
    <div
      ref={box}
      className="sb-filter"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className={`sb-filter__button ${chosen.length > 0 ? 'sb-filter__button--on' : ''}`}
        aria-expanded={open}
        aria-controls={id}
        disabled={disabled}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {label}
        {labels.length > 0 && <span>: {labels.length > 2 ? `${labels.length} chosen` : labels.join(', ')}</span>}
        <span className="sb-caret" aria-hidden="true" />
      </button>
      <div id={id} role="group" aria-label={label} className="sb-filter__choices" hidden={!open}>
        {choices.length === 0 && <p className="sb-muted">Nothing to choose from.</p>}
        {choices.map((choice) => (
          <label key={choice.value} className="sb-check">
            <input
              type="checkbox"
              checked={chosen.includes(choice.value)}
              onChange={() => {
                toggle(choice.value);
              }}
            />
            <span>{choice.label}</span>
          </label>
        ))}
        {chosen.length > 0 && (
          <button
            type="button"
            className="sb-bare sb-link sb-link--primary"
            onClick={() => {
              onChange([]);
            }}
          >
            Clear
          </button>
        )}
      </div>
    </div>
  );
}
