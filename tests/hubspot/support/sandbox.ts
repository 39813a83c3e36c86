import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { CrmData } from '../../../sandbox/crm/crm-data.ts';
import { crmHandlers } from '../../../sandbox/crm/mount-msw.ts';
import { createCrm, type CrmOptions, type SandboxCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import { createClientTransport } from '../../../src/hubspot/client/client-transport.ts';
import {
  type ClientOptions,
  createHubSpotClient,
  type HubSpotClient,
} from '../../../src/hubspot/client/hubspot-client.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';

export const TOKEN = 'pat-eu1-00000000-1111-2222-3333-444444444444';

export interface Sandbox {
  readonly crm: SandboxCrm;
  readonly client: HubSpotClient;
  readonly clock: FakeClock;
}

/** Opens sandbox accounts behind HubSpot's address, for the tests of one file; any other address is an error. */
export function useSandbox(): (data: CrmData, options?: CrmOptions, client?: ClientOptions) => Sandbox {
  const server = setupServer();
  beforeAll(() => {
    server.listen({ onUnhandledFrame: 'error' });
  });
  afterEach(() => {
    server.resetHandlers();
  });
  afterAll(() => {
    server.close();
  });
  return (data, options = {}, clientOptions = {}) => {
    const crm = createCrm(data, { token: TOKEN, now: () => new Date('2026-11-21T12:00:00Z'), ...options });
    server.use(...crmHandlers(crm));
    const clock = createFakeClock();
    const client = createHubSpotClient(createClientTransport({ accessToken: TOKEN }), { clock, ...clientOptions });
    return { crm, client, clock };
  };
}
