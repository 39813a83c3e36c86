import type { ReactElement } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';
import { type CustomerList, customerListSchema } from '../../shared/portfolio-view.ts';
import { CopyList } from '../components/CopyList.tsx';
import { type CustomerColumn, CustomerTable } from '../components/CustomerTable.tsx';
import { NameSearch } from '../components/NameSearch.tsx';
import { Nothing } from '../components/Nothing.tsx';
import { Section } from '../components/Section.tsx';
import { toPath } from '../filters/filters.ts';
import { parseSorting, type Sorting } from '../filters/sorting.ts';
import { type ListPaging, usePagedList } from '../hooks/use-paged-list.ts';
import { usePlace } from '../hooks/use-place.ts';
import { useSorting } from '../hooks/use-sorting.ts';
import { useFormat, useWords } from '../hooks/use-words.ts';

const ROWS = 25;
const COLUMNS = [
  'customerAndOwner',
  'segment',
  'risk',
  'score',
  'currentAnnualValue',
  'lifetimeValue',
  'valueAtRisk',
  'valueGap',
  'renewal',
  'contact',
  'nextStep',
] as const satisfies readonly CustomerColumn[];

/** All customers of the filters, sorted as a person wants. */
export function CustomersView(): ReactElement {
  const { texts } = useWords();
  const { filters, params } = usePlace();
  const sorting = parseSorting(params);
  const { reading, paging } = usePagedList('customers', customerListSchema, ROWS, { ...sorting });
  return (
    <Section
      title={texts.list.title}
      controls={<NameSearch key={filters.name ?? ''} />}
      reading={reading}
      testId="customers"
    >
      {(list) => <Listed list={list} sorting={sorting} paging={paging} />}
    </Section>
  );
}

interface ListedProps {
  readonly list: CustomerList;
  readonly sorting: Sorting;
  readonly paging: ListPaging;
}

function Listed({ list, sorting, paging }: ListedProps): ReactElement {
  const { texts, count } = useWords();
  const { filters } = usePlace();
  const sortOf = useSorting(sorting);
  const format = useFormat(list.currency);
  if (list.total === 0) return <Nothing testId="customers-nothing" />;
  return (
    <Flex direction="column" gap="small">
      <Text testId="customers-sentence">{texts.list.counted(count(list.total))}</Text>
      <CopyList
        key={toPath('customers', filters, { ...sorting })}
        total={list.total}
        filters={filters}
        sorting={sorting}
      />
      <CustomerTable
        list={list}
        columns={COLUMNS}
        format={format}
        paging={paging}
        sortOf={sortOf}
        testId="customers-list"
      />
    </Flex>
  );
}
