import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll } from 'vitest';
import * as z from 'zod';
import { createClientTransport } from '../../../src/hubspot/client/client-transport.ts';
import {
  type ClientOptions,
  createHubSpotClient,
  type HubSpotClient,
  type HubSpotRequest,
} from '../../../src/hubspot/client/hubspot-client.ts';
import { HubSpotError } from '../../../src/hubspot/client/hubspot-error.ts';
import type { Transport } from '../../../src/hubspot/client/transport.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';

export const TOKEN = 'pat-eu1-00000000-1111-2222-3333-444444444444';
export const COMPANY_URL = 'https://api.hubapi.com/crm/objects/2026-09/companies/1';
export const REQUEST: HubSpotRequest = {
  kind: 'objects',
  operation: 'read a company',
  method: 'GET',
  path: '/crm/objects/2026-09/companies/1',
};
export const COMPANY = z.object({ id: z.string() });

export type Answer = () => Response;

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  () =>
    Response.json(body, { status, headers });
export const found = json(200, { id: '1' });
export const dropped: Answer = () => HttpResponse.error();
export const limited = (policyName: string): Answer =>
  json(429, { status: 'error', errorType: 'RATE_LIMIT', policyName, correlationId: 'b1a2c3d4-0000' });

/** HubSpot at its address, for the tests of one file: gives these answers one after the other, then the last one for ever. */
export function useScriptedHubSpot(): (...answers: readonly Answer[]) => { readonly requests: Request[] } {
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
  return (...answers) => {
    const requests: Request[] = [];
    server.use(
      http.all(COMPANY_URL, ({ request }) => {
        requests.push(request);
        return answers[Math.min(requests.length, answers.length) - 1]?.() ?? Response.error();
      }),
    );
    return { requests };
  };
}

/** A client whose waits take no time. */
export function openClient(
  options: ClientOptions = {},
  transport: Transport = createClientTransport({ accessToken: TOKEN }),
): { readonly client: HubSpotClient; readonly clock: FakeClock } {
  const clock = createFakeClock();
  return { clock, client: createHubSpotClient(transport, { clock, ...options }) };
}

export async function failureOf(call: Promise<unknown>): Promise<HubSpotError> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof HubSpotError) return error;
  throw new Error('The call was expected to fail with a HubSpotError.');
}
