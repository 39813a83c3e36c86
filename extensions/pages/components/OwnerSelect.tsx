import type { ReactElement } from 'react';
import { Select } from '@hubspot/ui-extensions';
import { valuesOf } from '../filters/filters.ts';
import { chooseOwner, ownerChoice } from '../filters/owner-choice.ts';
import { usePlace } from '../hooks/use-place.ts';
import { usePortfolio } from '../hooks/use-portfolio.ts';
import { useWords } from '../hooks/use-words.ts';
import { ownerName } from '../sentences/customer-cells.ts';

/** Everybody, nobody, a team or a person. Whoever an address names beyond these can be seen and taken off, not chosen. */
export function OwnerSelect(): ReactElement {
  const words = useWords();
  const { filters, filter } = usePlace();
  const { owners, teams, seesAll } = usePortfolio();
  const { filters: texts } = words.texts.frame;
  const choice = ownerChoice(filters, teams);
  const known = [
    { value: 'all', label: texts.everybody },
    ...(seesAll ? [{ value: 'nobody', label: texts.nobody }] : []),
    ...teams.map(({ id, name }) => ({ value: `team:${id}`, label: texts.team(name) })),
    ...owners.map(({ id }) => ({ value: `owner:${id}`, label: ownerName(id, owners, words) })),
  ];
  const ids = valuesOf(filters, 'ownerIds');
  const shown =
    choice === 'several' ? texts.several(words.count(ids.length).shown) : ownerName(ids[0] ?? null, owners, words);
  const isKnown = known.some(({ value }) => value === choice);
  return (
    <Select
      name="owner"
      label={texts.owner}
      value={choice}
      options={isKnown ? known : [...known, { value: choice, label: shown }]}
      onChange={(chosen) => {
        filter(chooseOwner(filters, String(chosen), teams));
      }}
    />
  );
}
