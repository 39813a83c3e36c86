import * as z from 'zod';
import type { PortalFacts } from '../../operations/ports.ts';
import { ACCOUNT_VERSION } from '../client/api-versions.ts';
import { idSchema } from './crm-record.ts';
import type { HubSpotClient } from '../client/hubspot-client.ts';

const accountSchema = z.object({
  portalId: idSchema,
  companyCurrency: z.string().length(3).toUpperCase(),
  timeZone: z.string().refine(isTimeZone),
});

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The account's id, home currency and time zone. @throws {HubSpotError} */
export async function readPortal(client: HubSpotClient): Promise<PortalFacts> {
  const account = await client.call(
    {
      kind: 'other',
      operation: "read the account's details",
      method: 'GET',
      path: `/account-info/${ACCOUNT_VERSION}/details`,
    },
    accountSchema,
  );
  return { portalId: account.portalId, currency: account.companyCurrency, timeZone: account.timeZone };
}
