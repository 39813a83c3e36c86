import { requiredScopes } from '../src/build/scopes.ts';
import type { Transport } from '../src/hubspot/client/transport.ts';
import { provision } from '../src/hubspot/properties/provision.ts';
import { createHubSpotClient, type HubSpotClient } from '../src/hubspot/client/hubspot-client.ts';
import { createCrm, type SandboxCrm } from './crm/sandbox-crm.ts';
import type { PortalSource } from './crm/crm-data.ts';

/** A portal on this desk: the records, the stand-in that serves them, and the instant that counts as now. */
export interface SandboxPortal {
  readonly source: PortalSource;
  readonly crm: SandboxCrm;
  readonly token: string;
  /** Noon of the as-of day; with a running clock, and what passed since it was opened. */
  readonly now: () => Date;
  /** Calls the stand-in without a network. */
  readonly client: HubSpotClient;
}

/** Opens a portal as an installation leaves it: with the app's properties, so that what people filled in can be read. */
export async function openSandboxPortal(
  source: PortalSource,
  { token = 'sandbox-token', clock = 'still' }: { readonly token?: string; readonly clock?: 'still' | 'running' } = {},
): Promise<SandboxPortal> {
  const noon = Date.parse(`${source.asOf}T12:00:00Z`);
  const opened = Date.now();
  const now = (): Date => new Date(clock === 'still' ? noon : noon + Date.now() - opened);
  const scopes = requiredScopes([]);
  const crm = createCrm(source.data, { token, now, scopes, limits: { now: () => new Date() } });
  const client = createHubSpotClient(inProcessTransport(crm, token), { limits: null });
  await provision(client, 'apply');
  return { source, crm, token, now, client };
}

/** HubSpot's API as a function call; the address is never looked up. */
export function inProcessTransport(crm: SandboxCrm, token: string): Transport {
  return {
    send: async ({ method, path, body }) => {
      const request = new Request(`https://sandbox.invalid${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const response = await crm.handle(request);
      if (response.type === 'error') throw new Error('the connection dropped');
      const text = await response.text();
      return { status: response.status, headers: Object.fromEntries(response.headers), json: parseJson(text) };
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
