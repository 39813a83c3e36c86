import * as z from 'zod';
import { PROPERTIES_VERSION } from '../client/api-versions.ts';
import type { HubSpotClient } from '../client/hubspot-client.ts';
import { PROPERTY_DEFINITIONS, PROPERTY_GROUP } from './property-definitions.ts';
import { presentPropertySchema } from './property-drift.ts';

const PATH = `/crm/properties/${PROPERTIES_VERSION}/companies`;
const presentSchema = z.object({ results: z.array(presentPropertySchema) });

/**
 * Archives the app's company properties with everything that they hold, and then their group. HubSpot keeps archived
 * properties for 90 days, in which an admin can restore them. Running it twice changes nothing.
 *
 * @returns how many properties were there
 * @throws {HubSpotError} also where a property cannot be archived, because something in the account needs it
 */
export async function archiveProperties(client: HubSpotClient): Promise<number> {
  const kind = 'properties';
  const { results } = await client.call(
    { kind, operation: 'read the company properties', method: 'GET', path: PATH },
    presentSchema,
  );
  const present = new Set(results.map(({ name }) => name));
  const ours = PROPERTY_DEFINITIONS.filter(({ name }) => present.has(name));
  if (ours.length > 0) {
    const body = { inputs: ours.map(({ name }) => ({ name })) };
    await client.call(
      { kind, operation: 'archive the company properties', method: 'POST', path: `${PATH}/batch/archive`, body },
      z.unknown(),
    );
  }
  // No such group is what is wanted, and somebody's own properties in it are no reason to fail.
  await client.attempt(
    { kind, operation: 'archive the property group', method: 'DELETE', path: `${PATH}/groups/${PROPERTY_GROUP.name}` },
    z.unknown(),
  );
  return ours.length;
}
