import type { ReactElement } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';
import { movesSchema, type MovesView } from '../../shared/portfolio-view.ts';
import { useAsked } from '../../shared/use-asked.ts';
import { DataTable } from '../../shared/components/DataTable.tsx';
import { type Period, PeriodSelect } from '../components/PeriodSelect.tsx';
import { Section } from '../components/Section.tsx';
import { toPath } from '../filters/filters.ts';
import { addDays } from '../filters/renewal-window.ts';
import { usePlace } from '../hooks/use-place.ts';
import { usePortfolio } from '../hooks/use-portfolio.ts';
import { useFormat, useWords } from '../hooks/use-words.ts';
import { toMigration } from '../sentences/migration.ts';

export interface MovesProps {
  readonly period: Period;
  readonly choose: (period: Period) => void;
}

/** From which segment to which the customers moved. */
export function Moves({ period, choose }: MovesProps): ReactElement {
  const { texts } = useWords();
  const { filters } = usePlace();
  const { today } = usePortfolio();
  const path = toPath('moves', filters, { from: addDays(today, -period), to: today });
  return (
    <Section
      title={texts.moves.title}
      controls={<PeriodSelect name="moves-period" period={period} choose={choose} />}
      reading={useAsked(path, movesSchema)}
      testId="moves"
    >
      {(view) => <Matrix view={view} />}
    </Section>
  );
}

function Matrix({ view }: { readonly view: MovesView }): ReactElement {
  const { texts, count } = useWords();
  const format = useFormat(null);
  const { moves, labels } = texts;
  const { rows, columns, customers, up, down, stayed } = toMigration(view.moves);
  if (up + down + stayed === 0) return <Text>{moves.none}</Text>;
  return (
    <Flex direction="column" gap="small">
      <Text testId="moves-sentence">{moves.sentence(count(up), count(down), count(stayed))}</Text>
      <DataTable
        testId="moves-matrix"
        columns={[
          { key: 'from', header: moves.corner },
          ...columns.map((to) => ({
            key: to,
            header: moves.into(labels.standing[to]),
            align: 'right' as const,
          })),
        ]}
        rows={rows.map((from) => ({
          key: from,
          cells: [
            labels.standing[from],
            ...columns.map((to) => (
              <Text key={to} format={{ fontWeight: from === to ? 'bold' : 'regular' }}>
                {format.number(customers(from, to))}
              </Text>
            )),
          ],
        }))}
      />
      <Text variant="microcopy">{moves.caption(format.fullDate(view.from), format.fullDate(view.to))}</Text>
    </Flex>
  );
}
