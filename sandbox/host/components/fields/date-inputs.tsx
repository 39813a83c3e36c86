import type { ReactNode } from 'react';
import type {
  BaseDate,
  BaseTime,
  DateInputEventsPayload,
  DateInputProps,
  TimeInputEventsPayload,
  TimeInputProps,
} from '@hubspot/ui-extensions';
import { tell } from '../attributes.ts';
import { FieldFrame, type FieldProps } from './field-frame.tsx';
import { useDraft } from './use-draft.ts';

interface MomentProps {
  readonly type: 'date' | 'time';
  readonly field: FieldProps & { readonly name: string };
  /** As the browser's field writes it; undefined where the card leaves it to the page. */
  readonly value: string | undefined;
  readonly initial: string | undefined;
  readonly min: string | undefined;
  readonly max: string | undefined;
  /** In seconds, of a time. */
  readonly step?: number;
  readonly onText: (text: string) => void;
  readonly onBlur?: (text: string) => void;
  readonly onFocus?: (text: string) => void;
}

/** The browser's own field for a date or a time. */
function MomentField(props: MomentProps): ReactNode {
  const { type, field, value, initial = '', min, max, step, onText, onBlur, onFocus } = props;
  const [draft, setDraft] = useDraft(value, initial);
  return (
    <FieldFrame field={field}>
      {(attributes) => (
        <input
          {...attributes}
          className="sb-input"
          type={type}
          name={field.name}
          value={draft}
          min={min}
          max={max}
          step={step}
          readOnly={field.readOnly ?? false}
          onChange={(event) => {
            setDraft(event.target.value);
            onText(event.target.value);
          }}
          onBlur={() => onBlur?.(draft)}
          onFocus={() => onFocus?.(draft)}
        />
      )}
    </FieldFrame>
  );
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}

/** HubSpot counts months from 0; the browser's field wants `YYYY-MM-DD`. */
function toDateText(date: BaseDate | null | undefined): string | undefined {
  if (date === null || date === undefined) return undefined;
  return `${String(date.year).padStart(4, '0')}-${two(date.month + 1)}-${two(date.date)}`;
}

function fromDateText(text: string): DateInputEventsPayload | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return null;
  return { year: Number(parts[1]), month: Number(parts[2]) - 1, date: Number(parts[3]), formattedDate: text };
}

export function DateInput(props: DateInputProps): ReactNode {
  const tellTo = (handler: DateInputProps['onChange']) => (text: string) => {
    const date = fromDateText(text);
    if (date !== null) tell(handler, date);
  };
  return (
    <MomentField
      type="date"
      field={props}
      value={toDateText(props.value)}
      initial={toDateText(props.defaultValue)}
      min={toDateText(props.min)}
      max={toDateText(props.max)}
      onText={tellTo(props.onChange)}
      onBlur={tellTo(props.onBlur)}
      onFocus={tellTo(props.onFocus)}
    />
  );
}

function toTimeText(time: BaseTime | null | undefined): string | undefined {
  return time === null || time === undefined ? undefined : `${two(time.hours)}:${two(time.minutes)}`;
}

function fromTimeText(text: string): TimeInputEventsPayload | null {
  const parts = /^(\d{2}):(\d{2})/.exec(text);
  return parts === null ? null : { hours: Number(parts[1]), minutes: Number(parts[2]) };
}

export function TimeInput(props: TimeInputProps): ReactNode {
  const { interval = 30, onChange } = props;
  return (
    <MomentField
      type="time"
      field={props}
      value={toTimeText(props.value)}
      initial={toTimeText(props.defaultValue)}
      min={toTimeText(props.min)}
      max={toTimeText(props.max)}
      step={interval * 60}
      onText={(text) => {
        const time = fromTimeText(text);
        if (time !== null) tell(onChange, time);
      }}
    />
  );
}
