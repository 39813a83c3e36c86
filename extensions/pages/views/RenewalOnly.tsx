import type { ReactElement } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';
import { renewalOnlySchema, type RenewalOnlyView } from '../../shared/portfolio-view.ts';
import { CustomerTable } from '../components/CustomerTable.tsx';
import { ListLink } from '../components/ListLink.tsx';
import { Section } from '../components/Section.tsx';
import { ofPresent, withValues } from '../filters/filters.ts';
import { type ListPaging, usePagedList } from '../hooks/use-paged-list.ts';
import { usePlace } from '../hooks/use-place.ts';
import { useFormat, useWords } from '../hooks/use-words.ts';
import { sayMoney } from '../sentences/customer-cells.ts';

const ROWS = 10;
const COLUMNS = ['customer', 'owner', 'risk', 'renewal', 'contact', 'currentAnnualValue', 'nextStep'] as const;

/** Customers with whom we talk about the renewal and nothing else, the most money first. */
export function RenewalOnly(): ReactElement {
  const { texts } = useWords();
  const { reading, paging } = usePagedList('renewal-only', renewalOnlySchema, ROWS);
  return (
    <Section title={texts.renewalOnly.title} reading={reading} testId="renewal-only">
      {(view) => <Listed view={view} paging={paging} />}
    </Section>
  );
}

interface ListedProps {
  readonly view: RenewalOnlyView;
  readonly paging: ListPaging;
}

function Listed({ view, paging }: ListedProps): ReactElement {
  const { texts, count } = useWords();
  const { filters } = usePlace();
  const format = useFormat(view.currency);
  const { renewalOnly } = texts;
  const { all, windowMonths, notMeasurable } = view;
  const months = format.number(windowMonths);
  return (
    <Flex direction="column" gap="small">
      <Text testId="renewal-only-sentence">
        {all.customers === 0
          ? renewalOnly.none(months)
          : renewalOnly.sentence(count(all.customers), sayMoney(all.currentAnnualValue, format), months)}
      </Text>
      {notMeasurable > 0 && (
        <ListLink filters={withValues(ofPresent(filters), 'contactStatuses', ['not_measurable'])}>
          {renewalOnly.blind(count(notMeasurable))}
        </ListLink>
      )}
      {all.customers > 0 && (
        <CustomerTable list={view} columns={COLUMNS} format={format} paging={paging} testId="renewal-only-list" />
      )}
    </Flex>
  );
}
