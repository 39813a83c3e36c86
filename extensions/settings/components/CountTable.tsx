import type { ReactElement } from 'react';
import { useWords } from '../hooks/use-words.ts';
import { DataTable } from './DataTable.tsx';

export interface Count {
  readonly key: string;
  readonly name: string;
  readonly now: number;
  readonly then: number;
  /** Range of the estimate; null where it is counted. */
  readonly range?: readonly [low: number, high: number] | null;
}

/** How many there are now, and how many with the draft. */
export function CountTable({
  header,
  counts,
  testId,
}: {
  readonly header: string;
  readonly counts: readonly Count[];
  readonly testId: string;
}): ReactElement {
  const { texts, format } = useWords();
  const { previews } = texts;
  const isEstimate = counts.some(({ range }) => range !== undefined && range !== null);
  const right = { align: 'right' } as const;
  return (
    <DataTable
      testId={testId}
      columns={[
        { header },
        { header: previews.now, ...right },
        { header: previews.then, ...right },
        { header: previews.change, ...right },
        ...(isEstimate ? [{ header: previews.range, ...right }] : []),
      ]}
      rows={counts.map(({ key, name, now, then, range }) => ({
        key,
        cells: [
          name,
          format.number(now),
          format.number(then),
          `${then > now ? '+' : ''}${format.number(then - now)}`,
          range === undefined || range === null
            ? ''
            : previews.rangeOf(format.number(range[0]), format.number(range[1])),
        ],
      }))}
    />
  );
}
