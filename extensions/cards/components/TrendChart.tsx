import type { ReactElement } from 'react';
import { LineChart } from '@hubspot/ui-extensions';
import { useWords } from '../hooks/use-words.ts';
import type { Trend } from '../sentences/trend.ts';

/** The score by day, a line for each stretch on which one model and one policy scored. */
export function TrendChart({ trend }: { readonly trend: Trend }): ReactElement {
  const { texts, format } = useWords();
  const { history } = texts;
  const isBroken = trend.breaks > 0;
  return (
    <LineChart
      testId="trend"
      data={trend.line.map(({ day, score, stretch }) => ({
        day,
        score,
        stretch: history.stretch(format.fullDate(stretch)),
      }))}
      axes={{
        x: { field: 'day', fieldType: 'datetime', label: history.day },
        y: { field: 'score', fieldType: 'linear', label: history.score },
        options: isBroken ? { groupFieldByColor: 'stretch' } : {},
      }}
      options={{ title: history.score, showLegend: isBroken, showTooltips: true }}
    />
  );
}
