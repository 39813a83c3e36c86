import * as z from 'zod';
import type { HubSpotClient } from './hubspot-client.ts';

const tokenSchema = z.object({ scopes: z.array(z.string()) });

/**
 * The scopes of a token that does not change, as HubSpot knows them
 * (https://developers.hubspot.com/docs/apps/legacy-apps/private-apps/overview, read November 2026). HubSpot's pages show it
 * for private apps made in an account; for those of projects: verify in a test account.
 *
 * @param accessToken of a private app; HubSpot wants it in the body
 * @throws {HubSpotError}
 */
export async function readGrantedScopes(client: HubSpotClient, accessToken: string): Promise<readonly string[]> {
  const { scopes } = await client.call(
    {
      kind: 'other',
      operation: 'read the scopes of the access token',
      method: 'POST',
      path: '/oauth/v2/private-apps/get/access-token-info',
      body: { tokenKey: accessToken },
    },
    tokenSchema,
  );
  return scopes;
}
