import { createCompanyProperties } from '../hubspot/properties/company-properties.ts';
import { createCrmDesk } from '../hubspot/desk/crm-desk.ts';
import type { HubSpotClient } from '../hubspot/client/hubspot-client.ts';
import { createHubSpotCustomerRecords } from '../hubspot/hubspot-customer-records.ts';
import { createPortalMirror } from '../hubspot/mirror/portal-mirror.ts';
import { createDayOfInstant } from '../hubspot/portal-day.ts';
import { standingAfter } from '../hubspot/properties/properties-to-send.ts';
import { definitionsFor } from '../hubspot/properties/property-definitions.ts';
import { provision } from '../hubspot/properties/provision.ts';
import { type ReadPolicy, readingOf } from '../hubspot/records/reading-options.ts';
import type { CallBudget } from '../operations/call-budget.ts';
import type { PortalFacts } from '../operations/ports.ts';
import type { PortalStore } from '../operations/ports/portal-store.ts';
import { readPartsOn } from '../operations/settings/read-settings.ts';
import { mirrorListeners } from '../operations/rescore/world.ts';
import { DEFAULT_POLICY } from '../scoring/policy.ts';
import type { Account } from './account.ts';
import { learnInThread } from './learning-thread/learn-in-thread.ts';

export interface AccountParts {
  readonly client: HubSpotClient;
  readonly portal: PortalFacts;
  readonly store: PortalStore;
  /** Says what is read. Default: the provisional one. */
  readonly policy?: ReadPolicy;
  /** Null where calls are not shared with other processes. */
  readonly budget: CallBudget | null;
  /** Default: not known. */
  readonly readGrantedScopes?: Account['readGrantedScopes'];
  readonly now: () => Date;
}

/** The account behind a client with what is kept of it. */
export function keepAccount({
  client,
  portal,
  store,
  policy = DEFAULT_POLICY,
  budget,
  readGrantedScopes = () => Promise.resolve(null),
  now,
}: AccountParts): Account {
  const dayOf = createDayOfInstant(portal.timeZone);
  const today = (): ReturnType<Account['today']> => dayOf(now().getTime());
  const reading = readingOf(policy);
  const readParts = (): Promise<ReadonlySet<string>> => readPartsOn(store.runs);
  return {
    portal,
    today,
    store,
    mirror: createPortalMirror({ client, store: store.mirror, reading, now, ...mirrorListeners(store) }),
    records: createHubSpotCustomerRecords(client, { reading }),
    desk: createCrmDesk({ client, mirror: store.mirror, timeZone: portal.timeZone, readParts }),
    companyProperties: createCompanyProperties(client),
    standingAfter,
    learner: learnInThread(),
    setUp: async () => {
      await provision(client, 'apply', definitionsFor(await readParts()));
    },
    countCalls: () => client.countCalls().total,
    readGrantedScopes,
    readCallsOfDay: async () => (budget === null ? null : budget.recordDay(today(), 0, null)),
    now,
  };
}
