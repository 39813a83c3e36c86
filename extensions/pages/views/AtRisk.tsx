import type { ReactElement } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';
import { type GroupedSums, groupedSumsSchema } from '../../shared/portfolio-view.ts';
import { useAsked } from '../../shared/use-asked.ts';
import { ChartBeside } from '../components/ChartBeside.tsx';
import { GroupTable } from '../components/GroupTable.tsx';
import { Section } from '../components/Section.tsx';
import { ofPresent, toPath } from '../filters/filters.ts';
import { usePlace } from '../hooks/use-place.ts';
import { useFormat, useWords } from '../hooks/use-words.ts';
import { barsOf, orderedGroups } from '../sentences/groups.ts';

/** What may be lost within a year, by risk. */
export function AtRisk(): ReactElement {
  const { texts } = useWords();
  const { filters } = usePlace();
  const reading = useAsked(toPath('sums', filters, { by: 'risk' }), groupedSumsSchema);
  return (
    <Section title={texts.atRisk.title} reading={reading} testId="at-risk">
      {(view) => <Sums view={view} />}
    </Section>
  );
}

function Sums({ view: { all, groups, currency } }: { readonly view: GroupedSums }): ReactElement {
  const { texts, labels, count } = useWords();
  const { filters } = usePlace();
  const format = useFormat(currency);
  if (all.valueAtRisk === null) return <Text>{texts.atRisk.none}</Text>;
  const { critical, high, watch, low } = labels.risk;
  const risks = { critical, high, watch, low };
  const ordered = orderedGroups(groups, risks, texts.columns.unknown, 'risks', ofPresent(filters));
  return (
    <Flex direction="column" gap="medium">
      <Text testId="at-risk-sentence">
        {texts.atRisk.sentence(format.money(all.valueAtRisk), count(all.customers))}
      </Text>
      <ChartBeside
        title={texts.atRisk.chart}
        bars={barsOf(ordered, 'valueAtRisk')}
        nameLabel={texts.columns.risk}
        valueLabel={texts.columns.valueAtRisk}
        testId="at-risk-chart"
      >
        <GroupTable
          header={texts.columns.risk}
          groups={ordered}
          columns={['valueAtRisk', 'currentAnnualValue']}
          all={all}
          format={format}
          sort={{ sort: 'valueAtRisk', order: 'desc' }}
          testId="at-risk-table"
        />
      </ChartBeside>
    </Flex>
  );
}
