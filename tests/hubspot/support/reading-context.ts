import { createDayOfInstant } from '../../../src/hubspot/portal-day.ts';
import type { ReadingContext } from '../../../src/hubspot/history/reading-context.ts';
import { DEFAULT_READING, type ReadingOptions } from '../../../src/hubspot/records/reading-options.ts';
import type { RecordSource } from '../../../src/hubspot/history/record-source.ts';

const NO_CALLS: RecordSource = {
  readRecords: () => Promise.reject(new Error('Parsing makes no calls.')),
  readAssociations: () => Promise.reject(new Error('Parsing makes no calls.')),
};

/** What records of a portal in Berlin with euros as its home currency are read with. */
export function parsingContext(options: Partial<ReadingOptions> = {}): ReadingContext {
  return {
    source: NO_CALLS,
    options: { ...DEFAULT_READING, ...options },
    currency: 'EUR',
    dayOf: createDayOfInstant('Europe/Berlin'),
    labels: {
      pipelines: new Map([
        ['default', 'New business'],
        ['77', 'Renewals'],
      ]),
      stages: new Map([
        ['default/closedwon', 'won'],
        ['default/closedlost', 'lost'],
        ['default/new', 'open'],
      ]),
      dealTypes: new Map([['existingbusiness', 'Existing Business']]),
      complete: true,
    },
  };
}
