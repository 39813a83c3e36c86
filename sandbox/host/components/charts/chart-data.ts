import type { ChartAxis, ChartColor, ChartDataRow, ChartProps } from '@hubspot/ui-extensions';

export interface Series {
  readonly name: string;
  readonly label: string;
  readonly color: ChartColor;
  /** One value per category; null where the data has none. */
  readonly values: readonly (number | null)[];
}

/** A chart read from HubSpot's props: categories along one axis, a value per category and series along the other. */
export interface ChartContent {
  readonly title: string;
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  readonly categoryAxis: ChartAxis;
  readonly valueAxis: ChartAxis;
  /** Bars lie: the values run along the x axis. */
  readonly horizontal: boolean;
  readonly stacked: boolean;
  readonly showLegend: boolean;
  readonly showDataLabels: boolean;
}

const DEFAULT_COLORS: readonly ChartColor[] = [
  'aqua',
  'orange',
  'purple',
  'green',
  'pink',
  'blue',
  'yellow',
  'darkAqua',
  'darkOrange',
  'darkPurple',
  'darkGreen',
  'darkPink',
  'darkBlue',
  'darkYellow',
];

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function categoryLabel(raw: string, axis: ChartAxis, labels: Record<string, string>, locale: string): string {
  if (axis.fieldType !== 'datetime') return labels[raw] ?? raw;
  const instant = Date.parse(raw);
  if (Number.isNaN(instant)) return labels[raw] ?? raw;
  const monthOnly = /^\d{4}-\d{2}$/.test(raw);
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    month: 'short',
    ...(monthOnly ? { year: 'numeric' } : { day: 'numeric', year: '2-digit' }),
  }).format(instant);
}

function readRows(props: ChartProps): {
  readonly rows: readonly ChartDataRow[];
  readonly labels: Record<string, Record<string, string>>;
} {
  return Array.isArray(props.data)
    ? { rows: props.data, labels: {} }
    : { rows: props.data.data, labels: props.data.options?.propertyLabels ?? {} };
}

function rawCategories(rows: readonly ChartDataRow[], axis: ChartAxis): string[] {
  const raw = unique(rows.map((row) => String(row[axis.field] ?? '')));
  return axis.fieldType === 'datetime' ? raw.sort((a, b) => Date.parse(a) - Date.parse(b)) : raw;
}

/** Reads a chart's props. Rows of one series and category add up; a row without a number counts as none. */
export function readChart(props: ChartProps, locale: string): ChartContent {
  const { x, y, options: pair = {} } = props.axes;
  const { rows, labels } = readRows(props);
  const horizontal = x.fieldType === 'linear' && y.fieldType !== 'linear';
  const [categoryAxis, valueAxis] = horizontal ? [y, x] : [x, y];
  const raw = rawCategories(rows, categoryAxis);
  const { groupFieldByColor } = pair;
  const groupOf = (row: ChartDataRow): string =>
    groupFieldByColor === undefined ? '' : String(row[groupFieldByColor] ?? '');
  const groups = unique(rows.map(groupOf));
  const palette = props.options?.colorList ?? DEFAULT_COLORS;
  const series = groups.map((name, index): Series => {
    const sums = new Map<string, number>();
    for (const row of rows.filter((candidate) => groupOf(candidate) === name)) {
      const category = String(row[categoryAxis.field] ?? '');
      const value = Number(row[valueAxis.field] ?? Number.NaN);
      if (Number.isFinite(value)) sums.set(category, (sums.get(category) ?? 0) + value);
    }
    const groupLabels = groupFieldByColor === undefined ? {} : (labels[groupFieldByColor] ?? {});
    return {
      name,
      label: name === '' ? (valueAxis.label ?? valueAxis.field) : (groupLabels[name] ?? name),
      color: pair.colors?.[name] ?? palette[index % palette.length] ?? 'aqua',
      values: raw.map((category) => sums.get(category) ?? null),
    };
  });
  const valueName = valueAxis.label ?? valueAxis.field;
  return {
    title: props.options?.title ?? `${valueName} by ${categoryAxis.label ?? categoryAxis.field}`,
    categories: raw.map((value) => categoryLabel(value, categoryAxis, labels[categoryAxis.field] ?? {}, locale)),
    series,
    categoryAxis,
    valueAxis,
    horizontal,
    stacked: pair.stacking ?? false,
    showLegend: props.options?.showLegend ?? groups.length > 1,
    showDataLabels: props.options?.showDataLabels ?? false,
  };
}
