import * as z from 'zod';
import { emptyAnswer, invalid, jsonAnswer, notFound } from '../answers.ts';
import { limitInQuery, objectTypeOf, parameterOf, propertyValues, readBody, recordId } from '../api-call.ts';
import type { ApiCall } from '../api-call.ts';
import type { Route } from '../route.ts';
import type { Portal } from '../portal.ts';
import { readAfter, withRepeated } from './flawed-pages.ts';
import { readRecordQuery, recordBody, recordBodyWithAssociations, refuseReadOnlyType } from './record-body.ts';
import { createRecord, newAssociations, requireRecord, updateRecord } from './record-writes.ts';

const RECORDS_PER_PAGE = 10;
const MOST_RECORDS_PER_PAGE = 100;

const ONE = 'crm/objects/{version}/{type}/{id}';
const ALL = 'crm/objects/{version}/{type}';

/** One record at a time, and the list of all. */
export const objectRoutes: readonly Route[] = [
  { method: 'GET', path: ALL, bucket: 'objects', access: 'read', answer: listRecords },
  { method: 'POST', path: ALL, bucket: 'objects', access: 'write', answer: postRecord },
  { method: 'POST', path: `${ALL}/merge`, bucket: 'objects', access: 'write', answer: mergeRecords },
  { method: 'GET', path: ONE, bucket: 'objects', access: 'read', answer: readRecord },
  { method: 'PATCH', path: ONE, bucket: 'objects', access: 'write', answer: patchRecord },
  { method: 'DELETE', path: ONE, bucket: 'objects', access: 'write', answer: archiveRecord },
];

function listRecords(call: ApiCall, portal: Portal): Response {
  const query = readRecordQuery(call, portal);
  const limit = limitInQuery(call, RECORDS_PER_PAGE, MOST_RECORDS_PER_PAGE);
  const table = portal.table(query.type);
  const slots = table.ordered();
  const after = readAfter(portal, call, call.url.searchParams.get('after') ?? undefined);
  const page = [];
  let position = after === undefined ? 0 : table.positionAfter(after);
  for (; position < slots.length && page.length <= limit; position += 1) {
    const slot = slots[position] ?? 0;
    if ((table.archivedAt(slot) !== null) === query.archived) page.push(table.at(slot));
  }
  const hasMore = page.length > limit;
  const shown = hasMore ? page.slice(0, limit) : page;
  const bodies = shown.map((record) => recordBodyWithAssociations(portal, call, query, record));
  const results = withRepeated(portal, call, bodies);
  const last = shown.at(-1);
  if (!hasMore || last === undefined) return jsonAnswer(200, { results });
  const link = new URL(call.url);
  link.searchParams.set('after', last.id);
  return jsonAnswer(200, { results, paging: { next: { after: last.id, link: link.href } } });
}

function readRecord(call: ApiCall, portal: Portal): Response {
  const query = readRecordQuery(call, portal);
  const record = requireRecord(portal, query.type, parameterOf(call, 'id'), query.archived);
  return jsonAnswer(200, recordBodyWithAssociations(portal, call, query, record));
}

const postBody = z.object({ properties: propertyValues, associations: newAssociations.optional() });

function postRecord(call: ApiCall, portal: Portal): Response {
  const type = objectTypeOf(call);
  refuseReadOnlyType(type);
  const { properties, associations } = readBody(call, postBody);
  const record = createRecord(portal, type, properties, associations ?? []);
  return jsonAnswer(201, recordBody(portal, type, record, Object.keys(properties)));
}

const patchBody = z.object({ properties: propertyValues });

function patchRecord(call: ApiCall, portal: Portal): Response {
  const type = objectTypeOf(call);
  refuseReadOnlyType(type);
  const { properties } = readBody(call, patchBody);
  const record = requireRecord(portal, type, parameterOf(call, 'id'));
  const refusal = updateRecord(portal, type, record, properties);
  if (refusal !== null) throw refusal;
  return jsonAnswer(200, recordBody(portal, type, record, Object.keys(properties)));
}

/** Deleting what is already gone is no error. */
function archiveRecord(call: ApiCall, portal: Portal): Response {
  const type = objectTypeOf(call);
  refuseReadOnlyType(type);
  const record = portal.table(type).findLive(parameterOf(call, 'id'));
  if (record !== undefined) portal.archive(type, record);
  return emptyAnswer();
}

const mergeBody = z.object({ primaryObjectId: recordId, objectIdToMerge: recordId });

function mergeRecords(call: ApiCall, portal: Portal): Response {
  const type = objectTypeOf(call);
  refuseReadOnlyType(type);
  const { primaryObjectId, objectIdToMerge } = readBody(call, mergeBody);
  const winner = portal.table(type).findLive(primaryObjectId);
  const loser = portal.table(type).findLive(objectIdToMerge);
  if (winner === undefined || loser === undefined) throw notFound();
  if (winner.slot === loser.slot) throw invalid(`Record ${primaryObjectId} cannot be merged with itself.`);
  return jsonAnswer(200, recordBody(portal, type, portal.merge(type, winner, loser), []));
}
