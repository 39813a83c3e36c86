import { useEffect, useRef, useState, type ReactNode } from 'react';
import { testAttribute } from '../attributes.ts';
import type { ChartContent } from './chart-data.ts';

/** Side of the drawing area, in pixels; the width is that of the place the chart is in. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

const DEFAULT_WIDTH = 560;

interface Props {
  readonly content: ChartContent;
  readonly height: number;
  readonly locale: string;
  readonly testId?: string | undefined;
  readonly draw: (size: ChartSize) => ReactNode;
}

/** Title, legend and drawing; the numbers are also there as a table for those who do not see the drawing. */
export function ChartFrame({ content, height, locale, testId, draw }: Props): ReactNode {
  const figure = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(DEFAULT_WIDTH);
  useEffect(() => {
    const element = figure.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth > 0) setWidth(element.clientWidth);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return (
    <figure ref={figure} className="sb-chart" {...testAttribute(testId)}>
      <figcaption>{content.title}</figcaption>
      {content.showLegend && (
        <ul className="sb-chart__legend" aria-hidden="true">
          {content.series.map(({ name, label, color }) => (
            <li key={name}>
              <span className={`sb-chart__swatch sb-color--${color}`} /> {label}
            </li>
          ))}
        </ul>
      )}
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {draw({ width, height })}
      </svg>
      <ChartTable content={content} locale={locale} />
    </figure>
  );
}

function ChartTable({ content, locale }: { readonly content: ChartContent; readonly locale: string }): ReactNode {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  return (
    <table className="sb-unseen">
      <caption>{content.title}</caption>
      <thead>
        <tr>
          <th scope="col">{content.categoryAxis.label ?? content.categoryAxis.field}</th>
          {content.series.map(({ name, label }) => (
            <th key={name} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {content.categories.map((category, at) => (
          <tr key={category}>
            <th scope="row">{category}</th>
            {content.series.map(({ name, values }) => {
              const value = values[at] ?? null;
              return <td key={name}>{value === null ? '--' : number.format(value)}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
