import type { ReactElement } from 'react';
import type { Format } from '../../shared/format.ts';
import type { MoversView } from '../../shared/portfolio-view.ts';
import { ChartBeside } from '../components/ChartBeside.tsx';
import { WholeTable } from '../../shared/components/DataTable.tsx';
import { useWords } from '../hooks/use-words.ts';

export interface MoverCausesProps {
  readonly byCause: MoversView['byCause'];
  readonly format: Format;
}

/** What the changes came from, the largest first, both directions. */
export function MoverCauses({ byCause, format }: MoverCausesProps): ReactElement {
  const { texts } = useWords();
  const { columns, labels, movers } = texts;
  const sorted = byCause.toSorted((one, other) => Math.abs(other.change) - Math.abs(one.change));
  return (
    <ChartBeside
      title={movers.chart}
      bars={sorted.map(({ cause, change }) => ({ name: labels.cause[cause], value: Math.round(change) }))}
      nameLabel={columns.cause}
      valueLabel={columns.change}
      testId="movers-chart"
    >
      <WholeTable
        testId="movers-by-cause"
        columns={[
          { key: 'cause', header: columns.cause },
          { key: 'up', header: columns.up, align: 'right' },
          { key: 'down', header: columns.down, align: 'right' },
          { key: 'change', header: columns.change, align: 'right' },
        ]}
        rows={sorted.map(({ cause, up, down, change }) => ({
          key: cause,
          cells: [labels.cause[cause], format.number(up), format.number(down), format.money(change)],
        }))}
      />
    </ChartBeside>
  );
}
