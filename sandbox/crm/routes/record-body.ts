import { flagInQuery, listInQuery, objectTypeOf } from '../api-call.ts';
import type { ApiCall } from '../api-call.ts';
import { invalid, Refusal } from '../answers.ts';
import type { AssociationType } from '../association-types.ts';
import type { CrmObjectType } from '../crm-data.ts';
import { findObjectType, OBJECT_TYPES } from '../object-types.ts';
import type { Portal } from '../portal.ts';
import { missingScopes } from '../scopes.ts';
import { pageOfLinks } from '../store/link-pages.ts';
import type { StoredRecord } from '../store/stored-record.ts';

/** HubSpot cuts the associations inside a record at this many entries; the rest is behind `paging.next.after`. */
const INLINE_ASSOCIATIONS = 100;

/** A record as every read returns it. */
export function recordBody(
  portal: Portal,
  type: CrmObjectType,
  record: StoredRecord,
  properties: readonly string[],
): Record<string, unknown> {
  return {
    id: record.id,
    properties: portal.values.select(type, record, properties),
    createdAt: new Date(record.createdAt).toISOString(),
    updatedAt: new Date(record.updatedAt).toISOString(),
    archived: record.archivedAt !== null,
    ...(record.archivedAt === null ? {} : { archivedAt: new Date(record.archivedAt).toISOString() }),
  };
}

/** What a GET of records asks for in its query. */
export interface RecordQuery {
  readonly type: CrmObjectType;
  readonly properties: readonly string[];
  readonly associations: readonly CrmObjectType[];
  readonly archived: boolean;
}

/** Refuses with 400 what HubSpot or the stand-in does not know, with 403 associated types without a scope. */
export function readRecordQuery(call: ApiCall, portal: Portal): RecordQuery {
  if (call.url.searchParams.has('propertiesWithHistory')) {
    throw invalid('This stand-in keeps no history of properties: leave propertiesWithHistory out.');
  }
  const associations = listInQuery(call, 'associations').map((name) => {
    const facts = findObjectType(name);
    if (facts === undefined) throw invalid(`Unable to infer object type from: ${name}`);
    const refusal = missingScopes(portal.misbehaviour, 'read', [facts.type]);
    if (refusal !== null) throw refusal;
    return facts.type;
  });
  return {
    type: objectTypeOf(call),
    properties: listInQuery(call, 'properties'),
    associations,
    archived: flagInQuery(call, 'archived'),
  };
}

/** A record with its associations inside, cut off as HubSpot does; without any where none were asked for or exist. */
export function recordBodyWithAssociations(
  portal: Portal,
  call: ApiCall,
  query: RecordQuery,
  record: StoredRecord,
): Record<string, unknown> {
  const body = recordBody(portal, query.type, record, query.properties);
  const associations: Record<string, unknown> = {};
  for (const to of query.associations) {
    const entries = inlineEntries(portal, query.type, record.id, to);
    if (entries.length === 0) continue;
    const size = portal.misbehaviour.associationPageSize() ?? INLINE_ASSOCIATIONS;
    const { page, next } = pageOfLinks(entries, undefined, size);
    associations[OBJECT_TYPES[to].inlineName] = {
      results: page,
      ...inlinePaging(call, query.type, record.id, to, next),
    };
  }
  return Object.keys(associations).length === 0 ? body : { ...body, associations };
}

interface InlineEntry {
  readonly id: string;
  readonly type: string;
}

/** One entry for each way in which two records are associated, so that a primary company is listed twice. */
function inlineEntries(portal: Portal, from: CrmObjectType, id: string, to: CrmObjectType): readonly InlineEntry[] {
  return portal
    .linksOf({ type: from, id }, to)
    .flatMap((link) => link.types.map((type) => ({ id: link.id, type: inlineTypeName(portal, from, to, type) })));
}

function inlineTypeName(portal: Portal, from: CrmObjectType, to: CrmObjectType, type: AssociationType): string {
  const pair = `${OBJECT_TYPES[from].singular}_to_${OBJECT_TYPES[to].singular}`;
  if (type.primary) return pair;
  if (type.label !== null) return type.label.toLowerCase().replaceAll(' ', '_');
  return portal.associationTypes.primary(from, to) === undefined ? pair : `${pair}_unlabeled`;
}

function inlinePaging(
  call: ApiCall,
  from: CrmObjectType,
  id: string,
  to: CrmObjectType,
  next: string | null,
): { readonly paging?: unknown } {
  if (next === null) return {};
  const link = `${call.url.origin}/crm/v4/objects/${OBJECT_TYPES[from].typeId}/${id}/associations/${OBJECT_TYPES[to].typeId}?after=${next}`;
  return { paging: { next: { after: next, link } } };
}

/** A write to a type that the API only reads. */
export function refuseReadOnlyType(type: CrmObjectType): void {
  if (OBJECT_TYPES[type].writable) return;
  throw new Refusal(405, { message: `${type} cannot be written through the API.`, category: 'METHOD_NOT_ALLOWED' });
}
