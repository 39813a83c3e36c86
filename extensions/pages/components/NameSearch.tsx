import { type ReactElement, useState } from 'react';
import { Button, Flex, Form, SearchInput } from '@hubspot/ui-extensions';
import { withValues } from '../filters/filters.ts';
import { usePlace } from '../hooks/use-place.ts';
import { useWords } from '../hooks/use-words.ts';

/** Asks once a person has ended typing, since every key would be a question to the service. */
export function NameSearch(): ReactElement {
  const { texts } = useWords();
  const { filters, filter } = usePlace();
  const [typed, setTyped] = useState(filters.name ?? '');
  const search = (text: string): void => {
    const name = text.trim();
    if (name !== (filters.name ?? '')) filter(withValues(filters, 'name', name === '' ? [] : [name]));
  };
  return (
    <Form
      onSubmit={() => {
        search(typed);
      }}
      testId="name-search"
    >
      <Flex direction="row" gap="small" align="end">
        <SearchInput
          name="company-name"
          label={texts.frame.filters.name}
          placeholder={texts.frame.filters.namePlaceholder}
          value={typed}
          onInput={setTyped}
          onChange={search}
        />
        <Button type="submit">{texts.frame.filters.search}</Button>
      </Flex>
    </Form>
  );
}
