import type { ReactNode } from 'react';
import type { StatisticsItemProps, StatisticsProps, StatisticsTrendProps } from '@hubspot/ui-extensions';
import { testAttribute } from './attributes.ts';

export function Statistics({ children, testId }: StatisticsProps): ReactNode {
  return (
    <div className="sb-statistics" {...testAttribute(testId)}>
      {children}
    </div>
  );
}

export function StatisticsItem({ label, number, children, testId }: StatisticsItemProps): ReactNode {
  return (
    <div role="group" aria-label={label} className="sb-statistic" {...testAttribute(testId)}>
      <div className="sb-statistic__label">{label}</div>
      <div className="sb-statistic__number">{number}</div>
      {children}
    </div>
  );
}

export function StatisticsTrend({ value, direction, color, testId }: StatisticsTrendProps): ReactNode {
  const rising = direction === 'increase';
  const tone = color ?? (rising ? 'green' : 'red');
  return (
    <div className={`sb-trend sb-trend--${tone}`} {...testAttribute(testId)}>
      <span aria-hidden="true">{rising ? '▲' : '▼'}</span>
      <span className="sb-unseen">{rising ? 'Increase of' : 'Decrease of'}</span> {value}
    </div>
  );
}
