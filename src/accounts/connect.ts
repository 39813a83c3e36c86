import { createClientTransport } from '../hubspot/client/client-transport.ts';
import { type ClientOptions, createHubSpotClient, type HubSpotClient } from '../hubspot/client/hubspot-client.ts';
import { type AccountPlan, callLimitsOf, DEFAULT_PLAN } from '../hubspot/client/limits/call-limits.ts';

/** How an account is reached. */
export interface Connection {
  /** Null where each call brings a token of its own. */
  readonly accessToken: string | null;
  readonly apiBaseUrl: string;
  readonly tier: AccountPlan['tier'];
  readonly distribution?: AccountPlan['distribution'];
}

/** A client of one account, paced by what its plan allows. */
export function connectTo(
  { accessToken, apiBaseUrl, tier, distribution = DEFAULT_PLAN.distribution }: Connection,
  options: ClientOptions = {},
): HubSpotClient {
  const transport = createClientTransport({
    baseUrl: apiBaseUrl,
    ...(accessToken === null ? {} : { accessToken }),
  });
  return createHubSpotClient(transport, {
    limits: callLimitsOf({ ...DEFAULT_PLAN, tier, distribution }),
    ...options,
  });
}
