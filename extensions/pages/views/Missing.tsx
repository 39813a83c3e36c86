import type { ReactElement } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';
import { missingSchema, type MissingView } from '../../shared/portfolio-view.ts';
import { useAsked } from '../../shared/use-asked.ts';
import { ChartBeside } from '../components/ChartBeside.tsx';
import { GroupTable } from '../components/GroupTable.tsx';
import { Nothing } from '../components/Nothing.tsx';
import { Section } from '../components/Section.tsx';
import { toPath, withValues } from '../filters/filters.ts';
import { usePlace } from '../hooks/use-place.ts';
import { useFormat, useWords } from '../hooks/use-words.ts';
import { nameOf } from '../sentences/customer-cells.ts';
import { barsOf } from '../sentences/groups.ts';

/** What the scores lack, and for how many customers. */
export function Missing(): ReactElement {
  const { texts } = useWords();
  const { filters } = usePlace();
  const reading = useAsked(toPath('missing', filters), missingSchema);
  return (
    <Section title={texts.missing.title} reading={reading} testId="missing">
      {(view) => <Lacks view={view} />}
    </Section>
  );
}

function Lacks({ view: { all, complete, lacks, currency } }: { readonly view: MissingView }): ReactElement {
  const { texts, count } = useWords();
  const { filters } = usePlace();
  const format = useFormat(currency);
  if (all.customers === 0) return <Nothing testId="missing-nothing" />;
  const groups = lacks
    .toSorted((one, other) => other.customers - one.customers)
    .map(({ lack, ...sums }) => ({
      key: lack,
      label: nameOf(texts.labels.lack, lack),
      sums,
      filters: withValues(filters, 'missing', [lack]),
    }));
  return (
    <Flex direction="column" gap="medium">
      <Text testId="missing-sentence">
        {complete === 0 ? texts.missing.allLack : texts.missing.sentence(count(complete), count(all.customers))}
      </Text>
      <ChartBeside
        title={texts.missing.chart}
        bars={barsOf(groups, 'customers')}
        nameLabel={texts.columns.lack}
        valueLabel={texts.columns.customers}
        testId="missing-chart"
      >
        <GroupTable
          header={texts.columns.lack}
          groups={groups}
          columns={['currentAnnualValue']}
          format={format}
          testId="missing-table"
        />
      </ChartBeside>
      <Text variant="microcopy">{texts.missing.note}</Text>
    </Flex>
  );
}
