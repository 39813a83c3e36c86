import type { CommandEnvironment, CommandSettings } from '../../config.ts';
import { connectTo } from '../../accounts/connect.ts';
import { type AccountParts, keepAccount } from '../../accounts/keep-account.ts';
import { openLivePortal } from '../../accounts/open-live-portal.ts';
import { archiveProperties } from '../../hubspot/properties/archive-properties.ts';
import { findPropertyUses } from '../../hubspot/properties/find-property-uses.ts';
import type { ClientOptions, HubSpotClient } from '../../hubspot/client/hubspot-client.ts';
import { definitionsFor } from '../../hubspot/properties/property-definitions.ts';
import { provision, type ProvisionChange } from '../../hubspot/properties/provision.ts';
import { readPortal } from '../../hubspot/records/read-portal.ts';
import type { ReadPolicy } from '../../hubspot/records/reading-options.ts';
import { keepPolicy } from '../../operations/rescore/keep-policy.ts';
import type { GivenPolicy } from '../../operations/rescore/world.ts';
import { StoreError } from '../../store/store-error.ts';
import type { Store } from '../../store/store.ts';
import { NoAccount } from '../command-failure.ts';
import { openStoreOf } from './open-store-of.ts';
import type { CommandDoors, KeptPortal, OpenPortal, ProvisionSummary } from './doors.ts';

type HubSpotDoors = Pick<
  CommandDoors,
  'openHubSpot' | 'openKept' | 'provision' | 'findPropertyUses' | 'archiveProperties'
>;

/** The doors to the HubSpot account that the environment names; its problems are told when a command first needs it. */
export function hubSpotDoors(environment: CommandEnvironment, now: () => Date): HubSpotDoors {
  const settings = (): CommandSettings => {
    if (!environment.ok) throw new NoAccount(environment.message);
    return environment;
  };
  const connect = (options?: ClientOptions): HubSpotClient => connectTo(settings(), options);
  return {
    openHubSpot: async (policy) => openLive(settings(), now(), policy),
    openKept: async (mode, policy = null) => openKeptAccount(settings(), mode, policy, now),
    provision: async (mode) => summarizeProvision(await provision(connect(), mode, definitionsFor(new Set()))),
    findPropertyUses: async () => findPropertyUses(connect()),
    archiveProperties: async () => archiveProperties(connect()),
  };
}

/**
 * The account, read live. Where a store exists, its calls are counted and paced with those of every other process that uses
 * the store; a folder that another process has open cannot be shared, and that is said.
 */
async function openLive(settings: CommandSettings, now: Date, policy: ReadPolicy): Promise<OpenPortal> {
  const store = await openStoreThere(settings);
  if (store === null || store === 'in_use') {
    const portal = await openLivePortal(connectTo(settings), now, policy);
    return store === null ? portal : { ...portal, problems: [...portal.problems, NOT_COUNTED] };
  }
  try {
    const { portalId, timeZone } = await readPortal(connectTo(settings));
    const budget = store.callBudget(portalId);
    const client = connectTo(settings, { budget, timeZone, stopAtDailyShare: settings.dailyShare });
    return { ...(await openLivePortal(client, now, policy)), close: () => store.close() };
  } catch (error) {
    await store.close();
    throw error;
  }
}

const NOT_COUNTED =
  'The store is in use by another process, so the calls made here are not counted with its own: HubSpot may ask both to wait.';

async function openStoreThere(settings: CommandSettings): Promise<Store | 'in_use' | null> {
  try {
    return await openStoreOf(settings, 'open');
  } catch (error) {
    if (error instanceof StoreError && error.code === 'store_locked') return 'in_use';
    throw error;
  }
}

async function openKeptAccount(
  settings: CommandSettings,
  mode: 'open' | 'create',
  policy: GivenPolicy | null,
  now: () => Date,
): Promise<KeptPortal | null> {
  // Which account the token belongs to, and its calendar, are known before its store and the calls left in it.
  const portal = await readPortal(connectTo(settings));
  const store = await openStoreOf(settings, mode);
  if (store === null) return null;
  const budget = store.callBudget(portal.portalId);
  const client = connectTo(settings, { budget, timeZone: portal.timeZone, stopAtDailyShare: settings.dailyShare });
  const kept = store.portal(portal.portalId);
  const read = await keepPolicy(kept.runs, policy, false);
  return keepPortal({ client, portal, store: kept, policy: read, budget, now }, async () => {
    if (mode === 'create') await store.backUpWhenOlderThan(MILLISECONDS_PER_DAY);
    await store.close();
  });
}

const MILLISECONDS_PER_DAY = 86_400_000;

/** The account behind a client with what is kept of it, on its own calendar's today. */
export function keepPortal(parts: AccountParts, close: () => Promise<void>): KeptPortal {
  const account = keepAccount(parts);
  return { ...account, asOf: account.today(), close };
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
