import type { HistoryPoint } from '../../shared/history-view.ts';

/** A point of the line. Points of one stretch were scored with one model under one policy. */
export interface TrendPoint {
  readonly day: string;
  readonly score: number;
  /** First day of the stretch. */
  readonly stretch: string;
}

export interface TrendRow {
  readonly point: HistoryPoint;
  /** Its id where this point is the first with another model than the one before; else null. */
  readonly newModel: string | null;
  readonly newPolicy: string | null;
}

export interface Trend {
  /** The earliest first; days on which there was no score are left out. */
  readonly line: readonly TrendPoint[];
  /** Every point, the latest first. */
  readonly rows: readonly TrendRow[];
  /** How often the line breaks: there are so many stretches, less one. */
  readonly breaks: number;
}

/**
 * How a score went: a new stretch begins wherever model or policy changed, so that no line joins scores of two measures.
 *
 * @param points the earliest first
 */
export function traceTrend(points: readonly HistoryPoint[]): Trend {
  const line: TrendPoint[] = [];
  const rows: TrendRow[] = [];
  let stretch = '';
  let label: string | null = null;
  for (const point of points) {
    const row = compareLabels(point, label);
    if (stretch === '' || row.newModel !== null || row.newPolicy !== null) stretch = point.asOf;
    label = point.model ?? label;
    rows.unshift(row);
    if (point.score !== null) line.push({ day: point.asOf, score: point.score, stretch });
  }
  const stretches = new Set(line.map((point) => point.stretch));
  return { line, rows, breaks: Math.max(0, stretches.size - 1) };
}

/** @param before model and policy of the point before, with a slash in between; null for the first */
function compareLabels(point: HistoryPoint, before: string | null): TrendRow {
  if (before === null || point.model === null) return { point, newModel: null, newPolicy: null };
  const [model = '', policy = ''] = point.model.split('/');
  const [modelBefore, policyBefore] = before.split('/');
  return {
    point,
    newModel: model === modelBefore ? null : model,
    newPolicy: policy === (policyBefore ?? '') ? null : policy,
  };
}
