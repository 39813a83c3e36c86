import { createHubSpotClient } from '../../../src/hubspot/client/hubspot-client.ts';
import { provision } from '../../../src/hubspot/properties/provision.ts';
import type { SandboxCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import { inProcessTransport } from '../../../sandbox/sandbox-portal.ts';
import { companies, smallCrm, TOKEN } from '../crm/small-crm.ts';

const START = new Date('2026-11-20T12:00:00Z');
export const DAY = 86_400_000;

/** An account with three companies and the app's properties, as `properties --apply` leaves it. */
export async function loyaltyCrm(): Promise<SandboxCrm> {
  const crm = smallCrm({ companies: companies(3) }, [], { now: () => START, limits: { enforce: false } });
  await provision(createHubSpotClient(inProcessTransport(crm, TOKEN), { limits: null }), 'apply');
  return crm;
}

/** What the app writes, in one go. */
export function publish(crm: SandboxCrm, values: Readonly<Record<string, string>>, id = '1'): void {
  crm.setProperties('companies', id, values);
}

/** `YYYY-MM-DD`, so many days from the account's day. */
export function dayFromNow(crm: SandboxCrm, days: number): string {
  return new Date(crm.now().getTime() + days * DAY).toISOString().slice(0, 10);
}
