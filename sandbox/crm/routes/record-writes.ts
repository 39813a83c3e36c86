import * as z from 'zod';
import { invalid, Refusal } from '../answers.ts';
import { recordId } from '../api-call.ts';
import type { AssociationType } from '../association-types.ts';
import type { CrmObjectType } from '../crm-data.ts';
import type { ValidationRule } from '../misbehaviour.ts';
import type { Portal, RecordName } from '../portal.ts';
import { normalizeValues, refuseValues } from '../properties/value-validation.ts';
import type { StoredRecord } from '../store/stored-record.ts';

/** The ways in which two records are, or are to be, associated. */
export const associationSpecs = z.array(
  z.object({ associationCategory: z.string(), associationTypeId: z.number().int() }),
);
type AssociationSpecs = z.infer<typeof associationSpecs>;

export const newAssociations = z.array(z.object({ to: z.object({ id: recordId }), types: associationSpecs }));

/** Writes values that hold against definitions and the account's own rules; returns the refusal where they do not. */
export function updateRecord(
  portal: Portal,
  type: CrmObjectType,
  record: StoredRecord,
  values: Readonly<Record<string, string | null>>,
): Refusal | null {
  const invalidValues = refuseValues(portal.catalog, type, values);
  if (invalidValues !== null) return invalidValues;
  const broken = brokenRule(portal, type, record, values);
  if (broken !== null) return ruleRefusal(broken, false);
  portal.write(type, record, normalizeValues(portal.catalog, type, values), portal.app);
  return null;
}

/** The account's own validation rule that a record would break with these values; the record is null where it is new. */
export function brokenRule(
  portal: Portal,
  type: CrmObjectType,
  record: StoredRecord | null,
  values: Readonly<Record<string, string | null>>,
): ValidationRule | null {
  return portal.misbehaviour.brokenRule(type, record?.id ?? null, (name) => {
    const sent = values[name];
    if (sent !== undefined) return sent;
    return record === null ? null : portal.values.read(type, record, name);
  });
}

/** HubSpot's 400 for a broken rule of the account. */
export function ruleRefusal(rule: ValidationRule, isNew: boolean): Refusal {
  const condition = rule.when === undefined ? '' : ` because of a rule based on [${rule.when.property}]`;
  const message = `${rule.requires} is required${condition}.`;
  const code = isNew ? 'MISSING_REQUIRED_PROPERTY' : 'MISSING_CONDITIONAL_REQUIRED_PROPERTY';
  return invalid(message, [{ message, code, context: { propertyName: [rule.requires] } }]);
}

/** Creates a record with its associations. Refuses invalid values, broken rules and unknown kinds of association. */
export function createRecord(
  portal: Portal,
  type: CrmObjectType,
  values: Readonly<Record<string, string | null>>,
  associations: z.infer<typeof newAssociations>,
): StoredRecord {
  const invalidValues = refuseValues(portal.catalog, type, values);
  if (invalidValues !== null) throw invalidValues;
  const broken = brokenRule(portal, type, null, values);
  if (broken !== null) throw ruleRefusal(broken, true);
  const targets = associations.map((association) => targetOf(portal, type, association.to.id, association.types));
  const record = portal.create(type, normalizeValues(portal.catalog, type, values), portal.app);
  for (const { to, types } of targets) portal.associate({ type, id: record.id }, to, types);
  return record;
}

interface Target {
  readonly to: RecordName;
  readonly types: readonly AssociationType[];
}

/** The type of the other record follows from the kind of association alone. */
function targetOf(portal: Portal, from: CrmObjectType, id: string, specs: AssociationSpecs): Target {
  const [first] = specs;
  if (first === undefined) throw invalid('An association needs at least one type.');
  const to = portal.associationTypes.targetOf(from, first.associationCategory, first.associationTypeId);
  if (to === undefined) throw unknownAssociationType(first.associationTypeId);
  if (portal.table(to).findLive(id) === undefined) throw invalid(`No ${to} record with id ${id} exists.`);
  return { to: { type: to, id }, types: typesOf(portal, from, to, specs) };
}

/** Refuses with 400 a kind of association that does not lead from the one type to the other. */
export function typesOf(
  portal: Portal,
  from: CrmObjectType,
  to: CrmObjectType,
  specs: AssociationSpecs,
): readonly AssociationType[] {
  return specs.map(({ associationCategory, associationTypeId }) => {
    const type = portal.associationTypes.byId(from, to, associationCategory, associationTypeId);
    if (type === undefined) throw unknownAssociationType(associationTypeId);
    return type;
  });
}

function unknownAssociationType(typeId: number): Refusal {
  return invalid(`No association type with id ${String(typeId)} exists between these object types.`);
}

/** The record of a path, live or archived as asked for. Refuses with 404 where there is none. */
export function requireRecord(portal: Portal, type: CrmObjectType, id: string, archived = false): StoredRecord {
  const record = portal.table(type).find(id);
  if (record === undefined || (record.archivedAt !== null) !== archived) {
    throw new Refusal(404, { message: 'resource not found', category: 'OBJECT_NOT_FOUND' });
  }
  return record;
}
