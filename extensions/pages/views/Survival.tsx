import type { ReactElement } from 'react';
import { AutoGrid, Flex, Heading, LineChart } from '@hubspot/ui-extensions';
import type { RetentionView } from '../../shared/portfolio-view.ts';
import { WholeTable } from '../../shared/components/DataTable.tsx';
import { useFormat, useWords } from '../hooks/use-words.ts';
import { toPercent } from '../sentences/rates.ts';

type Points = Extract<RetentionView, { kind: 'measured' }>['survival'];

/** How many of 100 customers are still there after so many years. */
export function Survival({ points }: { readonly points: Points }): ReactElement | null {
  const { texts, percent } = useWords();
  const format = useFormat(null);
  const { columns, retention } = texts;
  if (points.length === 0) return null;
  return (
    <Flex direction="column" gap="small" testId="survival">
      <Heading>{retention.survival}</Heading>
      <AutoGrid columnWidth={520} flexible gap="medium">
        <LineChart
          data={points.map(({ years, survival }) => ({ years, survival: toPercent(survival) }))}
          axes={{
            x: { field: 'years', fieldType: 'linear', label: columns.years },
            y: { field: 'survival', fieldType: 'linear', label: columns.survival },
          }}
          options={{ title: retention.survivalChart, showTooltips: true }}
        />
        <WholeTable
          testId="survival-table"
          columns={[
            { key: 'years', header: columns.years, align: 'right' },
            { key: 'survival', header: columns.survival, align: 'right' },
            { key: 'atRisk', header: columns.atRisk, align: 'right' },
          ]}
          rows={points.map(({ years, survival, atRisk }) => ({
            key: String(years),
            cells: [format.number(years), percent(survival, 1), format.number(atRisk)],
          }))}
        />
      </AutoGrid>
    </Flex>
  );
}
