import { Client } from '@hubspot/api-client';
import { HUBSPOT_BASE_URL } from './api-versions.ts';
import { receive, type Transport, type TransportOptions } from './transport.ts';

/**
 * Calls HubSpot through the whole API client: for the service and the command line. Its limiter and its retries stay off,
 * because both live in one place of the process for all clients; ours are in `hubspot-client.ts`.
 */
export function createClientTransport({ accessToken, baseUrl = HUBSPOT_BASE_URL }: TransportOptions): Transport {
  const client = new Client({ accessToken, basePath: baseUrl, numberOfApiCallRetries: 0 });
  return {
    send: ({ method, path, body, signal }) => receive(client.apiRequest({ method, path, body }), signal),
  };
}
