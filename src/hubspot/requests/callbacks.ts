import * as z from 'zod';
import { CALLBACKS_VERSION } from '../client/api-versions.ts';
import type { HubSpotClient } from '../client/hubspot-client.ts';

/**
 * Tells a workflow that waits for an action that it may go on. Unconfirmed: whether a static token may; verify in a test
 * account.
 *
 * @throws {HubSpotError} `not_found` where the workflow waits no more
 */
export async function completeCallback(
  client: HubSpotClient,
  callbackId: string,
  output: Readonly<Record<string, string | number | null>>,
): Promise<void> {
  await client.call(
    {
      kind: 'other',
      operation: 'complete a workflow action',
      method: 'POST',
      path: `/automation/actions/callbacks/${CALLBACKS_VERSION}/${encodeURIComponent(callbackId)}/complete`,
      body: { outputFields: { hs_execution_state: 'SUCCESS', ...output } },
    },
    z.unknown(),
  );
}
