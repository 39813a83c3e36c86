import * as z from 'zod';
import { batchAnswer, emptyAnswer, invalid, recordsNotFound } from '../answers.ts';
import type { BatchError, Refusal } from '../answers.ts';
import { checkBatchSize, checkDuplicates, objectTypeOf, propertyValues, readBody, recordId } from '../api-call.ts';
import type { ApiCall } from '../api-call.ts';
import type { Route } from '../route.ts';
import type { CrmObjectType } from '../crm-data.ts';
import type { Portal } from '../portal.ts';
import { refuseValues } from '../properties/value-validation.ts';
import { withRepeated } from './flawed-pages.ts';
import { recordBody, refuseReadOnlyType } from './record-body.ts';
import { brokenRule, createRecord, newAssociations, ruleRefusal, updateRecord } from './record-writes.ts';

const RECORDS_PER_BATCH = 100;
const BATCH = 'crm/objects/{version}/{type}/batch';

/** Up to a hundred records at a time. */
export const objectBatchRoutes: readonly Route[] = [
  { method: 'POST', path: `${BATCH}/read`, bucket: 'objects', access: 'read', answer: readBatch },
  { method: 'POST', path: `${BATCH}/update`, bucket: 'objects', access: 'write', answer: updateBatch },
  { method: 'POST', path: `${BATCH}/create`, bucket: 'objects', access: 'write', answer: createBatch },
  { method: 'POST', path: `${BATCH}/archive`, bucket: 'objects', access: 'write', answer: archiveBatch },
];

const readForm = z.object({
  properties: z.array(z.string()).optional(),
  propertiesWithHistory: z.array(z.string()).optional(),
  idProperty: z.string().optional(),
  inputs: z.array(z.object({ id: recordId })),
});

function readBatch(call: ApiCall, portal: Portal): Response {
  const type = objectTypeOf(call);
  const { properties, propertiesWithHistory, idProperty, inputs } = readBody(call, readForm);
  refuseIdProperty(idProperty);
  if (propertiesWithHistory !== undefined && propertiesWithHistory.length > 0) {
    throw invalid('This stand-in keeps no history of properties: leave propertiesWithHistory empty.');
  }
  checkInputs(inputs);
  const archived = call.url.searchParams.get('archived') === 'true';
  const errors: BatchError[] = [];
  const missing: string[] = [];
  const found = new Map<string, unknown>();
  for (const { id } of inputs) {
    const record = portal.table(type).find(id);
    if (record === undefined || (record.archivedAt !== null) !== archived) missing.push(id);
    else if (portal.misbehaviour.failsInBatch(call, id)) errors.push(failedRecord(id));
    // Two ids of one merged record lead to one result.
    else found.set(record.id, recordBody(portal, type, record, properties ?? []));
  }
  if (missing.length > 0) errors.push(recordsNotFound(type, missing));
  return batchAnswer(portal.now(), withRepeated(portal, call, [...found.values()]), errors);
}

const updateForm = z.object({
  inputs: z.array(
    z.object({
      id: recordId,
      idProperty: z.string().optional(),
      objectWriteTraceId: z.string().optional(),
      properties: propertyValues,
    }),
  ),
});

function updateBatch(call: ApiCall, portal: Portal): Response {
  const type = objectTypeOf(call);
  refuseReadOnlyType(type);
  const { inputs } = readBody(call, updateForm);
  for (const { idProperty } of inputs) refuseIdProperty(idProperty);
  checkInputs(inputs);
  checkAllValues(portal, type, inputs);
  checkBatchRules(portal, type, inputs);
  const errors: BatchError[] = [];
  const missing: string[] = [];
  const results: unknown[] = [];
  for (const { id, properties, objectWriteTraceId } of inputs) {
    const record = portal.table(type).findLive(id);
    if (record === undefined) {
      missing.push(id);
    } else if (portal.misbehaviour.failsInBatch(call, id)) {
      errors.push(failedRecord(id));
    } else {
      const refusal = updateRecord(portal, type, record, properties);
      if (refusal === null) results.push(recordBody(portal, type, record, Object.keys(properties)));
      else errors.push(refusedRecord(id, refusal, objectWriteTraceId));
    }
  }
  if (missing.length > 0) errors.push(recordsNotFound(type, missing));
  return batchAnswer(portal.now(), portal.misbehaviour.hasFlaw('hidden_results', call) ? [] : results, errors);
}

const createForm = z.object({
  inputs: z.array(
    z.object({
      properties: propertyValues,
      objectWriteTraceId: z.string().optional(),
      associations: newAssociations.optional(),
    }),
  ),
});

function createBatch(call: ApiCall, portal: Portal): Response {
  const type = objectTypeOf(call);
  refuseReadOnlyType(type);
  const { inputs } = readBody(call, createForm);
  checkBatchSize(inputs, RECORDS_PER_BATCH);
  checkAllValues(portal, type, inputs);
  const results = inputs.map(({ properties, associations }) => {
    const record = createRecord(portal, type, properties, associations ?? []);
    return recordBody(portal, type, record, Object.keys(properties));
  });
  return batchAnswer(portal.now(), results, [], 201);
}

const archiveForm = z.object({ inputs: z.array(z.object({ id: recordId })) });

function archiveBatch(call: ApiCall, portal: Portal): Response {
  const type = objectTypeOf(call);
  refuseReadOnlyType(type);
  const { inputs } = readBody(call, archiveForm);
  checkInputs(inputs);
  for (const { id } of inputs) {
    const record = portal.table(type).findLive(id);
    if (record !== undefined) portal.archive(type, record);
  }
  return emptyAnswer();
}

function checkInputs(inputs: readonly { readonly id: string }[]): void {
  checkBatchSize(inputs, RECORDS_PER_BATCH);
  checkDuplicates(inputs.map((input) => input.id));
}

/** One value that is not valid keeps the whole batch from being written. */
function checkAllValues(
  portal: Portal,
  type: CrmObjectType,
  inputs: readonly { readonly properties: Readonly<Record<string, string | null>> }[],
): void {
  for (const { properties } of inputs) {
    const refusal = refuseValues(portal.catalog, type, properties);
    if (refusal !== null) throw refusal;
  }
}

/** An account's own rule can keep the whole batch from being written. */
function checkBatchRules(
  portal: Portal,
  type: CrmObjectType,
  inputs: readonly { readonly id: string; readonly properties: Readonly<Record<string, string | null>> }[],
): void {
  for (const { id, properties } of inputs) {
    const record = portal.table(type).findLive(id);
    const broken = record === undefined ? null : brokenRule(portal, type, record, properties);
    if (broken?.refusesBatch === true) throw ruleRefusal(broken, false);
  }
}

/** HubSpot takes only unique properties here, and its own record id is not among them. */
function refuseIdProperty(name: string | undefined): void {
  if (name === undefined) return;
  throw invalid(`idProperty ${name} is not a unique identifier property of this object type.`);
}

function failedRecord(id: string): BatchError {
  return {
    status: 'error',
    category: 'INTERNAL_ERROR',
    message: `Record ${id} could not be processed. Try it again.`,
    context: { ids: [id] },
  };
}

function refusedRecord(id: string, refusal: Refusal, traceId: string | undefined): BatchError {
  const { message, category, errors } = refusal.body;
  return {
    status: 'error',
    category: category ?? 'VALIDATION_ERROR',
    message,
    context: { ids: [id], ...(traceId === undefined ? {} : { objectWriteTraceId: [traceId] }) },
    ...(errors === undefined ? {} : { errors }),
  };
}
