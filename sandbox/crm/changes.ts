import * as z from 'zod';
import type { ChangeSource } from './change-feed.ts';
import type { CrmAssociation, CrmObjectType } from './crm-data.ts';
import { namedAssociations } from './named-associations.ts';
import type { Portal, RecordName } from './portal.ts';
import { normalizeValues, refuseValues } from './properties/value-validation.ts';
import type { StoredRecord } from './store/stored-record.ts';

export const OBJECT_TYPE_NAMES = [
  'companies',
  'contacts',
  'deals',
  'line_items',
  'calls',
  'meetings',
  'emails',
  'notes',
  'tasks',
  'communications',
  'tickets',
  'feedback_submissions',
] as const satisfies readonly CrmObjectType[];

const type = z.enum(OBJECT_TYPE_NAMES);
const id = z.string().min(1);
const name = z.object({ type, id });
const properties = z.record(z.string(), z.string().nullable());
/** Who did it: a person on HubSpot's screens, unless said otherwise. */
const by = z.object({ source: z.string(), sourceId: z.string() }).exactOptional();
const way = { primary: z.boolean().exactOptional(), label: z.string().exactOptional() };

/** What happens in an account without the app: people at work, imports, other apps. */
export const changeForm = z.discriminatedUnion('change', [
  z.object({
    change: z.literal('create'),
    type,
    /** Default: the next one. */
    id: id.exactOptional(),
    properties,
    associations: z.array(z.object({ to: name, ...way })).exactOptional(),
    by,
  }),
  z.object({ change: z.literal('update'), type, id, properties, userId: z.string().exactOptional(), by }),
  z.object({ change: z.literal('associate'), from: name, to: name, ...way }),
  z.object({ change: z.literal('dissociate'), from: name, to: name }),
  z.object({ change: z.literal('archive'), type, id }),
  z.object({ change: z.literal('restore'), type, id }),
  z.object({
    change: z.literal('merge'),
    type,
    winnerId: id,
    loserId: id,
    /** Default: as the account does it. */
    mintsNewId: z.boolean().exactOptional(),
  }),
  z.object({ change: z.literal('privacy_delete'), contactId: id }),
]);
export type Change = z.infer<typeof changeForm>;
type ChangeOf<Kind extends Change['change']> = Extract<Change, { change: Kind }>;

/** Makes a change and returns the id of the record that came of it; throws where HubSpot would not take it. */
export function applyChange(portal: Portal, change: Change): string {
  switch (change.change) {
    case 'create':
      return create(portal, change);
    case 'update':
      return update(portal, change);
    case 'associate':
      return associate(portal, change);
    case 'dissociate':
      portal.dissociate(change.from, change.to, undefined, byPerson());
      return change.from.id;
    case 'archive':
      portal.archive(change.type, requireLive(portal, change), byPerson());
      return change.id;
    case 'restore':
      return restore(portal, change);
    case 'merge':
      return merge(portal, change);
    case 'privacy_delete':
      portal.erase('contacts', requireAny(portal, { type: 'contacts', id: change.contactId }), byPerson());
      return change.contactId;
  }
}

function create(portal: Portal, change: ChangeOf<'create'>): string {
  const values = checkedValues(portal, change.type, change.properties);
  if (change.id !== undefined && portal.table(change.type).slotOf(change.id) !== undefined) {
    throw new Error(`The sandbox has or had a record ${change.id} among its ${change.type}.`);
  }
  for (const { to } of change.associations ?? []) requireLive(portal, to);
  const record = portal.create(change.type, values, change.by ?? byPerson(), change.id);
  for (const association of change.associations ?? []) {
    associate(portal, { from: { type: change.type, id: record.id }, ...association });
  }
  return record.id;
}

function update(portal: Portal, change: ChangeOf<'update'>): string {
  const record = requireLive(portal, change);
  const values = checkedValues(portal, change.type, change.properties);
  portal.write(change.type, record, values, change.by ?? byPerson(change.userId));
  return record.id;
}

function associate(portal: Portal, association: CrmAssociation): string {
  const types = namedAssociations(association, portal.associationTypes);
  for (const end of [association.from, association.to]) requireLive(portal, end);
  portal.associate(association.from, association.to, types, byPerson());
  return association.from.id;
}

function restore(portal: Portal, change: ChangeOf<'restore'>): string {
  const record = requireAny(portal, change);
  if (record.archivedAt === null) throw new Error(`Record ${change.id} of the ${change.type} is not archived.`);
  portal.restore(change.type, record, byPerson());
  return record.id;
}

function merge(portal: Portal, change: ChangeOf<'merge'>): string {
  const winner = requireLive(portal, { type: change.type, id: change.winnerId });
  const loser = requireLive(portal, { type: change.type, id: change.loserId });
  if (winner.slot === loser.slot) throw new Error(`Record ${change.winnerId} cannot be merged with itself.`);
  return portal.merge(change.type, winner, loser, change.mintsNewId, byPerson()).id;
}

function checkedValues(
  portal: Portal,
  of: CrmObjectType,
  values: Readonly<Record<string, string | null>>,
): Readonly<Record<string, string>> {
  const refusal = refuseValues(portal.catalog, of, values);
  if (refusal !== null) throw refusal;
  return normalizeValues(portal.catalog, of, values);
}

function byPerson(userId = 'userId:1'): ChangeSource {
  return { source: 'CRM_UI', sourceId: userId };
}

function requireLive(portal: Portal, record: RecordName): StoredRecord {
  const found = portal.table(record.type).findLive(record.id);
  if (found === undefined) throw new Error(`The sandbox has no record ${record.id} among its ${record.type}.`);
  return found;
}

/** Archived ones too. */
function requireAny(portal: Portal, record: RecordName): StoredRecord {
  const found = portal.table(record.type).find(record.id);
  if (found === undefined) throw new Error(`The sandbox has no record ${record.id} among its ${record.type}.`);
  return found;
}
