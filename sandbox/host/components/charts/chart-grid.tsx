import type { ReactNode } from 'react';
import type { ChartSize } from './chart-frame.tsx';
import { position, shortNumber, type Scale } from './chart-scale.ts';

/** Room for the names of the categories below, and for the numbers on the left. */
const AXIS_ROOM = 26;
const VALUE_ROOM = 64;
const TOP_ROOM = 12;

/** Where things lie in a chart whose values stand upright. */
export interface UprightArea {
  /** Left edge of a category, in pixels; half a category further is its middle. */
  readonly x: (category: number) => number;
  readonly y: (value: number) => number;
  /** Width of a category. */
  readonly step: number;
}

export function uprightArea(size: ChartSize, scale: Scale, categories: number): UprightArea {
  const bottom = size.height - AXIS_ROOM;
  const step = (size.width - VALUE_ROOM) / Math.max(1, categories);
  return {
    step,
    x: (category) => VALUE_ROOM + category * step,
    y: (value) => bottom - position(scale, value) * (bottom - TOP_ROOM),
  };
}

interface Props {
  readonly size: ChartSize;
  readonly scale: Scale;
  readonly area: UprightArea;
  readonly locale: string;
  /** The categories' names; '' leaves one out. */
  readonly labels: readonly string[];
}

/** Lines and numbers of the values, names of the categories. */
export function ChartGrid({ size, scale, area, locale, labels }: Props): ReactNode {
  return (
    <>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line className="sb-chart__grid" x1={VALUE_ROOM} x2={size.width} y1={area.y(tick)} y2={area.y(tick)} />
          <text className="sb-chart__label" x={VALUE_ROOM - 8} y={area.y(tick) + 4} textAnchor="end">
            {shortNumber(tick, locale)}
          </text>
        </g>
      ))}
      {labels.map((label, at) =>
        label === '' ? null : (
          <text key={label} className="sb-chart__label" x={area.x(at + 0.5)} y={size.height - 8} textAnchor="middle">
            {label}
          </text>
        ),
      )}
    </>
  );
}
