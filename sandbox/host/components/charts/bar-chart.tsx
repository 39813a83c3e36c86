import { useContext, type ReactNode } from 'react';
import type { BarChartProps } from '@hubspot/ui-extensions';
import { CardSurfaceContext } from '../card-surface.ts';
import { readChart, type ChartContent } from './chart-data.ts';
import { ChartFrame, type ChartSize } from './chart-frame.tsx';
import { ChartGrid, uprightArea } from './chart-grid.tsx';
import { makeScale, position, shortNumber, type Scale } from './chart-scale.ts';

const ROW_HEIGHT = 30;
const UPRIGHT_HEIGHT = 240;
const LABEL_SHARE = 0.32;
const VALUE_ROOM = 48;

/** A bar from one value to another, at a place within its category (0 to 1) and of a share of its width. */
interface Bar {
  readonly key: string;
  readonly category: number;
  readonly from: number;
  readonly to: number;
  readonly offset: number;
  readonly share: number;
  readonly color: string;
  readonly value: number;
}

function layBars({ series, categories, stacked }: ChartContent): readonly Bar[] {
  return categories.flatMap((_category, category) => {
    const ends = { up: 0, down: 0 };
    return series.flatMap(({ name, color, values }, index): Bar[] => {
      const value = values[category] ?? null;
      if (value === null) return [];
      const side = value < 0 ? 'down' : 'up';
      const from = stacked ? ends[side] : 0;
      ends[side] = from + value;
      const share = stacked ? 0.7 : 0.7 / series.length;
      const offset = 0.15 + (stacked ? 0 : index * share);
      return [{ key: `${name}-${category}`, category, from, to: from + value, offset, share, color, value }];
    });
  });
}

interface Drawing {
  readonly content: ChartContent;
  readonly bars: readonly Bar[];
  readonly scale: Scale;
  readonly size: ChartSize;
  readonly locale: string;
}

function LyingBars({ content, bars, scale, size, locale }: Drawing): ReactNode {
  const left = Math.round(size.width * LABEL_SHARE);
  const span = size.width - left - VALUE_ROOM;
  const x = (value: number) => left + position(scale, value) * span;
  return (
    <>
      <line className="sb-chart__axis" x1={x(0)} x2={x(0)} y1={0} y2={size.height} />
      {content.categories.map((category, at) => (
        <text
          key={category}
          className="sb-chart__label"
          x={left - 8}
          y={at * ROW_HEIGHT + ROW_HEIGHT / 2 + 4}
          textAnchor="end"
        >
          {cut(category, left)}
        </text>
      ))}
      {bars.map(({ key, category, from, to, offset, share, color, value }) => {
        const top = (category + offset) * ROW_HEIGHT;
        const height = share * ROW_HEIGHT;
        const end = Math.max(x(from), x(to));
        return (
          <g key={key}>
            <rect
              className={`sb-color--${color}`}
              x={Math.min(x(from), x(to))}
              y={top}
              width={Math.abs(x(to) - x(from))}
              height={height}
            />
            {content.showDataLabels && (
              <text className="sb-chart__value" x={end + 6} y={top + height / 2 + 4}>
                {shortNumber(value, locale)}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}

function StandingBars({ content, bars, scale, size, locale }: Drawing): ReactNode {
  const { categories, showDataLabels } = content;
  const area = uprightArea(size, scale, categories.length);
  const { step, x, y } = area;
  const labels = categories.map((category) => cut(category, step));
  return (
    <>
      <ChartGrid size={size} scale={scale} area={area} locale={locale} labels={labels} />
      {bars.map(({ key, category, from, to, offset, share, color, value }) => {
        const left = x(category + offset);
        const top = Math.min(y(from), y(to));
        return (
          <g key={key}>
            <rect
              className={`sb-color--${color}`}
              x={left}
              y={top}
              width={share * step}
              height={Math.abs(y(to) - y(from))}
            />
            {showDataLabels && (
              <text className="sb-chart__value" x={left + (share * step) / 2} y={top - 4} textAnchor="middle">
                {shortNumber(value, locale)}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}

/** About seven pixels a character at the chart's type size. */
function cut(text: string, width: number): string {
  const most = Math.max(3, Math.floor(width / 7));
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

export function BarChart(props: BarChartProps): ReactNode {
  const { locale } = useContext(CardSurfaceContext);
  const content = readChart(props, locale);
  const bars = layBars(content);
  const ends = bars.flatMap(({ from, to }) => [from, to]);
  const scale = makeScale(Math.min(0, ...ends), Math.max(0, ...ends));
  const height = content.horizontal ? Math.max(1, content.categories.length) * ROW_HEIGHT : UPRIGHT_HEIGHT;
  const Bars = content.horizontal ? LyingBars : StandingBars;
  return (
    <ChartFrame
      content={content}
      height={height}
      locale={locale}
      testId={props.testId}
      draw={(size) => <Bars content={content} bars={bars} scale={scale} size={size} locale={locale} />}
    />
  );
}
