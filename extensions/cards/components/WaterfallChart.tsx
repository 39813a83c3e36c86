import type { ReactElement } from 'react';
import { BarChart } from '@hubspot/ui-extensions';
import { useWords } from '../hooks/use-words.ts';

export interface WaterfallBar {
  readonly name: string;
  /** Present value, in whole units of the home currency. */
  readonly worth: number;
}

/** What each step adds to the lifetime value or takes from it, and what that comes to; the table beside it has every figure. */
export function WaterfallChart({
  bars,
  total,
}: {
  readonly bars: readonly WaterfallBar[];
  readonly total: number;
}): ReactElement {
  const { texts } = useWords();
  const { columns, lifetime } = texts.details;
  const { adds, takes, total: whole } = lifetime.kinds;
  const rows = [
    ...bars.map(({ name, worth }) => ({ step: name, worth, kind: worth < 0 ? takes : adds })),
    { step: whole, worth: total, kind: whole },
  ];
  return (
    <BarChart
      testId="waterfall-chart"
      data={rows}
      axes={{
        x: { field: 'worth', fieldType: 'linear', label: columns.presentValue },
        y: { field: 'step', fieldType: 'category', label: columns.step },
        options: {
          groupFieldByColor: 'kind',
          stacking: true,
          colors: { [adds]: 'aqua', [takes]: 'orange', [whole]: 'blue' },
        },
      }}
      options={{ title: lifetime.chart, showLegend: true, showDataLabels: true, showTooltips: true }}
    />
  );
}
