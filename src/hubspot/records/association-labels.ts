import * as z from 'zod';
import { ASSOCIATION_LABELS_VERSION } from '../client/api-versions.ts';
import type { HubSpotClient } from '../client/hubspot-client.ts';
import { REFERRED_BY_LABEL, REFERRED_LABEL } from './object-types.ts';

const labelsSchema = z.object({
  results: z.array(z.object({ category: z.string(), typeId: z.int(), label: z.string().nullish() })),
});

const PATH = `/crm/associations/${ASSOCIATION_LABELS_VERSION}/companies/companies/labels`;

/** The number of the association "Referred by" between two companies; null where the account has none. @throws {HubSpotError} */
export async function readReferredByTypeId(client: HubSpotClient): Promise<number | null> {
  const { results } = await client.call(
    { kind: 'associations', operation: 'read the labels between companies', method: 'GET', path: PATH },
    labelsSchema,
  );
  const label = results.find((type) => type.category === 'USER_DEFINED' && type.label === REFERRED_BY_LABEL);
  return label?.typeId ?? null;
}

/** Adds the label with its other side: without one, both companies would read alike. @throws {HubSpotError} */
export async function createReferredByLabel(client: HubSpotClient): Promise<void> {
  await client.call(
    {
      kind: 'associations',
      operation: 'create the label "Referred by"',
      method: 'POST',
      path: PATH,
      body: { name: 'loyalty_referred_by', label: REFERRED_BY_LABEL, inverseLabel: REFERRED_LABEL },
    },
    z.unknown(),
  );
}
