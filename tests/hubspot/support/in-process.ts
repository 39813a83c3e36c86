import type { CrmData } from '../../../sandbox/crm/crm-data.ts';
import { createCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import { createHubSpotClient, type HubSpotClient } from '../../../src/hubspot/client/hubspot-client.ts';

/** A client of a sandbox account without HTTP between them, for tests that read whole portals. */
export function openInProcess(data: CrmData): HubSpotClient {
  const crm = createCrm(data, { token: 'token' });
  return createHubSpotClient(
    {
      async send({ method, path, body }) {
        const init = { method, headers: { authorization: 'Bearer token', 'content-type': 'application/json' } };
        const sent = body === undefined ? init : { ...init, body: JSON.stringify(body) };
        const answer = await crm.handle(new Request(`https://sandbox.invalid${path}`, sent));
        const json: unknown = await answer.json();
        return { status: answer.status, headers: {}, json };
      },
    },
    { limits: null },
  );
}
