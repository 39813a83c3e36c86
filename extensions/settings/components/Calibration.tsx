import type { ReactElement } from 'react';
import { Flex, Heading, LineChart, Text } from '@hubspot/ui-extensions';
import type { ModelReport } from '../../shared/model-view.ts';
import { useWords } from '../hooks/use-words.ts';
import { DataTable } from './DataTable.tsx';

type Bin = NonNullable<ModelReport['current']['backtest']>['calibration'][number];

/** What was expected against what came, as a picture and in figures. */
export function Calibration({ calibration }: { readonly calibration: readonly Bin[] }): ReactElement {
  const { texts, format } = useWords();
  const { calibration: words } = texts.model;
  if (calibration.length === 0) return <Text>{words.none}</Text>;
  const bins = calibration.toSorted((one, other) => one.expected - other.expected);
  return (
    <Flex direction="column" gap="small">
      <Heading>{words.title}</Heading>
      <Text>{words.about}</Text>
      <LineChart
        data={bins.flatMap(({ expected, observed }) => {
          const at = format.number(expected * 100, 1);
          return [
            { expected: at, inHundred: tenths(observed), line: words.came },
            { expected: at, inHundred: tenths(expected), line: words.promised },
          ];
        })}
        axes={{
          x: { field: 'expected', fieldType: 'category', label: words.expected },
          y: { field: 'inHundred', fieldType: 'linear', label: words.observed },
          options: { groupFieldByColor: 'line' },
        }}
        options={{ title: words.observed, showLegend: true }}
      />
      <DataTable
        testId="calibration"
        columns={[
          { header: words.expected, align: 'right' },
          { header: words.observed, align: 'right' },
          { header: words.cases, align: 'right' },
        ]}
        rows={bins.map(({ expected, observed, cases }, index) => ({
          key: String(index),
          cells: [format.number(expected * 100, 1), format.number(observed * 100, 1), format.number(cases)],
        }))}
      />
    </Flex>
  );
}

/** Hundredths with one decimal, as the table beside the chart shows them. */
function tenths(share: number): number {
  return Math.round(share * 1000) / 10;
}
