import * as z from 'zod';
import type { Entry } from '../../operations/ports.ts';
import { formatIsoDay } from '../../scoring/day.ts';
import { ASSOCIATIONS_VERSION, OBJECTS_VERSION } from '../client/api-versions.ts';
import { readReferredByTypeId } from '../records/association-labels.ts';
import type { HubSpotClient } from '../client/hubspot-client.ts';
import { HubSpotError, type HubSpotErrorCode } from '../client/hubspot-error.ts';

/**
 * Writes what a person entered through the card on the company's record.
 *
 * @throws {HubSpotError} `validation` where HubSpot or the account's own rules refuse it, and for a company that would
 *   refer itself; `not_set_up` where the property or the label is missing
 */
export async function enter(client: HubSpotClient, companyId: string, entry: Entry): Promise<void> {
  if (entry.kind === 'referrer') await addReferrer(client, companyId, entry.referrerCompanyId);
  else await updateCompany(client, companyId, toEnteredProperties(entry));
}

function toEnteredProperties(entry: Exclude<Entry, { kind: 'referrer' }>): Readonly<Record<string, string>> {
  switch (entry.kind) {
    case 'budget':
      return {
        loyalty_annual_budget: entry.amount === null ? '' : String(entry.amount),
        loyalty_budget_as_of: entry.amount === null ? '' : formatIsoDay(entry.asOf),
        // Amount and day are entered together here: whatever the day belonged to before is over.
        loyalty_budget_dated: '',
      };
    case 'override':
      return {
        loyalty_segment_override: entry.segment,
        loyalty_override_reason: entry.reason,
        loyalty_override_until: formatIsoDay(entry.until),
      };
    case 'competitor':
      return { loyalty_known_competitor: entry.name ?? '' };
    case 'churn_reason':
      return { loyalty_churn_reason: entry.reason ?? '' };
    case 'clear_override':
      return { loyalty_segment_override: '', loyalty_override_reason: '', loyalty_override_until: '' };
  }
}

async function updateCompany(
  client: HubSpotClient,
  companyId: string,
  properties: Readonly<Record<string, string>>,
): Promise<void> {
  await client.call(
    {
      kind: 'objects',
      operation: 'write an entry to a company',
      method: 'PATCH',
      path: `/crm/objects/${OBJECTS_VERSION}/companies/${encodeURIComponent(companyId)}`,
      body: { properties },
    },
    z.object({ id: z.unknown() }),
  );
}

const REFERRER_OPERATION = 'name the company that recommended us';

/** Associates the company with the one that recommended us to it, in the direction "Referred by". */
async function addReferrer(client: HubSpotClient, companyId: string, referrerCompanyId: string): Promise<void> {
  if (companyId === referrerCompanyId) throw failed('validation');
  const associationTypeId = await readReferredByTypeId(client);
  if (associationTypeId === null) throw failed('not_set_up');
  const types = [{ associationCategory: 'USER_DEFINED', associationTypeId }];
  const answer = await client.call(
    {
      kind: 'associations',
      operation: REFERRER_OPERATION,
      method: 'POST',
      path: `/crm/associations/${ASSOCIATIONS_VERSION}/companies/companies/batch/create`,
      body: { inputs: [{ from: { id: companyId }, to: { id: referrerCompanyId }, types }] },
    },
    z.object({ results: z.array(z.unknown()).default([]), errors: z.array(z.unknown()).default([]) }),
  );
  if (answer.errors.length > 0 || answer.results.length === 0) throw failed('validation');
}

function failed(code: HubSpotErrorCode): HubSpotError {
  return new HubSpotError({ code, status: null, correlationId: null, operation: REFERRER_OPERATION });
}
