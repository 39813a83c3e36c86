import type { ReactElement } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';
import { type GroupedSums, groupedSumsSchema, type PortfolioGroup } from '../../shared/portfolio-view.ts';
import { useAsked } from '../../shared/use-asked.ts';
import { ChartBeside } from '../components/ChartBeside.tsx';
import { GroupTable } from '../components/GroupTable.tsx';
import { Nothing } from '../components/Nothing.tsx';
import { Section } from '../components/Section.tsx';
import { toPath } from '../filters/filters.ts';
import { usePlace } from '../hooks/use-place.ts';
import { useFormat, useWords } from '../hooks/use-words.ts';
import { barsOf, orderedGroups } from '../sentences/groups.ts';

/** How many customers each segment holds, and what they are worth. */
export function SegmentSums(): ReactElement {
  const { texts } = useWords();
  const { filters } = usePlace();
  const reading = useAsked(toPath('sums', filters, { by: 'segment' }), groupedSumsSchema);
  return (
    <Section title={texts.segments.title} reading={reading} testId="segments">
      {(view) => <Sums view={view} />}
    </Section>
  );
}

function Sums({ view: { all, groups, currency } }: { readonly view: GroupedSums }): ReactElement {
  const { texts, labels, count, percent } = useWords();
  const { filters } = usePlace();
  const format = useFormat(currency);
  if (all.customers === 0) return <Nothing testId="segments-nothing" />;
  // Filters call "no segment" by a word of its own: nothing published, or scored without one.
  const named = groups.map((group): PortfolioGroup => ({ ...group, key: group.key ?? 'none' }));
  const names = { ...labels.segment, none: texts.frame.filters.noSegment };
  const ordered = orderedGroups(named, names, texts.columns.unknown, 'segments', filters);
  const ideal = groups.find(({ key }) => key === 'ideal');
  const value = all.lifetimeValue ?? 0;
  const share = value > 0 ? (ideal?.lifetimeValue ?? 0) / value : 0;
  return (
    <Flex direction="column" gap="medium">
      <Text testId="segments-sentence">
        {texts.segments.sentence(count(ideal?.customers ?? 0), count(all.customers), percent(share))}
      </Text>
      <ChartBeside
        title={texts.segments.chart}
        bars={barsOf(ordered, 'customers')}
        nameLabel={texts.columns.segment}
        valueLabel={texts.columns.customers}
        testId="segments-chart"
      >
        <GroupTable
          header={texts.columns.segment}
          groups={ordered}
          columns={['lifetimeValue', 'currentAnnualValue', 'valueAtRisk']}
          all={all}
          format={format}
          testId="segments-table"
        />
      </ChartBeside>
      {all.influence !== 0 && <Text variant="microcopy">{texts.segments.influence(format.money(all.influence))}</Text>}
    </Flex>
  );
}
