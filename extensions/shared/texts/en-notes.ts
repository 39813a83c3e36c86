const SEEN = '. It is shown to colleagues and lists; no score rests on it.';

/** What a person enters about recommendation, competition and leaving. */
export const enNotes = {
  invalid: (longest: number): string => `Enter a text of at most ${longest} characters.`,
  remove: 'Remove',
  saved: 'Saved.',
  removed: 'Removed.',
  referrer: {
    open: 'Name the referrer',
    title: 'Who recommended us?',
    about: 'The company that recommended us to this one. What this company buys then counts as its influence value.',
    search: 'Search by name',
    searchHint: 'Two letters or more; or the record number of the company',
    searching: 'Searching',
    searchFailed: 'HubSpot did not answer the search. Enter the record number of the company instead.',
    nothingFound: 'No other company of that name. New companies can take a minute to be found.',
    company: 'Company',
    choose: 'Choose a company',
    record: (id: string): string => `Record ${id}`,
    companyInvalid: 'Choose the company that recommended us.',
    saved: 'Referrer saved.',
  },
  competitor: {
    open: 'Name a competitor',
    change: 'Change the competitor',
    title: 'Known competitor',
    about: `Who else sells to this customer${SEEN}`,
    field: 'Competitor',
    known: (name: string): string => `Known competitor: ${name}.`,
  },
  churn: {
    open: 'Enter why they left',
    change: 'Change why they left',
    title: 'Reason for leaving',
    about: `Why the customer left, in their words${SEEN}`,
    field: 'Reason',
    known: (reason: string): string => `They left because: ${reason}`,
  },
};
