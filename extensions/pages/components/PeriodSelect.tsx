import type { ReactElement } from 'react';
import { Select } from '@hubspot/ui-extensions';
import { useWords } from '../hooks/use-words.ts';

/** Days that a person can look back. */
export const PERIODS = [30, 90, 180, 365] as const;
export type Period = (typeof PERIODS)[number];

export interface PeriodSelectProps {
  readonly name: string;
  readonly period: Period;
  readonly choose: (period: Period) => void;
}

export function PeriodSelect({ name, period, choose }: PeriodSelectProps): ReactElement {
  const { moves } = useWords().texts;
  return (
    <Select
      name={name}
      label={moves.period}
      value={period}
      options={PERIODS.map((value) => ({ value, label: moves.periods[value] }))}
      onChange={(chosen) => {
        choose(PERIODS.find((one) => one === Number(chosen)) ?? period);
      }}
    />
  );
}
