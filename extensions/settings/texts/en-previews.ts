import { plural } from '../../shared/texts/plural.ts';

/** What a draft would do, before anything is written. */
export const enPreviews = {
  ask: 'Preview',
  again: 'Preview again',
  working: 'Reading your customers with this draft',
  nothingWritten: 'A preview writes nothing.',
  outdated: 'The draft has changed since. Preview again.',
  notYet: 'See what your draft would do before you save it.',
  fixFirst: 'Mend the marked inputs first.',
  looked: (companies: string, of: string): string => `Looked at ${companies} of ${of} companies, chosen at random.`,
  lookedAll: (companies: string): string => `Looked at all ${companies} companies.`,
  estimate:
    'Estimates for the whole portal, from this sample. The true number lies within the range in 80 of 100 cases.',
  nobody: 'There is no customer to look at yet.',
  now: 'Now',
  then: 'With the draft',
  change: 'Difference',
  range: 'Range',
  rangeOf: (low: string, high: string): string => `${low} to ${high}`,
  examples: 'Examples',
  noExamples: 'No examples.',
  arrow: (now: string, then: string): string => `${now} → ${then}`,
  contains: (word: string): string => `contains “${word}”`,
  wordGone: (word: string): string => `“${word}” would not count any more`,
  deals: {
    title: 'Which deals this catches',
    about: 'How your deals would be read with this draft.',
    role: 'Read as',
    roles: {
      renewal: 'Won: renewal',
      purchase: 'Won: other purchase',
      pilot: 'Won: pilot',
      credit: 'Won: credit',
      open_renewal: 'Open: renewal',
      open: 'Open: other deal',
      lost_renewal: 'Lost: renewal',
      lost: 'Lost: other deal',
      skipped: 'Not usable',
    },
    reasons: {
      has_word: (word: string): string => `contains “${word}”`,
      word_gone: (word: string): string => `“${word}” would not count any more`,
      marked_renewal: (_word: string): string => 'its own property says that it is a renewal',
      marked_no_renewal: (_word: string): string => 'its own property says that it is no renewal',
      no_word: (_word: string): string => 'no renewal word in its pipeline or type',
    },
    noRenewal: {
      title: 'This rule finds no renewal at all',
      about: (kinds: string): string =>
        `Loyalty would then rest on other purchases alone. Add the word that tells your renewals from other deals, as it stands in a pipeline or deal type${kinds === '' ? '' : `. Yours are called, for instance: ${kinds}`}.`,
    },
    renewalDates: (count: number, text: string): string =>
      count === 0
        ? 'No customer would get another renewal date.'
        : `${text} ${plural(count, 'customer', 'customers')} would get another renewal date.`,
    columns: {
      deal: 'Deal and company',
      kind: 'Pipeline and type',
      closed: 'Closed',
      amount: 'Amount',
      readAs: 'Read as',
      until: 'Contract until',
    },
  },
  touches: {
    title: 'What counts as contact',
    about: 'How your activities would be read with this draft.',
    reading: 'Read as',
    readings: {
      non_renewal: 'Not about the renewal',
      renewal: 'About the renewal',
      excluded: 'Does not count',
    },
    status: 'Contact',
    statuses: {
      in_touch: 'In touch',
      due: 'Due',
      overdue: 'Overdue',
      never: 'Never',
      not_measurable: 'Not measurable',
    },
    exclusion: 'Why it does not count',
    activities: 'Activities',
    customers: 'Customers by contact',
    columns: {
      activity: 'Activity',
      subject: 'Subject',
      company: 'Company',
      day: 'Day',
      readAs: 'Read as',
      because: 'Why',
    },
    renewalDeal: 'logged on a renewal deal',
  },
  segments: {
    title: 'How many customers each segment would hold',
    about: 'Every customer is scored with what stands and with this draft.',
    chart: 'Customers by segment, now and with the draft',
    segment: 'Segment',
    noSegment: 'No segment',
    risk: 'Risk',
    customers: 'Customers',
    moved: (count: number, text: string): string =>
      count === 0
        ? 'No customer would change segment.'
        : `${text} ${plural(count, 'customer', 'customers')} would change segment.`,
    ideal: (amount: string): string => `Ideal lifetime value in this preview: ${amount}.`,
    value: (now: string, then: string): string =>
      `Lifetime value of all customers: ${now} now, ${then} with the draft.`,
  },
};
