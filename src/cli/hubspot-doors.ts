import type { CommandEnvironment, CommandSettings } from '../config.ts';
import { createClientTransport } from '../hubspot/client-transport.ts';
import { archiveProperties } from '../hubspot/archive-properties.ts';
import { findPropertyUses } from '../hubspot/find-property-uses.ts';
import { type ClientOptions, createHubSpotClient, type HubSpotClient } from '../hubspot/hubspot-client.ts';
import { createHubSpotCustomerRecords } from '../hubspot/hubspot-customer-records.ts';
import { callLimitsOf, DEFAULT_PLAN } from '../hubspot/limits/call-limits.ts';
import { createPortalMirror } from '../hubspot/mirror/portal-mirror.ts';
import { createDayOfInstant } from '../hubspot/portal-day.ts';
import { standingAfter } from '../hubspot/properties-to-send.ts';
import { provision, type ProvisionChange } from '../hubspot/provision.ts';
import { readPortal } from '../hubspot/read-portal.ts';
import type { CallBudget } from '../operations/call-budget.ts';
import type { PortalFacts } from '../operations/ports.ts';
import type { PortalStore } from '../operations/ports/portal-store.ts';
import { keepPolicy } from '../operations/rescore/keep-policy.ts';
import { mirrorListeners, type GivenPolicy } from '../operations/rescore/world.ts';
import { DEFAULT_POLICY, type Policy } from '../scoring/policy.ts';
import { CommandFailure } from './command-failure.ts';
import type { CommandDoors, KeptPortal, OpenPortal, ProvisionSummary } from './doors.ts';

type HubSpotDoors = Pick<
  CommandDoors,
  'openHubSpot' | 'openKept' | 'provision' | 'findPropertyUses' | 'archiveProperties'
>;

/** The doors to the HubSpot account that the environment names; its problems are told when a command first needs it. */
export function hubSpotDoors(environment: CommandEnvironment, now: () => Date): HubSpotDoors {
  const settings = (): CommandSettings => {
    if (!environment.ok) throw new CommandFailure(environment.message);
    return environment;
  };
  const connect = (options?: ClientOptions): HubSpotClient => connectTo(settings(), options);
  return {
    openHubSpot: async ({ partners }) => openAccount(connect(), now(), partners),
    openKept: async (mode, policy = null) => openKeptAccount(settings(), mode, policy, now),
    provision: async (mode) => summarizeProvision(await provision(connect(), mode)),
    findPropertyUses: async () => findPropertyUses(connect()),
    archiveProperties: async () => archiveProperties(connect()),
  };
}

function connectTo({ accessToken, apiBaseUrl, tier }: CommandSettings, options: ClientOptions = {}): HubSpotClient {
  return createHubSpotClient(createClientTransport({ accessToken, baseUrl: apiBaseUrl }), {
    limits: callLimitsOf({ ...DEFAULT_PLAN, tier }),
    ...options,
  });
}

/** Opens the account behind a client, to be scored on its own calendar's today. */
export async function openAccount(
  client: HubSpotClient,
  now: Date,
  partners: Policy['partners'] = DEFAULT_POLICY.partners,
): Promise<OpenPortal> {
  const records = createHubSpotCustomerRecords(client, { reading: { partners } });
  const portal = await records.readPortal();
  const asOf = createDayOfInstant(portal.timeZone)(now.getTime());
  return { records, portal, asOf, ownerNames: new Map(), problems: [] };
}

async function openKeptAccount(
  settings: CommandSettings,
  mode: 'open' | 'create',
  policy: GivenPolicy | null,
  now: () => Date,
): Promise<KeptPortal | null> {
  // Which account the token belongs to, and its calendar, are known before its store and the calls left in it.
  const portal = await readPortal(connectTo(settings));
  // The store's own libraries are heavy: a command that keeps nothing does not load them.
  const { openStore } = await import('../store/open-store.ts');
  const { databaseUrl, storeFolder } = settings;
  const store = await openStore(
    databaseUrl === null ? { kind: 'folder', folder: storeFolder } : { kind: 'server', databaseUrl },
    mode,
  );
  if (store === null) return null;
  const budget = store.callBudget(portal.portalId);
  const client = connectTo(settings, { budget, timeZone: portal.timeZone, stopAtDailyShare: settings.dailyShare });
  const kept = store.portal(portal.portalId);
  const { partners } = await keepPolicy(kept.runs, policy, false);
  return keepAccount({
    ...{ client, portal, store: kept, partners, budget, now },
    close: async () => {
      if (mode === 'create') await store.backUpWhenOlderThan(MILLISECONDS_PER_DAY);
      await store.close();
    },
  });
}

const MILLISECONDS_PER_DAY = 86_400_000;

export interface AccountParts {
  readonly client: HubSpotClient;
  readonly portal: PortalFacts;
  readonly store: PortalStore;
  /** Default: as the provisional policy has it. */
  readonly partners?: Policy['partners'];
  /** Null where calls are not shared with other processes. */
  readonly budget: CallBudget | null;
  readonly now: () => Date;
  readonly close: () => Promise<void>;
}

/** The account behind a client with what is kept of it. */
export function keepAccount({
  client,
  portal,
  store,
  partners = DEFAULT_POLICY.partners,
  budget,
  now,
  close,
}: AccountParts): KeptPortal {
  const dayOf = createDayOfInstant(portal.timeZone);
  const asOf = dayOf(now().getTime());
  return {
    portal,
    asOf,
    store,
    mirror: createPortalMirror({ client, store: store.mirror, reading: { partners }, now, ...mirrorListeners(store) }),
    records: createHubSpotCustomerRecords(client),
    standingAfter,
    setUp: async () => {
      await provision(client, 'apply');
    },
    countCalls: () => client.countCalls().total,
    readCallsOfDay: async () => (budget === null ? null : budget.recordDay(asOf, 0, null)),
    now,
    close,
  };
}

export function summarizeProvision(report: Awaited<ReturnType<typeof provision>>): ProvisionSummary {
  const changes = report.changes.map(changeText);
  return {
    changed: report.mode === 'apply' ? changes : [],
    kept: report.kept.map(({ property, change }) => `${property}: ${change}`),
    drift: report.mode === 'check' ? changes : [],
    problems: report.problems.map(({ property, problem }) => `${property}: ${problem}`),
  };
}

function changeText(change: ProvisionChange): string {
  return change.kind === 'options'
    ? `options of ${change.name}: ${change.options.join(', ')}`
    : `${change.kind} ${change.name}`;
}
