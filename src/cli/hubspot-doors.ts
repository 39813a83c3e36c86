import { createClientTransport } from '../hubspot/client-transport.ts';
import { createHubSpotClient, type HubSpotClient } from '../hubspot/hubspot-client.ts';
import { createHubSpotCustomerRecords } from '../hubspot/hubspot-customer-records.ts';
import { createDayOfInstant } from '../hubspot/portal-day.ts';
import { provision, type ProvisionChange } from '../hubspot/provision.ts';
import type { CommandEnvironment } from '../config.ts';
import { CommandFailure } from './command-failure.ts';
import type { CommandDoors, OpenPortal, ProvisionSummary } from './doors.ts';

/** The doors to the HubSpot account that the environment names; its problems are told when a command first needs it. */
export function hubSpotDoors(
  environment: CommandEnvironment,
  now: () => Date,
): Pick<CommandDoors, 'openHubSpot' | 'provision'> {
  const connect = (): HubSpotClient => {
    if (!environment.ok) throw new CommandFailure(environment.message);
    return createHubSpotClient(
      createClientTransport({ accessToken: environment.accessToken, baseUrl: environment.apiBaseUrl }),
    );
  };
  return {
    openHubSpot: async () => openAccount(connect(), now()),
    provision: async (mode) => summarizeProvision(await provision(connect(), mode)),
  };
}

/** Opens the account behind a client, to be scored on its own calendar's today. */
export async function openAccount(client: HubSpotClient, now: Date): Promise<OpenPortal> {
  const records = createHubSpotCustomerRecords(client);
  const portal = await records.readPortal();
  const asOf = createDayOfInstant(portal.timeZone)(now.getTime());
  return { records, portal, asOf, ownerNames: new Map(), problems: [] };
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
