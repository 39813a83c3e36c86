import * as z from 'zod';
import { batchAnswer, emptyAnswer, invalid, jsonAnswer, Refusal } from '../answers.ts';
import type { BatchError } from '../answers.ts';
import { checkBatchSize, flagInQuery, objectTypeOf, parameterOf, readBody } from '../api-call.ts';
import type { ApiCall } from '../api-call.ts';
import type { Route } from '../route.ts';
import type { CrmObjectType } from '../crm-data.ts';
import type { Portal } from '../portal.ts';
import { FIELD_TYPES, PROPERTY_TYPES } from '../properties/definition.ts';
import type { PropertyDefinition } from '../properties/definition.ts';

const PROPERTIES_PER_BATCH = 100;
const CUSTOM_PROPERTIES = 1000;
const ALL = 'crm/properties/{version}/{type}';
const ONE = `${ALL}/{name}`;

/** Definitions of properties. */
export const propertyRoutes: readonly Route[] = [
  { method: 'GET', path: ALL, bucket: 'properties', access: 'schema_read', answer: listProperties },
  { method: 'POST', path: ALL, bucket: 'properties', access: 'schema_write', answer: postProperty },
  { method: 'POST', path: `${ALL}/batch/read`, bucket: 'properties', access: 'schema_read', answer: readBatch },
  { method: 'POST', path: `${ALL}/batch/create`, bucket: 'properties', access: 'schema_write', answer: createBatch },
  { method: 'POST', path: `${ALL}/batch/archive`, bucket: 'properties', access: 'schema_write', answer: archiveBatch },
  { method: 'GET', path: ONE, bucket: 'properties', access: 'schema_read', answer: readProperty },
  { method: 'PATCH', path: ONE, bucket: 'properties', access: 'schema_write', answer: patchProperty },
  { method: 'DELETE', path: ONE, bucket: 'properties', access: 'schema_write', answer: archiveProperty },
];

const option = z.object({
  label: z.string().min(1),
  value: z.string().min(1),
  description: z.string().optional(),
  displayOrder: z.number().int().default(-1),
  hidden: z.boolean(),
});

const createForm = z.object({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,99}$/, 'letters a to z, digits and _ only, beginning with a letter'),
  label: z.string().min(1),
  type: z.enum(PROPERTY_TYPES),
  fieldType: z.enum(FIELD_TYPES),
  groupName: z.string().min(1),
  description: z.string().optional(),
  options: z.array(option).optional(),
  displayOrder: z.number().int().optional(),
  hidden: z.boolean().optional(),
  hasUniqueValue: z.boolean().optional(),
  formField: z.boolean().optional(),
});
type NewProperty = z.infer<typeof createForm>;

function listProperties(call: ApiCall, portal: Portal): Response {
  const definitions = portal.catalog.list(objectTypeOf(call), flagInQuery(call, 'archived'));
  return jsonAnswer(200, { results: definitions.map(propertyBody) });
}

function readProperty(call: ApiCall, portal: Portal): Response {
  return jsonAnswer(200, propertyBody(requireProperty(call, portal)));
}

function postProperty(call: ApiCall, portal: Portal): Response {
  const made = createProperty(portal, objectTypeOf(call), readBody(call, createForm));
  return jsonAnswer(201, propertyBody(made));
}

function createBatch(call: ApiCall, portal: Portal): Response {
  const type = objectTypeOf(call);
  const { inputs } = readBody(call, z.object({ inputs: z.array(createForm) }));
  checkBatchSize(inputs, PROPERTIES_PER_BATCH);
  const results: unknown[] = [];
  const errors: BatchError[] = [];
  for (const input of inputs) {
    try {
      results.push(propertyBody(createProperty(portal, type, input)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { message, category, subCategory } = error.body;
      errors.push({
        status: 'error',
        category: category ?? 'VALIDATION_ERROR',
        ...(subCategory === undefined ? {} : { subCategory }),
        message,
        context: { name: [input.name] },
      });
    }
  }
  return batchAnswer(portal.now(), results, errors, 201);
}

const namesForm = z.object({
  archived: z.boolean().optional(),
  inputs: z.array(z.object({ name: z.string() })),
});

function readBatch(call: ApiCall, portal: Portal): Response {
  const type = objectTypeOf(call);
  const { archived, inputs } = readBody(call, namesForm);
  checkBatchSize(inputs, PROPERTIES_PER_BATCH);
  const results: unknown[] = [];
  const errors: BatchError[] = [];
  for (const { name } of inputs) {
    const definition = portal.catalog.find(type, name);
    if (definition?.archived !== (archived ?? false)) {
      const { message, category } = propertyNotFound(name).body;
      errors.push({ status: 'error', category: category ?? 'OBJECT_NOT_FOUND', message, context: { name: [name] } });
    } else {
      results.push(propertyBody(definition));
    }
  }
  return batchAnswer(portal.now(), results, errors);
}

/** Refuses an existing name with 409, a missing group and missing options with 400; an archived name comes back to life. */
function createProperty(portal: Portal, type: CrmObjectType, wanted: NewProperty): PropertyDefinition {
  if (portal.catalog.findLive(type, wanted.name) !== undefined) {
    throw new Refusal(409, {
      message: `A property named '${wanted.name}' already exists.`,
      category: 'OBJECT_ALREADY_EXISTS',
      subCategory: 'Properties.PROPERTY_WITH_NAME_EXISTS',
    });
  }
  requireGroup(portal, type, wanted.groupName);
  const custom = portal.catalog.list(type, false).filter((definition) => !definition.hubspotDefined);
  if (custom.length >= CUSTOM_PROPERTIES) throw invalid('This object type has 1,000 custom properties already.');
  const options = optionsOf(wanted.options ?? []);
  if (wanted.type === 'enumeration' && options.length === 0) throw invalid('An enumeration needs at least one option.');
  const at = portal.now().toISOString();
  const definition: PropertyDefinition = {
    name: wanted.name,
    label: wanted.label,
    type: wanted.type,
    fieldType: wanted.fieldType,
    groupName: wanted.groupName,
    description: wanted.description ?? '',
    options,
    displayOrder: wanted.displayOrder ?? -1,
    hidden: wanted.hidden ?? false,
    hasUniqueValue: wanted.hasUniqueValue ?? false,
    formField: wanted.formField ?? false,
    hubspotDefined: false,
    readOnlyValue: wanted.fieldType === 'calculation_equation',
    externalOptions: false,
    createdAt: at,
    updatedAt: at,
    archived: false,
  };
  portal.catalog.set(type, definition);
  return definition;
}

const patchForm = z.object({
  label: z.string().min(1).optional(),
  type: z.enum(PROPERTY_TYPES).optional(),
  fieldType: z.enum(FIELD_TYPES).optional(),
  groupName: z.string().optional(),
  description: z.string().optional(),
  options: z.array(option).optional(),
  displayOrder: z.number().int().optional(),
  hidden: z.boolean().optional(),
  formField: z.boolean().optional(),
});

/** What is sent replaces what is there; a list of options replaces the whole list. */
function patchProperty(call: ApiCall, portal: Portal): Response {
  const type = objectTypeOf(call);
  const current = requireProperty(call, portal);
  const { options, ...sent } = readBody(call, patchForm);
  if (current.hubspotDefined && (sent.type !== undefined || sent.fieldType !== undefined)) {
    throw invalid(`The definition of ${current.name} is HubSpot's own and cannot be changed.`);
  }
  if (sent.groupName !== undefined) requireGroup(portal, type, sent.groupName);
  const changed: PropertyDefinition = {
    ...current,
    label: sent.label ?? current.label,
    type: sent.type ?? current.type,
    fieldType: sent.fieldType ?? current.fieldType,
    groupName: sent.groupName ?? current.groupName,
    description: sent.description ?? current.description,
    options: options === undefined ? current.options : optionsOf(options),
    displayOrder: sent.displayOrder ?? current.displayOrder,
    hidden: sent.hidden ?? current.hidden,
    formField: sent.formField ?? current.formField,
    updatedAt: portal.now().toISOString(),
  };
  if (changed.type === 'enumeration' && changed.options.length === 0 && !changed.externalOptions) {
    throw invalid('An enumeration needs at least one option.');
  }
  portal.catalog.set(type, changed);
  return jsonAnswer(200, propertyBody(changed));
}

function archiveProperty(call: ApiCall, portal: Portal): Response {
  const type = objectTypeOf(call);
  archiveDefinition(portal, type, requireProperty(call, portal));
  return emptyAnswer();
}

function archiveBatch(call: ApiCall, portal: Portal): Response {
  const type = objectTypeOf(call);
  const { inputs } = readBody(call, namesForm);
  checkBatchSize(inputs, PROPERTIES_PER_BATCH);
  for (const { name } of inputs) {
    const definition = portal.catalog.findLive(type, name);
    if (definition !== undefined) archiveDefinition(portal, type, definition);
  }
  return emptyAnswer();
}

function archiveDefinition(portal: Portal, type: CrmObjectType, definition: PropertyDefinition): void {
  if (definition.hubspotDefined) throw invalid(`${definition.name} is HubSpot's own and cannot be archived.`);
  portal.catalog.set(type, { ...definition, archived: true, updatedAt: portal.now().toISOString() });
}

function requireProperty(call: ApiCall, portal: Portal): PropertyDefinition {
  const name = parameterOf(call, 'name');
  const definition = portal.catalog.find(objectTypeOf(call), name);
  if (definition?.archived !== flagInQuery(call, 'archived')) throw propertyNotFound(name);
  return definition;
}

function propertyNotFound(name: string): Refusal {
  return new Refusal(404, { message: `Property ${name} does not exist.`, category: 'OBJECT_NOT_FOUND' });
}

function requireGroup(portal: Portal, type: CrmObjectType, name: string): void {
  if (portal.catalog.findGroup(type, name) !== undefined) return;
  throw invalid(`Property group ${name} does not exist.`);
}

function optionsOf(options: readonly z.infer<typeof option>[]): PropertyDefinition['options'] {
  const values = options.map(({ value }) => value);
  if (new Set(values).size < values.length) throw invalid('Every option needs a value of its own.');
  return options.map((one) => ({ ...one, description: one.description ?? '' }));
}

function propertyBody(definition: PropertyDefinition): unknown {
  const { readOnlyValue, hubspotDefined, ...shown } = definition;
  return {
    ...shown,
    calculated: readOnlyValue && definition.fieldType === 'calculation_equation',
    ...(hubspotDefined ? { hubspotDefined } : {}),
    modificationMetadata: {
      archivable: !hubspotDefined,
      readOnlyDefinition: hubspotDefined,
      readOnlyOptions: hubspotDefined && definition.name.startsWith('hs_'),
      readOnlyValue,
    },
  };
}
