import type { CustomerRecords, PortalFacts } from '../operations/ports.ts';
import { enter } from './properties/enter.ts';
import type { HubSpotClient } from './client/hubspot-client.ts';
import { createDayOfInstant } from './portal-day.ts';
import { publish } from './properties/publish.ts';
import { COMPANIES_PER_BATCH, countCompanies, readCompanies } from './history/read-companies.ts';
import { readCompany, readPublished } from './history/read-company.ts';
import { readLabels } from './records/read-labels.ts';
import { readPortal } from './records/read-portal.ts';
import type { ReadingContext } from './history/reading-context.ts';
import { DEFAULT_READING, type ReadingOptions } from './records/reading-options.ts';
import { createLiveSource } from './history/record-source.ts';

export interface CustomerRecordsOptions {
  /** What differs from the default reading. */
  readonly reading?: Partial<ReadingOptions>;
  readonly companiesPerBatch?: number;
}

/** The customers of one HubSpot account. Its details and labels are read once, with the first company. */
export function createHubSpotCustomerRecords(
  client: HubSpotClient,
  options: CustomerRecordsOptions = {},
): CustomerRecords {
  const reading = { ...DEFAULT_READING, ...options.reading };
  const source = createLiveSource(client);
  const portal = readOnce(() => readPortal(client));
  const labels = readOnce(() => readLabels(client));

  async function context(): Promise<ReadingContext> {
    const [facts, dealLabels] = await Promise.all([portal(), labels()]);
    return {
      source,
      options: reading,
      currency: facts.currency,
      dayOf: createDayOfInstant(facts.timeZone),
      labels: dealLabels,
    };
  }

  return {
    readPortal: (): Promise<PortalFacts> => portal(),
    readCompany: (companyId) => readCompany({ client, source, options: reading, context }, companyId),
    readPublished: (companyId) => readPublished(client, companyId),
    async *readCompanies(progress) {
      yield* readCompanies(client, await context(), options.companiesPerBatch ?? COMPANIES_PER_BATCH, progress);
    },
    countCompanies: () => countCompanies(client),
    publish: (requests) => publish(client, requests),
    enter: (companyId, entry) => enter(client, companyId, entry),
  };
}

/** Keeps the first answer; a failure is not kept, so that the next caller tries again. */
function readOnce<T>(read: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined;
  return () => {
    kept ??= read().catch((error: unknown) => {
      kept = undefined;
      throw error;
    });
    return kept;
  };
}
