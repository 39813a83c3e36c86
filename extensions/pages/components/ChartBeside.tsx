import type { ReactElement, ReactNode } from 'react';
import { AutoGrid, BarChart } from '@hubspot/ui-extensions';

/** More bars than a person tells apart. */
const MOST_BARS = 14;

export interface ChartBesideProps {
  readonly title: string;
  /** In the order in which they are drawn; the first {@link MOST_BARS} are. */
  readonly bars: readonly { readonly name: string; readonly value: number }[];
  readonly nameLabel: string;
  readonly valueLabel: string;
  /** The table that says the same. */
  readonly children: ReactNode;
  readonly testId: string;
}

/** Bars to look at, with the table beside them; the table alone where there is nothing to compare. */
export function ChartBeside({ title, bars, nameLabel, valueLabel, children, testId }: ChartBesideProps): ReactElement {
  const drawn = bars.slice(0, MOST_BARS);
  if (drawn.length < 2 || drawn.every(({ value }) => value === 0)) return <>{children}</>;
  return (
    <AutoGrid columnWidth={520} flexible gap="medium">
      <BarChart
        data={drawn.map(({ name, value }) => ({ name, value }))}
        axes={{
          x: { field: 'name', fieldType: 'category', label: nameLabel },
          y: { field: 'value', fieldType: 'linear', label: valueLabel },
        }}
        options={{ title, showDataLabels: true, showTooltips: true }}
        testId={testId}
      />
      {children}
    </AutoGrid>
  );
}
