import { useContext, type ReactNode } from 'react';
import type { LineChartProps } from '@hubspot/ui-extensions';
import { CardSurfaceContext } from '../card-surface.ts';
import { readChart, type ChartContent, type Series } from './chart-data.ts';
import { ChartFrame, type ChartSize } from './chart-frame.tsx';
import { ChartGrid, uprightArea } from './chart-grid.tsx';
import { makeScale, shortNumber } from './chart-scale.ts';

const HEIGHT = 220;
const LEAST_LABEL_WIDTH = 70;

interface Point {
  readonly category: number;
  readonly value: number;
}

/** The runs of a series between its gaps: a missing value breaks the line instead of being drawn as zero. */
function runsOf({ values }: Series): readonly (readonly Point[])[] {
  const runs: Point[][] = [[]];
  values.forEach((value, category) => {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ category, value });
  });
  return runs.filter((run) => run.length > 0);
}

function Lines({
  content,
  size,
  locale,
}: {
  readonly content: ChartContent;
  readonly size: ChartSize;
  readonly locale: string;
}): ReactNode {
  const values = content.series.flatMap((series) => series.values.filter((value) => value !== null));
  const scale = makeScale(Math.min(0, ...values), Math.max(0, ...values));
  const area = uprightArea(size, scale, content.categories.length);
  const x = (category: number) => area.x(category + 0.5);
  const { y } = area;
  const every = Math.max(1, Math.ceil(LEAST_LABEL_WIDTH / area.step));
  const labels = content.categories.map((category, at) => (at % every === 0 ? category : ''));
  return (
    <>
      <ChartGrid size={size} scale={scale} area={area} locale={locale} labels={labels} />
      {content.series.map((series) => (
        <g key={series.name} className={`sb-chart__series sb-color--${series.color}`}>
          {runsOf(series).map((run) => (
            <polyline
              key={run[0]?.category}
              points={run.map(({ category, value }) => `${x(category)},${y(value)}`).join(' ')}
            />
          ))}
          {runsOf(series)
            .flat()
            .map(({ category, value }) => (
              <g key={category}>
                <circle cx={x(category)} cy={y(value)} r={3.5} />
                {content.showDataLabels && (
                  <text className="sb-chart__value" x={x(category)} y={y(value) - 8} textAnchor="middle">
                    {shortNumber(value, locale)}
                  </text>
                )}
              </g>
            ))}
        </g>
      ))}
    </>
  );
}

export function LineChart(props: LineChartProps): ReactNode {
  const { locale } = useContext(CardSurfaceContext);
  const content = readChart(props, locale);
  return (
    <ChartFrame
      content={content}
      height={HEIGHT}
      locale={locale}
      testId={props.testId}
      draw={(size) => <Lines content={content} size={size} locale={locale} />}
    />
  );
}
