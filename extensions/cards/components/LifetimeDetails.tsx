import type { ReactElement } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';
import type { ScoredView } from '../../shared/card-view.ts';
import { roundToTotal, toScore } from '../../shared/rounding.ts';
import { useWords } from '../hooks/use-words.ts';
import { sayChance } from '../sentences/chance.ts';
import { sayRate } from '../sentences/value-fact.ts';
import { nameOf, type Words } from '../sentences/words.ts';
import { PagedTable } from './PagedTable.tsx';
import { WaterfallChart } from './WaterfallChart.tsx';

type Step = ScoredView['waterfall'][number];

/** How the lifetime value adds up, over which years, at which discount rate, and how sure it is. */
export function LifetimeDetails({ view }: { readonly view: ScoredView }): ReactElement {
  const words = useWords();
  const { texts, format } = words;
  const { columns, lifetime, total } = texts.details;
  const worth = roundToTotal(
    view.waterfall.map((step) => step.presentValue),
    0,
  );
  const [low, high] = view.lifetimeValueInterval;
  return (
    <Flex direction="column" gap="small">
      <Text>{lifetime.assumptions(view.lifetimeYears, sayRate(view.annualDiscountRate, words))}</Text>
      <WaterfallChart
        bars={view.waterfall.map((step, index) => ({ name: nameStep(step, words), worth: worth.parts[index] ?? 0 }))}
        total={worth.total}
      />
      <PagedTable
        testId="waterfall"
        columns={[
          { header: columns.step },
          { header: columns.margin, align: 'right' },
          { header: columns.survival, align: 'right' },
          { header: columns.discount, align: 'right' },
          { header: columns.presentValue, align: 'right' },
        ]}
        rows={view.waterfall.map((step, index) => ({
          key: `${step.kind} ${step.year}`,
          cells: [
            nameStep(step, words),
            format.money(step.margin),
            format.number(step.survival * 100),
            format.number(step.discount, 2),
            format.money(worth.parts[index] ?? 0),
          ],
        }))}
        total={[total, '', '', '', format.money(worth.total)]}
      />
      <Text>{lifetime.margin}</Text>
      <Text>{lifetime.interval(format.money(low), format.money(high))}</Text>
      {view.valueNotes !== undefined && view.valueNotes.length > 0 && (
        <Flex direction="column" gap="extra-small" testId="value-notes">
          {view.valueNotes.map((note) => (
            <Text key={note}>{nameOf(texts.labels.valueNote, note)}</Text>
          ))}
        </Flex>
      )}
      <Text>{describeIdeal(view, words)}</Text>
      <Text>{lifetime.atRisk(format.money(view.valueAtRisk))}</Text>
    </Flex>
  );
}

function nameStep({ kind, year }: Step, { texts }: Words): string {
  return kind === 'future_year' ? texts.details.lifetime.year(year) : texts.labels.waterfall[kind];
}

function describeIdeal({ idealLifetimeValue, idealProbability }: ScoredView, words: Words): string {
  const { lifetime } = words.texts.details;
  if (idealLifetimeValue === null || idealProbability === null) return lifetime.noIdeal;
  return lifetime.ideal(words.format.money(idealLifetimeValue), sayChance(toScore(idealProbability), words));
}
