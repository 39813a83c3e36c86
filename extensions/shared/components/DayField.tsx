import type { ReactElement } from 'react';
import { DateInput } from '@hubspot/ui-extensions';
import { fromInputDate, toInputDate } from '../input-date.ts';

export interface DayFieldProps {
  readonly name: string;
  readonly label: string;
  /** `YYYY-MM-DD`, as are the bounds. */
  readonly day: string;
  readonly min?: string;
  readonly max?: string;
  /** What is wrong with the day; null where nothing is. */
  readonly problem: string | null;
  readonly onChange: (day: string) => void;
}

/** A day to choose. */
export function DayField({ name, label, day, min, max, problem, onChange }: DayFieldProps): ReactElement {
  return (
    <DateInput
      name={name}
      label={label}
      required
      value={toInputDate(day)}
      {...(min === undefined ? {} : { min: toInputDate(min) })}
      {...(max === undefined ? {} : { max: toInputDate(max) })}
      onChange={(date) => {
        onChange(fromInputDate(date));
      }}
      error={problem !== null}
      validationMessage={problem ?? ''}
    />
  );
}
