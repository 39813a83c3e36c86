import { type ReactElement, useState } from 'react';
import { SearchInput, Text, useDebounce, useExtensionContext } from '@hubspot/ui-extensions';
import type { Ask } from '../hooks/use-details.ts';
import { useEntry } from '../hooks/use-entry.ts';
import { useWords } from '../hooks/use-words.ts';
import { EntryForm } from './EntryForm.tsx';
import { FoundCompanies } from './FoundCompanies.tsx';

const MODAL_ID = 'loyalty-referrer';
const RECORD_NUMBER = /^\d{1,19}$/;
/** HubSpot answers five searches a second for a whole account: nothing is asked while somebody types. */
const TYPING_PAUSE_MS = 400;
const FEWEST_LETTERS = 2;

/** The company that recommended us: found by its name, or named by its record number. */
export function ReferrerModal({ ask }: { readonly ask: Ask }): ReactElement {
  const { referrer } = useWords().texts.notes;
  const { crm } = useExtensionContext<'crm.record.tab'>();
  const { state, send, forget } = useEntry(ask, MODAL_ID);
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<string | null>(null);
  const [isChecked, setIsChecked] = useState(false);
  const settled = useDebounce(query.trim(), TYPING_PAUSE_MS);
  const isNumber = RECORD_NUMBER.test(query.trim());
  const chosen = isNumber ? query.trim() : found;
  const isWrong = chosen === null || chosen === String(crm.objectId);
  // HubSpot tells of every key by `onInput`, and once more by `onChange` when the field is left.
  const type = (text: string): void => {
    if (text !== query) setFound(null);
    setQuery(text);
  };
  const open = (): void => {
    type('');
    setFound(null);
    setIsChecked(false);
    forget();
  };
  const save = (): void => {
    setIsChecked(true);
    if (isWrong) return;
    void send({ action: 'name_referrer', companyId: chosen }, referrer.saved);
  };
  const problem = isChecked && isWrong ? referrer.companyInvalid : null;
  return (
    <EntryForm
      id={MODAL_ID}
      title={referrer.title}
      about={referrer.about}
      state={state}
      onOpen={open}
      onSave={save}
      onClear={null}
      clearText=""
    >
      <SearchInput
        name="query"
        label={referrer.search}
        description={referrer.searchHint}
        value={query}
        onInput={type}
        onChange={type}
        error={problem !== null && !isSearched(settled)}
        validationMessage={problem !== null && !isSearched(settled) ? problem : ''}
        testId="referrer-query"
      />
      {isNumber && <Text testId="referrer-number">{referrer.record(query.trim())}</Text>}
      {isSearched(settled) && !isNumber && (
        <FoundCompanies key={settled} query={settled} chosen={found} onChoose={setFound} problem={problem} />
      )}
    </EntryForm>
  );
}

function isSearched(query: string): boolean {
  return query.replaceAll('*', '').trim().length >= FEWEST_LETTERS && !RECORD_NUMBER.test(query);
}
