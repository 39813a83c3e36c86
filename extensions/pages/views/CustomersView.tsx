import type { ReactElement } from 'react';
import { Flex, Text, useExtensionActions } from '@hubspot/ui-extensions';
import { type CustomerList, customerListSchema } from '../../shared/portfolio-view.ts';
import { useAsked } from '../../shared/use-asked.ts';
import { type CustomerColumn, CustomerTable } from '../components/CustomerTable.tsx';
import type { Column } from '../components/DataTable.tsx';
import { NameSearch } from '../components/NameSearch.tsx';
import { Nothing } from '../components/Nothing.tsx';
import { Section } from '../components/Section.tsx';
import { toPath } from '../filters/filters.ts';
import { ROUTES } from '../filters/routes.ts';
import { parseSorting, type Sorting, sortNameOf } from '../filters/sorting.ts';
import { usePageNumber } from '../hooks/use-page-number.ts';
import { usePlace } from '../hooks/use-place.ts';
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
  const [page, turn] = usePageNumber(toPath('customers', filters, { ...sorting }));
  const path = toPath('customers', filters, { ...sorting, offset: (page - 1) * ROWS, limit: ROWS });
  return (
    <Section
      title={texts.list.title}
      controls={<NameSearch key={filters.name ?? ''} />}
      reading={useAsked(path, customerListSchema)}
      testId="customers"
    >
      {(list) => <Listed list={list} sorting={sorting} page={page} turn={turn} />}
    </Section>
  );
}

interface ListedProps {
  readonly list: CustomerList;
  readonly sorting: Sorting;
  readonly page: number;
  readonly turn: (page: number) => void;
}

function Listed({ list, sorting, page, turn }: ListedProps): ReactElement {
  const { texts, count } = useWords();
  const sortOf = useSorting(sorting);
  const format = useFormat(list.currency);
  if (list.total === 0) return <Nothing testId="customers-nothing" />;
  return (
    <Flex direction="column" gap="small">
      <Text testId="customers-sentence">{texts.list.counted(count(list.total))}</Text>
      <CustomerTable
        list={list}
        columns={COLUMNS}
        format={format}
        page={page}
        rowsPerPage={ROWS}
        turn={turn}
        sortOf={sortOf}
        testId="customers-list"
      />
    </Flex>
  );
}

/** What a heading of the table says and does about the sorting. */
function useSorting({ sort, order }: Sorting): (column: CustomerColumn) => Column['sort'] {
  const { filters } = usePlace();
  const { navigateToPage } = useExtensionActions<'pages'>();
  return (column) => {
    const name = sortNameOf(column);
    if (name === null) return undefined;
    const direction = order === 'asc' ? 'ascending' : 'descending';
    return {
      direction: name === sort ? direction : 'none',
      choose: (chosen) => {
        navigateToPage({
          to: ROUTES.customers,
          params: { ...filters, sort: name, order: chosen === 'ascending' ? 'asc' : 'desc' },
        });
      },
    };
  };
}
