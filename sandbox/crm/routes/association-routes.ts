import * as z from 'zod';
import { batchAnswer, emptyAnswer, invalid, jsonAnswer } from '../answers.ts';
import type { BatchError } from '../answers.ts';
import { checkBatchSize, objectTypeOf, readBody, recordId } from '../api-call.ts';
import type { ApiCall } from '../api-call.ts';
import type { Route } from '../route.ts';
import type { AssociationType } from '../association-types.ts';
import type { CrmObjectType } from '../crm-data.ts';
import { OBJECT_TYPES } from '../object-types.ts';
import type { Portal } from '../portal.ts';
import { pageOfLinks } from '../store/link-pages.ts';
import { readAfter } from './flawed-pages.ts';
import { associationSpecs, typesOf } from './record-writes.ts';

const READ_INPUTS = 1000;
const CREATE_INPUTS = 2000;
const ARCHIVE_INPUTS = 100;
/** Associated records of one record that a batch read returns at once. */
const ASSOCIATIONS_PER_PAGE = 100;

const PAIR = 'crm/associations/{version}/{from}/{to}';

/** Associations by batch, and the labels that they can carry. */
export const associationRoutes: readonly Route[] = [
  { method: 'POST', path: `${PAIR}/batch/read`, bucket: 'associations', access: 'read', answer: readBatch },
  { method: 'POST', path: `${PAIR}/batch/create`, bucket: 'associations', access: 'write', answer: createBatch },
  {
    method: 'POST',
    path: `${PAIR}/batch/associate/default`,
    bucket: 'associations',
    access: 'write',
    answer: createPlainBatch,
  },
  { method: 'POST', path: `${PAIR}/batch/archive`, bucket: 'associations', access: 'write', answer: archiveBatch },
  {
    method: 'POST',
    path: `${PAIR}/batch/labels/archive`,
    bucket: 'associations',
    access: 'write',
    answer: archiveLabels,
  },
  { method: 'GET', path: `${PAIR}/labels`, bucket: 'other', access: 'read', answer: readLabels },
  { method: 'POST', path: `${PAIR}/labels`, bucket: 'other', access: 'write', answer: createLabel },
];

const readForm = z.object({ inputs: z.array(z.object({ id: recordId, after: z.string().optional() })) });

function readBatch(call: ApiCall, portal: Portal): Response {
  const from = objectTypeOf(call, 'from');
  const to = objectTypeOf(call, 'to');
  const { inputs } = readBody(call, readForm);
  checkBatchSize(inputs, READ_INPUTS);
  const size = portal.misbehaviour.associationPageSize() ?? ASSOCIATIONS_PER_PAGE;
  const numeric = portal.misbehaviour.sendsNumericIds();
  const results: unknown[] = [];
  const errors: BatchError[] = [];
  for (const { id, after } of inputs) {
    const links = portal.linksOf({ type: from, id }, to);
    if (links.length === 0) {
      errors.push(nothingAssociated(from, to, id));
      continue;
    }
    const { page, next } = pageOfLinks(links, readAfter(portal, call, after), size);
    results.push({
      from: { id },
      to: page.map((link) => ({
        toObjectId: numeric ? Number(link.id) : link.id,
        associationTypes: link.types.map(typeBody),
      })),
      ...(next === null ? {} : { paging: { next: { after: next } } }),
    });
  }
  return batchAnswer(portal.now(), results, errors);
}

/** HubSpot answers 207 for a record without associations of this kind: it is no failure. */
function nothingAssociated(from: CrmObjectType, to: CrmObjectType, id: string): BatchError {
  const fromName = OBJECT_TYPES[from].singular;
  const toName = OBJECT_TYPES[to].singular;
  return {
    status: 'error',
    category: 'OBJECT_NOT_FOUND',
    subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
    message: `No ${toName} is associated with ${fromName} ${id}.`,
    context: { fromObjectId: [id], fromObjectType: [fromName], toObjectType: [toName] },
  };
}

function typeBody(type: AssociationType): unknown {
  return { category: type.category, typeId: type.typeId, label: type.label };
}

const pair = { from: z.object({ id: recordId }), to: z.object({ id: recordId }) };
const createForm = z.object({ inputs: z.array(z.object({ ...pair, types: associationSpecs.min(1) })) });
const plainForm = z.object({ inputs: z.array(z.object(pair)) });

function createBatch(call: ApiCall, portal: Portal): Response {
  const from = objectTypeOf(call, 'from');
  const to = objectTypeOf(call, 'to');
  const { inputs } = readBody(call, createForm);
  checkBatchSize(inputs, CREATE_INPUTS);
  const wanted = inputs.map((input) => ({
    fromId: input.from.id,
    toId: input.to.id,
    types: typesOf(portal, from, to, input.types),
  }));
  return associateAll(portal, from, to, wanted);
}

function createPlainBatch(call: ApiCall, portal: Portal): Response {
  const from = objectTypeOf(call, 'from');
  const to = objectTypeOf(call, 'to');
  const { inputs } = readBody(call, plainForm);
  checkBatchSize(inputs, CREATE_INPUTS);
  const plain = portal.associationTypes.plain(from, to);
  if (plain === undefined) throw invalid(`${from} and ${to} cannot be associated.`);
  const wanted = inputs.map((input) => ({ fromId: input.from.id, toId: input.to.id, types: [plain] }));
  return associateAll(portal, from, to, wanted);
}

interface WantedAssociation {
  readonly fromId: string;
  readonly toId: string;
  readonly types: readonly AssociationType[];
}

function associateAll(
  portal: Portal,
  from: CrmObjectType,
  to: CrmObjectType,
  wanted: readonly WantedAssociation[],
): Response {
  const results: unknown[] = [];
  const errors: BatchError[] = [];
  for (const { fromId, toId, types } of wanted) {
    if (!portal.associate({ type: from, id: fromId }, { type: to, id: toId }, types)) {
      errors.push(endNotFound(fromId, toId));
      continue;
    }
    results.push({
      fromObjectTypeId: OBJECT_TYPES[from].typeId,
      fromObjectId: fromId,
      toObjectTypeId: OBJECT_TYPES[to].typeId,
      toObjectId: toId,
      labels: types.flatMap((type) => (type.label === null ? [] : [type.label])),
    });
  }
  return batchAnswer(portal.now(), results, errors, 201);
}

function endNotFound(fromId: string, toId: string): BatchError {
  return {
    status: 'error',
    category: 'OBJECT_NOT_FOUND',
    message: `One of the records ${fromId} and ${toId} does not exist.`,
    context: { fromObjectId: [fromId], toObjectId: [toId] },
  };
}

const archiveForm = z.object({
  inputs: z.array(z.object({ from: z.object({ id: recordId }), to: z.array(z.object({ id: recordId })) })),
});

function archiveBatch(call: ApiCall, portal: Portal): Response {
  const from = objectTypeOf(call, 'from');
  const to = objectTypeOf(call, 'to');
  const { inputs } = readBody(call, archiveForm);
  checkBatchSize(inputs, ARCHIVE_INPUTS);
  for (const input of inputs) {
    for (const { id } of input.to) portal.dissociate({ type: from, id: input.from.id }, { type: to, id });
  }
  return emptyAnswer();
}

function archiveLabels(call: ApiCall, portal: Portal): Response {
  const from = objectTypeOf(call, 'from');
  const to = objectTypeOf(call, 'to');
  const { inputs } = readBody(call, createForm);
  checkBatchSize(inputs, ARCHIVE_INPUTS);
  for (const input of inputs) {
    const types = typesOf(portal, from, to, input.types);
    portal.dissociate({ type: from, id: input.from.id }, { type: to, id: input.to.id }, types);
  }
  return emptyAnswer();
}

function readLabels(call: ApiCall, portal: Portal): Response {
  const types = portal.associationTypes.between(objectTypeOf(call, 'from'), objectTypeOf(call, 'to'));
  return jsonAnswer(200, { results: types.map(typeBody) });
}

const labelForm = z.object({
  label: z.string().min(1),
  name: z.string().min(1),
  inverseLabel: z.string().min(1).optional(),
});

function createLabel(call: ApiCall, portal: Portal): Response {
  const from = objectTypeOf(call, 'from');
  const to = objectTypeOf(call, 'to');
  const { label, inverseLabel } = readBody(call, labelForm);
  for (const text of [label, inverseLabel]) {
    if (text !== undefined && portal.associationTypes.labelled(from, to, text) !== undefined) {
      throw invalid(`An association label "${text}" exists between these object types already.`);
    }
  }
  const made = portal.associationTypes.define(from, to, label, inverseLabel ?? null);
  return jsonAnswer(200, { results: made.map(typeBody) });
}
