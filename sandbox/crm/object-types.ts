import type { CrmObjectType } from './crm-data.ts';

/** What HubSpot knows about one kind of object, as far as its API shows it. */
export interface ObjectTypeFacts {
  readonly type: CrmObjectType;
  readonly typeId: string;
  readonly singular: string;
  /** Key of this type among a record's inline associations: HubSpot writes "line items" with a space. */
  readonly inlineName: string;
  /** Name of the property that holds the day of creation, and of the one that every change bumps. */
  readonly createdProperty: string;
  readonly modifiedProperty: string;
  /** What a read returns that asks for no properties by name. */
  readonly defaultProperties: readonly string[];
  /** Any one of the scopes of each inner list suffices. */
  readonly readScopes: readonly (readonly string[])[];
  readonly writeScopes: readonly (readonly string[])[];
  /** False where the API only reads. */
  readonly writable: boolean;
}

const CONTACTS_READ = ['crm.objects.contacts.read'];
const CONTACTS_WRITE = ['crm.objects.contacts.write'];

function engagement(
  type: CrmObjectType,
  typeId: string,
  singular: string,
  more: Partial<ObjectTypeFacts> = {},
): ObjectTypeFacts {
  return {
    type,
    typeId,
    singular,
    inlineName: type,
    createdProperty: 'hs_createdate',
    modifiedProperty: 'hs_lastmodifieddate',
    defaultProperties: [],
    readScopes: [CONTACTS_READ],
    writeScopes: [CONTACTS_WRITE],
    writable: true,
    ...more,
  };
}

function standardObject(
  type: CrmObjectType,
  typeId: string,
  singular: string,
  defaultProperties: readonly string[],
  more: Partial<ObjectTypeFacts> = {},
): ObjectTypeFacts {
  return {
    type,
    typeId,
    singular,
    inlineName: type,
    createdProperty: 'createdate',
    modifiedProperty: 'hs_lastmodifieddate',
    defaultProperties,
    readScopes: [[`crm.objects.${type}.read`]],
    writeScopes: [[`crm.objects.${type}.write`]],
    writable: true,
    ...more,
  };
}

export const OBJECT_TYPES: Readonly<Record<CrmObjectType, ObjectTypeFacts>> = {
  companies: standardObject('companies', '0-2', 'company', ['name', 'domain']),
  contacts: standardObject('contacts', '0-1', 'contact', ['firstname', 'lastname', 'email'], {
    modifiedProperty: 'lastmodifieddate',
  }),
  deals: standardObject('deals', '0-3', 'deal', ['dealname', 'amount', 'closedate', 'dealstage', 'pipeline']),
  line_items: standardObject('line_items', '0-8', 'line_item', ['name', 'quantity', 'price', 'amount'], {
    inlineName: 'line items',
    readScopes: [['crm.objects.line_items.read', 'e-commerce']],
    writeScopes: [['crm.objects.line_items.write', 'e-commerce']],
  }),
  calls: engagement('calls', '0-48', 'call'),
  meetings: engagement('meetings', '0-47', 'meeting'),
  emails: engagement('emails', '0-49', 'email', { readScopes: [CONTACTS_READ, ['sales-email-read']] }),
  notes: engagement('notes', '0-46', 'note'),
  tasks: engagement('tasks', '0-27', 'task'),
  communications: engagement('communications', '0-18', 'communication'),
  tickets: standardObject('tickets', '0-5', 'ticket', ['subject', 'hs_pipeline', 'hs_pipeline_stage'], {
    readScopes: [['tickets', 'crm.objects.tickets.read']],
    writeScopes: [['tickets', 'crm.objects.tickets.write']],
  }),
  feedback_submissions: engagement('feedback_submissions', '0-19', 'feedback_submission', {
    readScopes: [CONTACTS_READ, ['crm.objects.feedback_submissions.read']],
    writable: false,
  }),
};

export const ALL_OBJECT_TYPES: readonly ObjectTypeFacts[] = Object.values(OBJECT_TYPES);

const BY_NAME = new Map<string, ObjectTypeFacts>(
  ALL_OBJECT_TYPES.flatMap((facts) =>
    [facts.type, facts.singular, facts.typeId, facts.inlineName].map((name) => [name, facts] as const),
  ),
);

/** The object type that a path or an association names: plural, singular or type id. */
export function findObjectType(name: string): ObjectTypeFacts | undefined {
  return BY_NAME.get(name.toLowerCase());
}
