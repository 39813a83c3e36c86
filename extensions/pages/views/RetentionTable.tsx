import type { ReactElement } from 'react';
import type { Format } from '../../shared/format.ts';
import { WholeTable } from '../../shared/components/DataTable.tsx';
import { useWords } from '../hooks/use-words.ts';
import { type RetentionRow, sayRate } from '../sentences/rates.ts';

export interface RetentionTableProps {
  readonly rows: readonly RetentionRow[];
  /** What a row is of, and its name. */
  readonly header: string;
  readonly nameOf: (row: RetentionRow) => string;
  readonly format: Format;
  readonly testId: string;
}

export function RetentionTable({ rows, header, nameOf, format, testId }: RetentionTableProps): ReactElement {
  const words = useWords();
  const { columns } = words.texts;
  const right = 'right' as const;
  return (
    <WholeTable
      testId={testId}
      columns={[
        { key: 'name', header },
        { key: 'customers', header: columns.customers, align: right },
        { key: 'kept', header: columns.kept, align: right },
        { key: 'logo', header: columns.logo, align: right },
        { key: 'gross', header: columns.gross, align: right },
        { key: 'net', header: columns.net, align: right },
        { key: 'start', header: columns.startValue, align: right },
        { key: 'end', header: columns.endValue, align: right },
      ]}
      rows={rows.map((row) => ({
        key: `${row.cohort ?? 'all'} ${row.from}`,
        cells: [
          nameOf(row),
          format.number(row.customers),
          format.number(row.kept),
          sayRate(row.logo, words, true),
          sayRate(row.gross, words, true),
          sayRate(row.net, words, true),
          format.money(row.startValue),
          format.money(row.endValue),
        ],
      }))}
    />
  );
}
