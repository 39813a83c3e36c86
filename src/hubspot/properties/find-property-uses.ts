import * as z from 'zod';
import { idSchema } from '../records/crm-record.ts';
import type { HubSpotClient, HubSpotRequest } from '../client/hubspot-client.ts';
import { isHubSpotError } from '../client/hubspot-error.ts';
import { PROPERTY_DEFINITIONS } from './property-definitions.ts';

/** A list or a workflow whose definition names a property of the app. */
export interface PropertyUse {
  readonly kind: 'list' | 'workflow';
  readonly name: string;
  readonly properties: readonly string[];
}

const PAGE = 100;
/** Pages of one kind that are read at most. */
const MOST_PAGES = 100;

const listsSchema = z.object({
  lists: z.array(z.looseObject({ listId: idSchema, name: z.string().default('') })).default([]),
  hasMore: z.boolean().default(false),
  offset: z.number().optional(),
});

const workflowsSchema = z.object({
  results: z.array(z.looseObject({ id: idSchema, name: z.string().default('') })).default([]),
  paging: z.object({ next: z.object({ after: z.string() }).optional() }).optional(),
});

interface Page {
  readonly items: readonly { readonly name: string }[];
  readonly next: string | null;
}

interface Found {
  readonly uses: readonly PropertyUse[];
  readonly unknown: readonly string[];
  /** Kinds of which at least some could be read. */
  readonly read: readonly PropertyUse['kind'][];
}

/**
 * Lists and workflows whose definition names a property of the app, so that a person can look at them before the properties
 * go. HubSpot tells only what the app may read; what it does not tell is named.
 *
 * @throws {HubSpotError} where the account cannot be reached at all
 */
export async function findPropertyUses(client: HubSpotClient): Promise<Found> {
  const lists = await readUses('list', (after) => readLists(client, after));
  const workflows = await readUses('workflow', (after) => readWorkflows(client, after));
  return {
    uses: [...lists.uses, ...workflows.uses],
    unknown: [...lists.unknown, ...workflows.unknown],
    read: [...lists.read, ...workflows.read],
  };
}

async function readUses(kind: PropertyUse['kind'], readPage: (after: string | null) => Promise<Page>): Promise<Found> {
  const uses: PropertyUse[] = [];
  try {
    let after: string | null = null;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { items, next }: Page = await readPage(after);
      for (const item of items) {
        const properties = propertiesIn(item);
        if (properties.length > 0) uses.push({ kind, name: item.name, properties });
      }
      if (next === null || next === after) return { uses, unknown: [], read: [kind] };
      after = next;
    }
    return { uses, unknown: [`${kind}s after the first ${String(MOST_PAGES * PAGE)}`], read: [kind] };
  } catch (error) {
    if (!isHubSpotError(error, 'missing_scope', 'not_found', 'validation', 'bad_response')) throw error;
    const scope = kind === 'list' ? 'crm.lists.read' : 'automation';
    return { uses, unknown: [`${kind}s: the app may not read them (scope ${scope})`], read: [] };
  }
}

/** The whole definition is searched: a property stands in filters, actions and tokens of many shapes. */
function propertiesIn(definition: object): readonly string[] {
  const text = JSON.stringify(definition);
  return PROPERTY_DEFINITIONS.map(({ name }) => name).filter((name) => new RegExp(`\\b${name}\\b`).test(text));
}

async function readLists(client: HubSpotClient, after: string | null): Promise<Page> {
  const body = { count: PAGE, offset: Number(after ?? '0'), includeFilters: true };
  const found = await client.call(
    request('read the lists', 'POST', '/crm/v3/lists/search?includeFilters=true', body),
    listsSchema,
  );
  return { items: found.lists, next: found.hasMore && found.offset !== undefined ? String(found.offset) : null };
}

async function readWorkflows(client: HubSpotClient, after: string | null): Promise<Page> {
  const place = after === null ? '' : `&after=${encodeURIComponent(after)}`;
  const found = await client.call(
    request('read the workflows', 'GET', `/automation/v4/flows?limit=${String(PAGE)}${place}`),
    workflowsSchema,
  );
  const items: { readonly name: string }[] = [];
  for (const { id, name } of found.results) {
    const path = `/automation/v4/flows/${encodeURIComponent(id)}`;
    const definition = await client.call(request('read a workflow', 'GET', path), z.looseObject({}));
    items.push({ ...definition, name });
  }
  return { items, next: found.paging?.next?.after ?? null };
}

function request(operation: string, method: HubSpotRequest['method'], path: string, body?: object): HubSpotRequest {
  return { kind: 'other', operation, method, path, ...(body === undefined ? {} : { body }) };
}
