/** The portal's records, read and written as HubSpot's own pages would: through the API, with the token held by the server. */
import * as z from 'zod';
import type { PropertyValues } from '../protocol.ts';
import { requestJson } from './request.ts';

const BASE = '/crm-api';
const VERSION = '2026-09';
const BATCH_SIZE = 100;

const values = z.record(z.string(), z.nullable(z.string()));
const record = z.object({ id: z.string(), properties: values, createdAt: z.string().optional() });
const paging = z.object({ next: z.object({ after: z.string() }).optional() });
const recordList = z.object({ results: z.array(record) });
const searchAnswer = z.object({ total: z.number(), results: z.array(record), paging: paging.optional() });
const associationList = z.object({
  results: z.array(
    z.object({
      from: z.object({ id: z.string() }),
      to: z.array(
        z.object({
          toObjectId: z.union([z.string(), z.number()]).transform(String),
          associationTypes: z.array(
            z.object({ category: z.string(), typeId: z.number(), label: z.string().nullable().optional() }),
          ),
        }),
      ),
      paging: paging.optional(),
    }),
  ),
});
const propertyDefinition = z.object({
  name: z.string(),
  label: z.string(),
  type: z.string(),
  fieldType: z.string().optional(),
  groupName: z.string().optional(),
  description: z.string().optional(),
  options: z.array(z.object({ value: z.string(), label: z.string() })).default([]),
});
const owner = z.object({
  id: z.string(),
  firstName: z.string().default(''),
  lastName: z.string().default(''),
  email: z.string().nullable().default(null),
});
const stage = z.object({ id: z.string(), label: z.string() });
const pipeline = z.object({ id: z.string(), label: z.string(), stages: z.array(stage) });

export type CrmObject = z.infer<typeof record>;
export type PropertyDefinition = z.infer<typeof propertyDefinition>;
export type SearchAnswer = z.infer<typeof searchAnswer>;
export type Pipeline = z.infer<typeof pipeline>;

export interface Owner {
  readonly id: string;
  readonly name: string;
}

export interface SearchFilter {
  readonly propertyName: string;
  readonly operator: 'EQ' | 'IN' | 'BETWEEN' | 'LT' | 'GT' | 'CONTAINS_TOKEN' | 'NOT_HAS_PROPERTY';
  readonly value?: string;
  readonly values?: readonly string[];
  readonly highValue?: string;
}

export interface SearchRequest {
  readonly filterGroups: readonly { readonly filters: readonly SearchFilter[] }[];
  readonly sorts: readonly { readonly propertyName: string; readonly direction: 'ASCENDING' | 'DESCENDING' }[];
  readonly properties: readonly string[];
  readonly limit: number;
  readonly after?: string;
}

export interface Association {
  readonly toId: string;
  readonly types: readonly { readonly category: string; readonly typeId: number; readonly label: string }[];
}

/** One search of HubSpot's search API. */
export function searchObjects(type: string, request: object, signal?: AbortSignal): Promise<SearchAnswer> {
  return requestJson(`${BASE}/crm/objects/${VERSION}/${type}/search`, searchAnswer, {
    method: 'POST',
    body: request,
    ...(signal === undefined ? {} : { signal }),
  });
}

/** Records by their ids, in batches; a record that is not there is missing from the answer. */
export async function readObjects(
  type: string,
  ids: readonly string[],
  properties: readonly string[],
): Promise<readonly CrmObject[]> {
  const batches: string[][] = [];
  for (let at = 0; at < ids.length; at += BATCH_SIZE) batches.push(ids.slice(at, at + BATCH_SIZE));
  const answers = await Promise.all(
    batches.map((batch) =>
      requestJson(`${BASE}/crm/objects/${VERSION}/${type}/batch/read`, recordList, {
        method: 'POST',
        body: { properties, inputs: batch.map((id) => ({ id })) },
      }),
    ),
  );
  return answers.flatMap((answer) => answer.results);
}

/** Writes some properties of a company as a person does who edits them on the page: no app is named as the source. */
export async function saveCompany(id: string, properties: PropertyValues): Promise<void> {
  await requestJson(`/api/company/${id}`, z.object({ saved: z.literal(true) }), {
    method: 'PATCH',
    body: { properties },
  });
}

/** All records of a type that are associated with any of the given ones; each only once, with the ids it belongs to. */
export async function readAssociations(
  from: string,
  fromIds: readonly string[],
  to: string,
): Promise<readonly Association[]> {
  const found = new Map<string, Association>();
  let inputs: { id: string; after?: string }[] = fromIds.map((id) => ({ id }));
  while (inputs.length > 0) {
    const answer = await requestJson(`${BASE}/crm/associations/${VERSION}/${from}/${to}/batch/read`, associationList, {
      method: 'POST',
      body: { inputs },
    });
    for (const { toObjectId, associationTypes } of answer.results.flatMap((result) => result.to)) {
      const types = associationTypes.map((type) => ({ ...type, label: type.label ?? '' }));
      found.set(toObjectId, { toId: toObjectId, types: [...(found.get(toObjectId)?.types ?? []), ...types] });
    }
    inputs = answer.results.flatMap((result) =>
      result.paging?.next === undefined ? [] : [{ id: result.from.id, after: result.paging.next.after }],
    );
  }
  return [...found.values()];
}

/** The definitions of all properties of a type: labels and options are the portal's own, as an admin left them. */
export async function readPropertyDefinitions(type: string): Promise<ReadonlyMap<string, PropertyDefinition>> {
  const schema = z.object({ results: z.array(propertyDefinition) });
  const { results } = await requestJson(`${BASE}/crm/properties/${VERSION}/${type}`, schema);
  return new Map(results.map((definition) => [definition.name, definition]));
}

/** The active owners, and behind them those who left: their customers still name them. */
export async function readOwners(): Promise<readonly Owner[]> {
  const schema = z.object({ results: z.array(owner) });
  const read = (archived: boolean) =>
    requestJson(`${BASE}/crm/owners/${VERSION}?limit=500&archived=${String(archived)}`, schema);
  const [active, inactive] = await Promise.all([read(false), read(true)]);
  return [
    ...active.results.map((one) => ({ id: one.id, name: nameOf(one) })),
    ...inactive.results.map((one) => ({ id: one.id, name: `${nameOf(one)} (inactive)` })),
  ];
}

function nameOf({ id, firstName, lastName, email }: z.infer<typeof owner>): string {
  const name = `${firstName} ${lastName}`.trim();
  return name === '' ? (email ?? `Owner ${id}`) : name;
}

export async function readDealPipelines(): Promise<readonly Pipeline[]> {
  const schema = z.object({ results: z.array(pipeline) });
  const { results } = await requestJson(`${BASE}/crm/pipelines/${VERSION}/deals`, schema);
  return results;
}
