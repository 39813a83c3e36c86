import * as z from 'zod';
import { emptyAnswer, jsonAnswer, invalid, notFound, Refusal } from '../answers.ts';
import { objectTypeOf, parameterOf, readBody } from '../api-call.ts';
import type { ApiCall } from '../api-call.ts';
import type { Route } from '../route.ts';
import type { Portal } from '../portal.ts';
import type { PropertyGroup } from '../properties/definition.ts';

const ALL = 'crm/properties/{version}/{type}/groups';
const ONE = `${ALL}/{name}`;

/** Groups of properties. These routes stand before those of single properties, whose pattern would take "groups" too. */
export const propertyGroupRoutes: readonly Route[] = [
  { method: 'GET', path: ALL, bucket: 'properties', access: 'schema_read', answer: listGroups },
  { method: 'POST', path: ALL, bucket: 'properties', access: 'schema_write', answer: postGroup },
  { method: 'GET', path: ONE, bucket: 'properties', access: 'schema_read', answer: readGroup },
  { method: 'PATCH', path: ONE, bucket: 'properties', access: 'schema_write', answer: patchGroup },
  { method: 'DELETE', path: ONE, bucket: 'properties', access: 'schema_write', answer: archiveGroup },
];

function listGroups(call: ApiCall, portal: Portal): Response {
  return jsonAnswer(200, { results: portal.catalog.listGroups(objectTypeOf(call)) });
}

function readGroup(call: ApiCall, portal: Portal): Response {
  return jsonAnswer(200, requireGroup(call, portal));
}

const createForm = z.object({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,99}$/),
  label: z.string().min(1),
  displayOrder: z.number().int().optional(),
});

function postGroup(call: ApiCall, portal: Portal): Response {
  const type = objectTypeOf(call);
  const { name, label, displayOrder } = readBody(call, createForm);
  if (portal.catalog.findGroup(type, name) !== undefined) {
    throw new Refusal(409, {
      message: `A property group named '${name}' already exists.`,
      category: 'OBJECT_ALREADY_EXISTS',
      subCategory: 'PropertyGroupError.PROPERTY_GROUP_ALREADY_EXISTS',
    });
  }
  const group: PropertyGroup = { name, label, displayOrder: displayOrder ?? -1, archived: false };
  portal.catalog.setGroup(type, group);
  return jsonAnswer(201, group);
}

const patchForm = z.object({ label: z.string().min(1).optional(), displayOrder: z.number().int().optional() });

function patchGroup(call: ApiCall, portal: Portal): Response {
  const current = requireGroup(call, portal);
  const { label, displayOrder } = readBody(call, patchForm);
  const changed = {
    ...current,
    label: label ?? current.label,
    displayOrder: displayOrder ?? current.displayOrder,
  };
  portal.catalog.setGroup(objectTypeOf(call), changed);
  return jsonAnswer(200, changed);
}

function archiveGroup(call: ApiCall, portal: Portal): Response {
  const type = objectTypeOf(call);
  const group = requireGroup(call, portal);
  if (portal.catalog.list(type, false).some((definition) => definition.groupName === group.name)) {
    throw invalid(`Property group ${group.name} still holds properties.`);
  }
  portal.catalog.setGroup(type, { ...group, archived: true });
  return emptyAnswer();
}

function requireGroup(call: ApiCall, portal: Portal): PropertyGroup {
  const group = portal.catalog.findGroup(objectTypeOf(call), parameterOf(call, 'name'));
  if (group === undefined) throw notFound(`Property group ${parameterOf(call, 'name')} does not exist.`);
  return group;
}
