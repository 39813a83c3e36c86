import type { ReactElement } from 'react';
import { Button, Flex, StatusTag, Text } from '@hubspot/ui-extensions';
import { createFormat } from '../../shared/format.ts';
import { FILTER_NAMES, type FilterName, isFiltered, valuesOf, withValues } from '../filters/filters.ts';
import { ownerChoice } from '../filters/owner-choice.ts';
import { usePlace } from '../hooks/use-place.ts';
import { usePortfolio } from '../hooks/use-portfolio.ts';
import { useWords, type Words } from '../hooks/use-words.ts';
import { ownerName } from '../sentences/customer-cells.ts';
import { filterValueName } from '../sentences/filter-names.ts';

/** What is filtered by, in words, each to be taken off: also what only a link can set. */
export function ActiveFilters(): ReactElement | null {
  const words = useWords();
  const { filters, filter } = usePlace();
  const { owners, teams } = usePortfolio();
  const choice = ownerChoice(filters, teams);
  const team = teams.find(({ id }) => choice === `team:${id}`);
  const { filters: texts } = words.texts.frame;
  if (!isFiltered(filters)) return null;
  const set = FILTER_NAMES.filter((name) => filters[name] !== undefined);
  return (
    <Flex direction="row" wrap="wrap" gap="small" align="center" testId="active-filters">
      <Text format={{ fontWeight: 'demibold' }}>{texts.active}</Text>
      {set.map((name) => (
        <StatusTag
          key={name}
          hollow
          showRemoveIcon
          onRemoveClick={() => {
            filter(withValues(filters, name, []));
          }}
          testId={`filter-${name}`}
        >
          {name === 'ownerIds' && team !== undefined
            ? texts.entry(texts.owner, texts.team(team.name))
            : sayFilter(name, valuesOf(filters, name), owners, words)}
        </StatusTag>
      ))}
      <Button
        variant="transparent"
        size="xs"
        onClick={() => {
          filter({});
        }}
        testId="clear-filters"
      >
        {texts.clear}
      </Button>
    </Flex>
  );
}

function sayFilter(
  name: FilterName,
  values: readonly string[],
  owners: Parameters<typeof ownerName>[1],
  words: Words,
): string {
  const { filters: texts } = words.texts.frame;
  const [first = ''] = values;
  const day = (): string => createFormat(words.locale, null).fullDate(first);
  switch (name) {
    case 'hasNoOwner':
      return texts.nobody;
    case 'isRenewalOnly':
      return texts.isRenewalOnly;
    case 'renewalFrom':
      return texts.renewalFrom(day());
    case 'renewalUntil':
      return texts.renewalUntil(day());
    case 'ownerIds':
      return texts.entry(texts.owner, values.map((id) => ownerName(id, owners, words)).join(', '));
    default:
      return texts.entry(texts[name], values.map((value) => filterValueName(name, value, words)).join(', '));
  }
}
