import type { ReactElement, ReactNode } from 'react';
import { Flex, Heading, Text } from '@hubspot/ui-extensions';
import { type GroupedSums, groupedSumsSchema } from '../../shared/portfolio-view.ts';
import { useAsked } from '../../shared/use-asked.ts';
import { ChartBeside } from '../components/ChartBeside.tsx';
import { GroupTable } from '../components/GroupTable.tsx';
import { ListLink } from '../components/ListLink.tsx';
import { Nothing } from '../components/Nothing.tsx';
import { Section } from '../components/Section.tsx';
import { ofPresent, toPath, withValues } from '../filters/filters.ts';
import { usePlace } from '../hooks/use-place.ts';
import { useFormat, useWords } from '../hooks/use-words.ts';
import { readable } from '../sentences/customer-cells.ts';
import { gapGroups } from '../sentences/gaps.ts';
import { barsOf } from '../sentences/groups.ts';
import { GapOfFormer } from './GapOfFormer.tsx';

const LARGEST = { sort: 'valueGap', order: 'desc' } as const;

/** What customers could spend with us and do not: in all, and by industry. */
export function GapByIndustry(): ReactElement {
  const { texts } = useWords();
  const { filters } = usePlace();
  const reading = useAsked(toPath('sums', ofPresent(filters), { by: 'industry' }), groupedSumsSchema);
  const { state: byStatus } = useAsked(toPath('sums', filters, { by: 'customerStatus' }), groupedSumsSchema);
  return (
    <Section title={texts.growth.title} reading={reading} testId="gap">
      {(view) => (
        <Gap view={view}>
          {byStatus.status === 'ready' && filters.statuses === undefined && (
            <GapOfFormer byStatus={byStatus.value} filters={filters} />
          )}
        </Gap>
      )}
    </Section>
  );
}

interface GapProps {
  readonly view: GroupedSums;
  /** Beside the sum, what it leaves out. */
  readonly children: ReactNode;
}

function Gap({ view: { all, groups, currency }, children }: GapProps): ReactElement {
  const { texts, count } = useWords();
  const place = usePlace();
  const filters = ofPresent(place.filters);
  const format = useFormat(currency);
  if (all.customers === 0) return <Nothing testId="gap-nothing" />;
  const { growth, columns } = texts;
  const known = count(all.customers - all.gapUnknown);
  const ordered = gapGroups(groups, readable, columns.unknown, 'industries', filters);
  return (
    <Flex direction="column" gap="medium">
      <Text testId="gap-sentence">
        {all.valueGap === null ? growth.none : growth.sentence(format.money(all.valueGap), known)}
      </Text>
      {children}
      {all.gapUnknown > 0 && (
        <Text>
          {growth.unknown(count(all.gapUnknown))}{' '}
          <ListLink filters={withValues(filters, 'missing', ['wallet'])}>{growth.ask}</ListLink>
        </Text>
      )}
      {all.valueGap !== null && (
        <ListLink filters={filters} sort={LARGEST}>
          {growth.largest}
        </ListLink>
      )}
      <Heading>{growth.byIndustry}</Heading>
      <ChartBeside
        title={growth.industryChart}
        bars={barsOf(
          ordered.filter(({ sums }) => (sums.valueGap ?? 0) > 0),
          'valueGap',
        )}
        nameLabel={columns.industry}
        valueLabel={columns.valueGap}
        testId="gap-chart"
      >
        <GroupTable
          header={columns.industry}
          groups={ordered}
          columns={['valueGap', 'currentAnnualValue']}
          showsWithGap
          all={all}
          format={format}
          sort={LARGEST}
          testId="gap-by-industry"
        />
      </ChartBeside>
    </Flex>
  );
}
