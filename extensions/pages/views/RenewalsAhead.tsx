import type { ReactElement } from 'react';
import { AutoGrid, Flex, Heading, Text } from '@hubspot/ui-extensions';
import { renewalsSchema, type RenewalsView } from '../../shared/portfolio-view.ts';
import { ChartBeside } from '../components/ChartBeside.tsx';
import { CustomerTable } from '../components/CustomerTable.tsx';
import { GroupTable } from '../components/GroupTable.tsx';
import { ListLink } from '../components/ListLink.tsx';
import { Nothing } from '../components/Nothing.tsx';
import { Section } from '../components/Section.tsx';
import { type Filters, isFiltered } from '../filters/filters.ts';
import { addDays } from '../filters/renewal-window.ts';
import { parseSorting, type Sorting } from '../filters/sorting.ts';
import { type ListPaging, usePagedList } from '../hooks/use-paged-list.ts';
import { usePlace } from '../hooks/use-place.ts';
import { useSorting } from '../hooks/use-sorting.ts';
import { useFormat, useWords } from '../hooks/use-words.ts';
import { sayMoney } from '../sentences/customer-cells.ts';
import { barsOf, orderedGroups, riskyOf } from '../sentences/groups.ts';
import { RenewalsByOwner } from './RenewalsByOwner.tsx';
import { RenewalsByQuarter } from './RenewalsByQuarter.tsx';
import { RenewalsBySilence } from './RenewalsBySilence.tsx';

const ROWS = 10;
const URGENT = 'urgency';
const COLUMNS = [
  'customerAndOwner',
  'risk',
  'contact',
  'renewal',
  'currentAnnualValue',
  'valueAtRisk',
  'nextStep',
] as const;

/** Renewals of the coming days and the overdue ones: by risk, silence and owner, and one by one. */
export function RenewalsAhead(): ReactElement {
  const { texts } = useWords();
  const sorting = parseSorting(usePlace().params, URGENT);
  const { reading, paging } = usePagedList(
    'renewals',
    renewalsSchema,
    ROWS,
    sorting.sort === URGENT ? {} : { ...sorting },
  );
  return (
    <Section title={texts.renewals.title} reading={reading} testId="renewals">
      {(view) => <Renewals view={view} sorting={sorting} paging={paging} />}
    </Section>
  );
}

interface RenewalsProps {
  readonly view: RenewalsView;
  readonly sorting: Sorting;
  readonly paging: ListPaging;
}

function Renewals({ view, sorting, paging }: RenewalsProps): ReactElement {
  const { texts, count, labels } = useWords();
  const { filters } = usePlace();
  const sortOf = useSorting(sorting, 'risk');
  const format = useFormat(view.currency);
  const { all, byRisk, windowDays } = view;
  const window = format.number(windowDays);
  if (all.customers === 0) {
    return isFiltered(filters) ? <Nothing testId="renewals-nothing" /> : <Text>{texts.renewals.none(window)}</Text>;
  }
  const due = dueWithin(filters, view);
  const risks = {
    critical: labels.risk.critical,
    high: labels.risk.high,
    watch: labels.risk.watch,
    low: labels.risk.low,
  };
  const groups = orderedGroups(byRisk, risks, texts.columns.unknown, 'risks', due);
  return (
    <Flex direction="column" gap="medium">
      <Text testId="renewals-sentence">
        {texts.renewals.sentence(
          count(all.customers),
          sayMoney(all.currentAnnualValue, format),
          window,
          count(riskyOf(byRisk)),
        )}
      </Text>
      <ChartBeside
        title={texts.renewals.byRisk}
        bars={barsOf(groups, 'currentAnnualValue')}
        nameLabel={texts.columns.risk}
        valueLabel={texts.columns.currentAnnualValue}
        testId="renewals-chart"
      >
        <GroupTable
          header={texts.columns.risk}
          groups={groups}
          columns={['currentAnnualValue', 'valueAtRisk']}
          all={all}
          format={format}
          testId="renewals-by-risk"
        />
      </ChartBeside>
      <RenewalsByQuarter due={due} />
      <Heading>{sorting.sort === URGENT ? texts.renewals.list : texts.renewals.listSorted}</Heading>
      <ListLink filters={due} sort={{ sort: 'currentAnnualValue', order: 'desc' }}>
        {texts.renewals.byValue}
      </ListLink>
      <CustomerTable
        list={view}
        columns={COLUMNS}
        format={format}
        paging={paging}
        sortOf={sortOf}
        testId="renewals-list"
      />
      <AutoGrid columnWidth={520} flexible gap="medium">
        <RenewalsBySilence due={due} />
        <RenewalsByOwner view={view} due={due} />
      </AutoGrid>
    </Flex>
  );
}

/** The filters of exactly these renewals. */
function dueWithin(filters: Filters, { asOf, windowDays }: RenewalsView): Filters {
  const end = addDays(asOf, windowDays);
  const { renewalUntil } = filters;
  return { ...filters, renewalUntil: renewalUntil === undefined || renewalUntil > end ? end : renewalUntil };
}
