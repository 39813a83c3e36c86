import type { ReactElement } from 'react';
import { type GroupedSums, groupedSumsSchema } from '../../shared/portfolio-view.ts';
import { useAsked } from '../../shared/use-asked.ts';
import { ChartBeside } from '../components/ChartBeside.tsx';
import { GroupTable } from '../components/GroupTable.tsx';
import { Section } from '../components/Section.tsx';
import { toPath } from '../filters/filters.ts';
import { usePlace } from '../hooks/use-place.ts';
import { useFormat, useWords } from '../hooks/use-words.ts';
import { barsOf, orderedGroups } from '../sentences/groups.ts';

/** How much of the value the largest customers hold. */
export function ValueTiers(): ReactElement {
  const { texts } = useWords();
  const { filters } = usePlace();
  const reading = useAsked(toPath('sums', filters, { by: 'valueTier' }), groupedSumsSchema);
  return (
    <Section title={texts.segments.tiers} reading={reading} testId="tiers">
      {(view) => <Tiers view={view} />}
    </Section>
  );
}

function Tiers({ view: { all, groups, currency } }: { readonly view: GroupedSums }): ReactElement {
  const { texts } = useWords();
  const { filters } = usePlace();
  const format = useFormat(currency);
  const { labels, columns } = texts;
  const ordered = orderedGroups(groups, labels.valueTier, columns.unknown, 'valueTiers', filters);
  return (
    <ChartBeside
      title={texts.segments.tiersChart}
      bars={barsOf(ordered, 'lifetimeValue')}
      nameLabel={columns.tier}
      valueLabel={columns.lifetimeValue}
      testId="tiers-chart"
    >
      <GroupTable
        header={columns.tier}
        groups={ordered}
        columns={['lifetimeValue', 'currentAnnualValue']}
        all={all}
        format={format}
        sort={{ sort: 'lifetimeValue', order: 'desc' }}
        testId="tiers-table"
      />
    </ChartBeside>
  );
}
