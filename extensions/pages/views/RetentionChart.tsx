import type { ReactElement } from 'react';
import { LineChart } from '@hubspot/ui-extensions';
import type { Format } from '../../shared/format.ts';
import { useWords } from '../hooks/use-words.ts';
import { type RetentionRow, toPercent } from '../sentences/rates.ts';

export interface RetentionChartProps {
  readonly periods: readonly RetentionRow[];
  readonly format: Format;
}

/** The three rates from period to period; nothing where there is only one. */
export function RetentionChart({ periods, format }: RetentionChartProps): ReactElement | null {
  const { texts } = useWords();
  const { columns, retention } = texts;
  if (periods.length < 2) return null;
  const ordered = periods.toSorted((one, other) => one.until.localeCompare(other.until));
  const data = ordered.flatMap(({ until, logo, gross, net }) =>
    [
      { kind: columns.logo, rate: logo },
      { kind: columns.gross, rate: gross },
      { kind: columns.net, rate: net },
    ].flatMap(({ kind, rate }) =>
      rate === null ? [] : [{ until: format.fullDate(until), kind, rate: toPercent(rate.rate) }],
    ),
  );
  return (
    <LineChart
      data={data}
      axes={{
        x: { field: 'until', fieldType: 'category', label: columns.period },
        y: { field: 'rate', fieldType: 'linear', label: retention.title },
        options: { groupFieldByColor: 'kind' },
      }}
      options={{ title: retention.chart, showLegend: true, showTooltips: true }}
      testId="retention-chart"
    />
  );
}
