import { createHubSpotCustomerRecords } from '../hubspot/hubspot-customer-records.ts';
import type { HubSpotClient } from '../hubspot/client/hubspot-client.ts';
import { createDayOfInstant } from '../hubspot/portal-day.ts';
import { type ReadPolicy, readingOf } from '../hubspot/records/reading-options.ts';
import type { CustomerRecords, PortalFacts } from '../operations/ports.ts';
import { DEFAULT_POLICY } from '../scoring/policy.ts';
import type { Day } from '../scoring/types.ts';

/** A portal that can be read and scored, with nothing kept of it. */
export interface LivePortal {
  readonly records: CustomerRecords;
  readonly portal: PortalFacts;
  /** The day to score on unless somebody says otherwise. */
  readonly asOf: Day;
  /** Names of the people who own companies, by owner id; who is not in it is shown by the id. */
  readonly ownerNames: ReadonlyMap<string, string>;
  /** What could not be used, in plain words. */
  readonly problems: readonly string[];
}

/** Opens the account behind a client, to be scored on its own calendar's today. @throws {HubSpotError} */
export async function openLivePortal(
  client: HubSpotClient,
  now: Date,
  policy: ReadPolicy = DEFAULT_POLICY,
): Promise<LivePortal> {
  const records = createHubSpotCustomerRecords(client, { reading: readingOf(policy) });
  const portal = await records.readPortal();
  const asOf = createDayOfInstant(portal.timeZone)(now.getTime());
  return { records, portal, asOf, ownerNames: new Map(), problems: [] };
}
