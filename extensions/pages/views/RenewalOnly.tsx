import type { ReactElement } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';
import { renewalOnlySchema, type RenewalOnlyView } from '../../shared/portfolio-view.ts';
import { useAsked } from '../../shared/use-asked.ts';
import { CustomerTable } from '../components/CustomerTable.tsx';
import { ListLink } from '../components/ListLink.tsx';
import { Section } from '../components/Section.tsx';
import { ofPresent, toPath, withValues } from '../filters/filters.ts';
import { usePageNumber } from '../hooks/use-page-number.ts';
import { usePlace } from '../hooks/use-place.ts';
import { useFormat, useWords } from '../hooks/use-words.ts';
import { sayMoney } from '../sentences/customer-cells.ts';

const ROWS = 10;
const COLUMNS = ['customer', 'owner', 'risk', 'renewal', 'contact', 'currentAnnualValue', 'nextStep'] as const;

/** Customers with whom we talk about the renewal and nothing else, the most money first. */
export function RenewalOnly(): ReactElement {
  const { texts } = useWords();
  const { filters } = usePlace();
  const [page, turn] = usePageNumber(toPath('renewal-only', filters));
  const path = toPath('renewal-only', filters, { offset: (page - 1) * ROWS, limit: ROWS });
  return (
    <Section title={texts.renewalOnly.title} reading={useAsked(path, renewalOnlySchema)} testId="renewal-only">
      {(view) => <Listed view={view} page={page} turn={turn} />}
    </Section>
  );
}

interface ListedProps {
  readonly view: RenewalOnlyView;
  readonly page: number;
  readonly turn: (page: number) => void;
}

function Listed({ view, page, turn }: ListedProps): ReactElement {
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
        <CustomerTable
          list={view}
          columns={COLUMNS}
          format={format}
          page={page}
          rowsPerPage={ROWS}
          turn={turn}
          testId="renewal-only-list"
        />
      )}
    </Flex>
  );
}
