import type { ReactElement } from 'react';
import { Tag } from '@hubspot/ui-extensions';
import { NO_VALUE } from '../../shared/format.ts';
import { capital } from '../../shared/texts/plural.ts';
import { useWords } from '../hooks/use-words.ts';
import type { TrendRow } from '../sentences/trend.ts';
import { nameOf, type Words } from '../sentences/words.ts';
import { PagedTable } from './PagedTable.tsx';

/** What did not come from the customer: these rows are marked. */
const MARKED: ReadonlySet<string> = new Set(['policy', 'model', 'person', 'merge']);

/** The scores by day, the latest first, each with what it came from. */
export function TrendTable({ rows }: { readonly rows: readonly TrendRow[] }): ReactElement {
  const words = useWords();
  const { texts, format } = words;
  const { columns } = texts.details;
  const { notScored, score, cause: causeColumn } = texts.history;
  return (
    <PagedTable
      testId="trend-table"
      columns={[
        { header: columns.date },
        { header: score, align: 'right' },
        { header: columns.segment },
        { header: columns.risk },
        { header: causeColumn },
      ]}
      rows={rows.map(({ point, ...change }, index) => {
        const cause = nameCause({ point, ...change }, words);
        const isMarked = MARKED.has(point.cause) || change.newModel !== null || change.newPolicy !== null;
        return {
          key: `${index} ${point.asOf}`,
          cells: [
            format.fullDate(point.asOf),
            point.score === null ? notScored : format.number(point.score, 1),
            point.segment === null ? NO_VALUE : texts.labels.segment[point.segment],
            point.risk === null ? NO_VALUE : texts.labels.risk[point.risk],
            isMarked ? (
              <Tag key="cause" variant="info">
                {cause}
              </Tag>
            ) : (
              cause
            ),
          ],
        };
      })}
    />
  );
}

/** What a point came from; a model or policy that is new with it is named. */
function nameCause({ point, newModel, newPolicy }: TrendRow, { texts: { history } }: Words): string {
  const news = [
    ...(newModel === null ? [] : [history.newModel(newModel)]),
    ...(newPolicy === null ? [] : [history.newPolicy(newPolicy)]),
  ];
  const says = point.cause === 'model' || point.cause === 'policy';
  return capital((says && news.length > 0 ? news : [nameOf(history.causes, point.cause), ...news]).join('; '));
}
