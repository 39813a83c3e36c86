import type { HubSpotClient } from '../../../src/hubspot/hubspot-client.ts';
import { createDayOfInstant } from '../../../src/hubspot/portal-day.ts';
import type { ReadingContext } from '../../../src/hubspot/reading-context.ts';
import { DEFAULT_READING, type ReadingOptions } from '../../../src/hubspot/reading-options.ts';

const NO_CALLS: HubSpotClient = {
  call: () => Promise.reject(new Error('Parsing makes no calls.')),
  attempt: () => Promise.reject(new Error('Parsing makes no calls.')),
  countCalls: () => ({ objects: 0, search: 0, associations: 0, properties: 0, other: 0, total: 0 }),
};

/** What records of a portal in Berlin with euros as its home currency are read with. */
export function parsingContext(options: Partial<ReadingOptions> = {}): ReadingContext {
  return {
    client: NO_CALLS,
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
