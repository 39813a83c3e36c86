import type { ReactElement } from 'react';
import { LoadingSpinner, Select, Text, useCrmSearch, useExtensionContext } from '@hubspot/ui-extensions';
import { useWords } from '../hooks/use-words.ts';

const FOUND_PROPERTIES = ['name', 'domain'];
const MOST_FOUND = 10;
/** HubSpot takes six filters at once. */
const MOST_WORDS = 6;

export interface FoundCompaniesProps {
  /** What a person typed: at least one letter. */
  readonly query: string;
  /** Id of the chosen company; null where none is. */
  readonly chosen: string | null;
  readonly onChoose: (companyId: string) => void;
  /** What is wrong with the choice; null where nothing is. */
  readonly problem: string | null;
}

/** The companies that HubSpot's search finds, to choose one of; the one of the record is not among them. */
export function FoundCompanies({ query, chosen, onChoose, problem }: FoundCompaniesProps): ReactElement {
  const { referrer } = useWords().texts.notes;
  const { crm } = useExtensionContext<'crm.record.tab'>();
  const { results, isLoading, error } = useCrmSearch({
    objectType: '0-2',
    filterGroups: [
      { filters: wordsOf(query).map((word) => ({ propertyName: 'name', operator: 'CONTAINS_TOKEN', value: word })) },
    ],
    properties: FOUND_PROPERTIES,
    pageLength: MOST_FOUND,
  });
  if (isLoading) return <LoadingSpinner label={referrer.searching} showLabel />;
  if (error !== null) return <Text testId="referrer-search-failed">{referrer.searchFailed}</Text>;
  const others = results.filter(({ objectId }) => objectId !== crm.objectId);
  if (others.length === 0) return <Text testId="referrer-nothing">{referrer.nothingFound}</Text>;
  return (
    <Select
      name="company"
      label={referrer.company}
      placeholder={referrer.choose}
      required
      options={others.map(({ objectId, properties: { name, domain } }) => ({
        value: String(objectId),
        label: [name ?? referrer.record(String(objectId)), ...(domain ? [`(${domain})`] : [])].join(' '),
      }))}
      {...(chosen === null ? {} : { value: chosen })}
      onChange={(value) => {
        onChoose(String(value));
      }}
      error={problem !== null}
      validationMessage={problem ?? ''}
      testId="referrer-company"
    />
  );
}

/** The beginnings of words that a name has to have, as HubSpot's search takes them. */
function wordsOf(query: string): readonly string[] {
  return query
    .split(/[\s*]+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
    .map((word) => `${word}*`);
}
