import type { ReactElement } from 'react';
import { Text } from '@hubspot/ui-extensions';
import type { Format } from '../../../shared/format.ts';
import { WholeTable } from '../../../shared/components/DataTable.tsx';
import { STANDINGS } from '../../../shared/vocabulary.ts';
import { useWords } from '../../hooks/use-words.ts';
import type { Progress } from '../../sentences/goals.ts';

type Rows = Progress['migration'];

export interface GoalMigrationProps {
  readonly rows: Rows;
  readonly format: Format;
  readonly testId: string;
}

/** From which segment to which since the first day: rows add up to those of then, columns to those of now. */
export function GoalMigration({ rows, format, testId }: GoalMigrationProps): ReactElement {
  const { goals, movement, standing } = useMigrationTexts();
  const all = (count: (row: Rows[number]) => number): string =>
    format.number(rows.reduce((sum, row) => sum + count(row), 0));
  return (
    <WholeTable
      testId={testId}
      columns={[
        { key: 'from', header: movement.corner },
        ...STANDINGS.map((to) => ({ key: to, header: movement.into(standing[to]), align: 'right' as const })),
        { key: 'total', header: goals.total, align: 'right' },
      ]}
      rows={rows.map(({ from, to, total }) => ({
        key: from,
        cells: [
          from === 'not_scored' ? goals.newSince : standing[from],
          ...STANDINGS.map((one) => (
            <Text key={one} format={{ fontWeight: one === from ? 'bold' : 'regular' }}>
              {format.number(to[one])}
            </Text>
          )),
          format.number(total),
        ],
      }))}
      total={[goals.total, ...STANDINGS.map((one) => all(({ to }) => to[one])), all(({ total }) => total)]}
    />
  );
}

function useMigrationTexts() {
  const { programme, moves, labels } = useWords().texts;
  return { goals: programme.goals, movement: moves, standing: labels.standing };
}
