import type { HubSpotClient } from '../client/hubspot-client.ts';
import { isHubSpotError } from '../client/hubspot-error.ts';
import { type ObjectType, TOUCH_TYPES } from '../records/object-types.ts';
import { type Associations, readAssociations } from '../records/read-associations.ts';

/** Ids of records by type. */
export type Subjects = ReadonlyMap<ObjectType, ReadonlySet<string>>;

/** HubSpot's number of the association that leads from a company to a child of it. */
const TO_CHILD_COMPANY = 13;

/** Types that count for the children of the company that they belong to. */
const PASSED_ON_TO_CHILDREN: ReadonlySet<ObjectType> = new Set(['deals', 'line_items', ...TOUCH_TYPES]);

/**
 * The companies that records belong to, directly or by their contacts and deals, and the children of these companies. Up to
 * 1,000 records take one call for each way that leads on; see `findConcerned`.
 *
 * @throws {HubSpotError}
 */
export async function readCompaniesOf(client: HubSpotClient, subjects: Subjects): Promise<ReadonlySet<string>> {
  if (subjects.size === 0) return new Set();
  const [dealsOfItems, direct, contactsOfTouches, dealsOfTouches] = await Promise.all([
    readOthers(client, 'line_items', 'deals', subjects.get('line_items')),
    readFromEach(client, [...subjects.keys()].filter(hasCompanies), 'companies', subjects),
    readFromEach(client, TOUCH_TYPES, 'contacts', subjects),
    readFromEach(client, TOUCH_TYPES, 'deals', subjects),
  ]);
  const [ofContacts, ofDeals] = await Promise.all([
    readOthers(client, 'contacts', 'companies', contactsOfTouches),
    readOthers(client, 'deals', 'companies', new Set([...dealsOfItems, ...dealsOfTouches])),
  ]);
  const companies = new Set([...direct, ...ofContacts, ...ofDeals]);
  const isPassedOn = [...subjects.keys()].some((type) => PASSED_ON_TO_CHILDREN.has(type));
  const children = isPassedOn ? await readChildren(client, companies) : [];
  return new Set([...companies, ...children]);
}

/** A line item belongs to a company by its deal alone. */
function hasCompanies(type: ObjectType): boolean {
  return type !== 'line_items';
}

async function readFromEach(
  client: HubSpotClient,
  types: readonly ObjectType[],
  to: ObjectType,
  subjects: Subjects,
): Promise<ReadonlySet<string>> {
  const found = await Promise.all(types.map((type) => readOthers(client, type, to, subjects.get(type))));
  return new Set(found.flatMap((ids) => [...ids]));
}

async function readOthers(
  client: HubSpotClient,
  from: ObjectType,
  to: ObjectType,
  ids: ReadonlySet<string> = new Set(),
): Promise<ReadonlySet<string>> {
  const associations = await readPermitted(client, from, to, ids);
  return new Set([...associations.values()].flatMap((others) => others.map(({ id }) => id)));
}

async function readChildren(client: HubSpotClient, companies: ReadonlySet<string>): Promise<readonly string[]> {
  const associations = await readPermitted(client, 'companies', 'companies', companies);
  return [...associations.values()].flatMap((others) =>
    others.filter(({ types }) => types.some(isToChild)).map(({ id }) => id),
  );
}

function isToChild({ category, typeId }: { readonly category: string; readonly typeId: number }): boolean {
  return category === 'HUBSPOT_DEFINED' && typeId === TO_CHILD_COMPANY;
}

/** What the app may not read it does not score either: nobody is concerned by it. */
async function readPermitted(
  client: HubSpotClient,
  from: ObjectType,
  to: ObjectType,
  ids: ReadonlySet<string>,
): Promise<Associations> {
  if (ids.size === 0) return new Map();
  try {
    return await readAssociations(client, from, to, ids);
  } catch (error) {
    if (!isHubSpotError(error, 'missing_scope')) throw error;
    return new Map();
  }
}
