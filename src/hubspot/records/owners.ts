import * as z from 'zod';
import type { CrmOwner } from '../../operations/ports/crm-desk.ts';
import { OWNERS_VERSION, RECORDS_PER_PAGE } from '../client/api-versions.ts';
import { idSchema, pagingSchema } from './crm-record.ts';
import type { HubSpotClient } from '../client/hubspot-client.ts';
import { HubSpotError } from '../client/hubspot-error.ts';

const text = z.string().nullish().catch(null);

const ownerSchema = z.object({
  id: idSchema,
  firstName: text,
  lastName: text,
  email: text,
  userId: idSchema.nullish().catch(null),
  archived: z.boolean().nullish().catch(null),
  teams: z
    .array(z.object({ id: idSchema, name: text }))
    .nullish()
    .catch(null),
});

const pageSchema = z.object({ results: z.array(ownerSchema), paging: pagingSchema });

const OPERATION = "read the account's owners";
/** A million people: beyond it, paging does not come to an end. */
const MOST_PAGES = 10_000;

/** All owners of the account, those that were deactivated too. @throws {HubSpotError} */
export async function readOwners(client: HubSpotClient): Promise<readonly CrmOwner[]> {
  const [active, archived] = await Promise.all([readPages(client, false), readPages(client, true)]);
  const known = new Set(active.map(({ id }) => id));
  return [...active, ...archived.filter(({ id }) => !known.has(id))];
}

async function readPages(client: HubSpotClient, archived: boolean): Promise<readonly CrmOwner[]> {
  const found: CrmOwner[] = [];
  let after = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = `limit=${String(RECORDS_PER_PAGE)}&archived=${String(archived)}${after}`;
    const { results, paging } = await client.call(
      { kind: 'other', operation: OPERATION, method: 'GET', path: `/crm/owners/${OWNERS_VERSION}?${query}` },
      pageSchema,
    );
    found.push(...results.map((owner) => toOwner(owner, archived)));
    const next = paging?.next?.after;
    if (next === undefined) return found;
    after = `&after=${encodeURIComponent(next)}`;
  }
  throw new HubSpotError({ code: 'bad_response', status: null, correlationId: null, operation: OPERATION });
}

function toOwner(owner: z.infer<typeof ownerSchema>, archived: boolean): CrmOwner {
  const name = [owner.firstName, owner.lastName].filter((part) => part !== null && part !== undefined && part !== '');
  const email = owner.email ?? null;
  return {
    id: owner.id,
    name: name.length > 0 ? name.join(' ') : (email ?? owner.id),
    email,
    userId: owner.userId ?? null,
    isActive: !archived && owner.archived !== true,
    teams: owner.teams?.map((team) => ({ id: team.id, name: team.name ?? team.id })) ?? [],
  };
}
