import * as z from 'zod';
import { PROPERTIES_VERSION } from '../client/api-versions.ts';
import { createReferredByLabel, readReferredByTypeId } from '../records/association-labels.ts';
import type { HubSpotClient, HubSpotRequest } from '../client/hubspot-client.ts';
import { REFERRED_BY_LABEL } from '../records/object-types.ts';
import { PROPERTY_DEFINITIONS, PROPERTY_GROUP, type PropertyDefinition } from './property-definitions.ts';
import {
  findDrift,
  mergeOptions,
  type PresentProperty,
  presentPropertySchema,
  type PropertyDrift,
} from './property-drift.ts';

/** What the account lacked, and what stands in it as its admins want it. */
export interface ProvisionReport {
  readonly mode: 'apply' | 'check';
  /** Done in apply mode, still to be done in check mode. */
  readonly changes: readonly ProvisionChange[];
  /** What an admin changed and keeps. */
  readonly kept: readonly { readonly property: string; readonly change: string }[];
  /** What only a person can put right. */
  readonly problems: readonly { readonly property: string; readonly problem: string }[];
  readonly properties: number;
}

export type ProvisionChange =
  | { readonly kind: 'group' | 'property' | 'label'; readonly name: string }
  | { readonly kind: 'options'; readonly name: string; readonly options: readonly string[] };

const PATH = `/crm/properties/${PROPERTIES_VERSION}/companies`;

const presentSchema = z.object({ results: z.array(presentPropertySchema) });
const groupsSchema = z.object({ results: z.array(z.object({ name: z.string() })) });

/**
 * Brings the account's company properties and the label "Referred by" to what the app needs. Running it twice changes
 * nothing; options are added and never replaced, a label of ours that no admin changed follows; what an admin changed stays.
 *
 * @param mode `check` changes nothing
 * @param definitions default: every property that there is
 * @throws {HubSpotError}
 */
export async function provision(
  client: HubSpotClient,
  mode: ProvisionReport['mode'],
  definitions: readonly PropertyDefinition[] = PROPERTY_DEFINITIONS,
): Promise<ProvisionReport> {
  const [groups, present, referredBy] = await Promise.all([
    client.call(request('read the property groups', 'GET', `${PATH}/groups`), groupsSchema),
    client.call(request('read the company properties', 'GET', PATH), presentSchema),
    readReferredByTypeId(client),
  ]);
  const changes: ProvisionChange[] = [];
  const kept: ProvisionReport['kept'][number][] = [];
  const problems: ProvisionReport['problems'][number][] = [];
  const change = async (what: ProvisionChange, make: () => Promise<unknown>): Promise<void> => {
    if (mode === 'apply') await make();
    changes.push(what);
  };

  if (!groups.results.some(({ name }) => name === PROPERTY_GROUP.name)) {
    await change({ kind: 'group', name: PROPERTY_GROUP.name }, () => createGroup(client));
  }
  const byName = new Map(present.results.map((property) => [property.name, property]));
  const missing = definitions.filter(({ name }) => !byName.has(name));
  const made = mode === 'apply' ? await createProperties(client, missing) : new Set(missing.map(({ name }) => name));
  for (const definition of definitions) {
    const { name } = definition;
    const property = byName.get(name);
    if (property === undefined) {
      if (made.has(name)) changes.push({ kind: 'property', name });
      else
        problems.push({ property: name, problem: 'HubSpot did not create it. Run this again, or create it by hand' });
      continue;
    }
    const drift = findDrift(definition, property);
    kept.push(...drift.keptChanges.map((keptChange) => ({ property: name, change: keptChange })));
    if (drift.problem !== null) problems.push({ property: name, problem: drift.problem });
    const options = [...drift.missingOptions, ...drift.outdatedOptions].map(({ value }) => value);
    if (options.length > 0) {
      await change({ kind: 'options', name, options }, () => setOptions(client, property, drift));
    }
  }
  if (referredBy === null) {
    await change({ kind: 'label', name: REFERRED_BY_LABEL }, () => createReferredByLabel(client));
  }
  return { mode, changes, kept, problems, properties: definitions.length };
}

async function createGroup(client: HubSpotClient): Promise<void> {
  const body = { ...PROPERTY_GROUP, displayOrder: -1 };
  await client.call(request('create the property group', 'POST', `${PATH}/groups`, body), z.unknown());
}

/** One call for all of them; there are fewer than the hundred that HubSpot takes. @returns the names of those made */
async function createProperties(
  client: HubSpotClient,
  missing: readonly PropertyDefinition[],
): Promise<ReadonlySet<string>> {
  if (missing.length === 0) return new Set();
  const inputs = missing.map(({ options, ...definition }) => ({
    ...definition,
    groupName: PROPERTY_GROUP.name,
    options: mergeOptions(options, []),
  }));
  const { results } = await client.call(
    request('create the company properties', 'POST', `${PATH}/batch/create`, { inputs }),
    z.object({ results: z.array(z.object({ name: z.string() })) }),
  );
  return new Set(results.map(({ name }) => name));
}

/** HubSpot replaces the whole list of options, so those that are there are sent along. */
async function setOptions(
  client: HubSpotClient,
  present: PresentProperty,
  { missingOptions, outdatedOptions }: PropertyDrift,
): Promise<void> {
  const body = { options: mergeOptions(missingOptions, present.options, outdatedOptions) };
  await client.call(
    request('set the options of a company property', 'PATCH', `${PATH}/${encodeURIComponent(present.name)}`, body),
    z.unknown(),
  );
}

function request(operation: string, method: HubSpotRequest['method'], path: string, body?: object): HubSpotRequest {
  return { kind: 'properties', operation, method, path, ...(body === undefined ? {} : { body }) };
}
