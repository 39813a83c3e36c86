import type { ReactElement } from 'react';
import { Accordion, AutoGrid, Flex, MultiSelect, Select } from '@hubspot/ui-extensions';
import { CONTACT_STATUSES, SEGMENTS, VALUE_TIERS } from '../../shared/vocabulary.ts';
import { type FilterName, type Filters, LACKS, RISKS, STATUSES, valuesOf, withValues } from '../filters/filters.ts';
import { WINDOWS, windowOf, withWindow } from '../filters/renewal-window.ts';
import { usePlace } from '../hooks/use-place.ts';
import { usePortfolio } from '../hooks/use-portfolio.ts';
import { useWords } from '../hooks/use-words.ts';
import { filterValueName } from '../sentences/filter-names.ts';
import { ActiveFilters } from './ActiveFilters.tsx';
import { OwnerSelect } from './OwnerSelect.tsx';

const ANY = 'any';

/** Which customers the views show; stays from view to view. */
export function FilterRow(): ReactElement {
  const { texts } = useWords();
  const words = texts.frame.filters;
  return (
    <Flex direction="column" gap="small" testId="filters">
      <AutoGrid columnWidth={260} flexible gap="small">
        <OwnerSelect />
        <Several name="segments" values={[...SEGMENTS, 'none']} />
        <Several name="risks" values={RISKS} />
        <Several name="contactStatuses" values={CONTACT_STATUSES} />
      </AutoGrid>
      <Accordion title={words.more} size="sm">
        <AutoGrid columnWidth={260} flexible gap="small">
          <Several name="statuses" values={STATUSES} />
          <Several name="valueTiers" values={VALUE_TIERS} />
          <WindowSelect />
          <One name="missing" values={LACKS} />
        </AutoGrid>
      </Accordion>
      <ActiveFilters />
    </Flex>
  );
}

interface ChoiceProps {
  readonly name: Exclude<FilterName, 'ownerIds' | 'hasNoOwner' | 'renewalFrom' | 'renewalUntil' | 'isRenewalOnly'>;
  readonly values: readonly string[];
}

function Several({ name, values }: ChoiceProps): ReactElement {
  const words = useWords();
  const { filters, filter } = usePlace();
  return (
    <MultiSelect
      name={name}
      label={words.texts.frame.filters[name]}
      placeholder={words.texts.frame.filters.any}
      value={[...valuesOf(filters, name)]}
      options={values.map((value) => ({ value, label: filterValueName(name, value, words) }))}
      onChange={(chosen) => {
        filter(withValues(filters, name, chosen.map(String)));
      }}
    />
  );
}

function One({ name, values }: ChoiceProps): ReactElement {
  const words = useWords();
  const { filters, filter } = usePlace();
  const options = values.map((value) => ({ value, label: filterValueName(name, value, words) }));
  return (
    <Select
      name={name}
      label={words.texts.frame.filters[name]}
      value={filters[name] ?? ANY}
      options={[{ value: ANY, label: words.texts.frame.filters.any }, ...options]}
      onChange={(chosen) => {
        filter(withValues(filters, name, chosen === ANY ? [] : [String(chosen)]));
      }}
    />
  );
}

function WindowSelect(): ReactElement {
  const { texts } = useWords();
  const { today } = usePortfolio();
  const { filters, filter } = usePlace();
  const words = texts.frame.filters;
  const choose = (chosen: string): Filters => withWindow(filters, WINDOWS.find((one) => one === chosen) ?? null, today);
  return (
    <Select
      name="renewal-window"
      label={words.window}
      value={windowOf(filters, today) ?? ANY}
      options={[{ value: ANY, label: words.any }, ...WINDOWS.map((value) => ({ value, label: words.windows[value] }))]}
      onChange={(chosen) => {
        filter(choose(String(chosen)));
      }}
    />
  );
}
