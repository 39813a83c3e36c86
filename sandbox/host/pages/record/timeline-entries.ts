import {
  readAssociations,
  readDealPipelines,
  readObjects,
  type CrmObject,
  type Pipeline,
} from '../../data/crm-client.ts';

export type EntryKind = 'deal' | 'call' | 'meeting' | 'email' | 'message' | 'note' | 'task';

/** A line of the timeline. */
export interface TimelineEntry {
  readonly id: string;
  readonly kind: EntryKind;
  /** ISO 8601, or null where the record has no date. */
  readonly at: string | null;
  readonly title: string;
  /** Direction, outcome, stage: what HubSpot shows below the title. */
  readonly details: readonly string[];
  /** In the deal's currency; null where none was entered or it is no deal. */
  readonly amount: { readonly value: number; readonly currency: string | null } | null;
  /** Logged on a contact of the company, not on the company itself. */
  readonly viaContact: boolean;
}

interface Source {
  readonly type: string;
  readonly kind: EntryKind;
  readonly properties: readonly string[];
}

const SOURCES: readonly Source[] = [
  {
    type: 'calls',
    kind: 'call',
    properties: ['hs_timestamp', 'hs_call_title', 'hs_call_direction', 'hs_call_status', 'hs_call_disposition'],
  },
  {
    type: 'meetings',
    kind: 'meeting',
    properties: ['hs_timestamp', 'hs_meeting_title', 'hs_meeting_start_time', 'hs_meeting_outcome'],
  },
  {
    type: 'emails',
    kind: 'email',
    properties: ['hs_timestamp', 'hs_email_subject', 'hs_email_direction', 'hs_email_status', 'hs_sequence_id'],
  },
  {
    type: 'communications',
    kind: 'message',
    properties: ['hs_timestamp', 'hs_communication_channel_type'],
  },
  { type: 'notes', kind: 'note', properties: ['hs_timestamp', 'hs_note_body'] },
  { type: 'tasks', kind: 'task', properties: ['hs_timestamp', 'hs_task_subject', 'hs_task_status'] },
];

const TITLES: Readonly<Record<EntryKind, string>> = {
  deal: 'Deal',
  call: 'Call',
  meeting: 'Meeting',
  email: 'E-mail',
  message: 'Message',
  note: 'Note',
  task: 'Task',
};

export function kindLabel(kind: EntryKind): string {
  return TITLES[kind];
}

/** HubSpot's codes as words: INCOMING_EMAIL as "incoming email". */
function words(code: string): string {
  return code.toLowerCase().replaceAll('_', ' ');
}

function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const TITLE_PROPERTIES = ['hs_call_title', 'hs_meeting_title', 'hs_email_subject', 'hs_task_subject', 'hs_note_body'];
const DETAIL_PROPERTIES = [
  'hs_call_direction',
  'hs_call_status',
  'hs_call_disposition',
  'hs_meeting_outcome',
  'hs_email_direction',
  'hs_email_status',
  'hs_communication_channel_type',
  'hs_task_status',
];

function filled(record: CrmObject, names: readonly string[]): readonly string[] {
  return names.map((name) => record.properties[name] ?? '').filter((value) => value !== '');
}

function toActivity(record: CrmObject, kind: EntryKind, viaContact: boolean): TimelineEntry {
  const [title] = filled(record, TITLE_PROPERTIES);
  const sequence = filled(record, ['hs_sequence_id']).length > 0 ? ['sequence'] : [];
  return {
    id: record.id,
    kind,
    at: record.properties.hs_meeting_start_time ?? record.properties.hs_timestamp ?? null,
    title: title === undefined ? TITLES[kind] : plainText(title),
    // A disposition that is an id means nothing to people.
    details: [
      ...filled(record, DETAIL_PROPERTIES)
        .filter((value) => !/^[0-9a-f-]{36}$/.test(value))
        .map(words),
      ...sequence,
    ],
    amount: null,
    viaContact,
  };
}

const DEAL_PROPERTIES = ['dealname', 'amount', 'deal_currency_code', 'closedate', 'dealstage', 'pipeline', 'dealtype'];

function toDeal(record: CrmObject, pipelines: readonly Pipeline[]): TimelineEntry {
  const { properties } = record;
  const pipeline = pipelines.find(({ id }) => id === properties.pipeline);
  const stage = pipeline?.stages.find(({ id }) => id === properties.dealstage);
  const amount = properties.amount ?? '';
  return {
    id: record.id,
    kind: 'deal',
    at: properties.closedate ?? null,
    title: properties.dealname ?? `Deal ${record.id}`,
    details: [stage?.label ?? properties.dealstage ?? '', pipeline?.label ?? properties.pipeline ?? ''].filter(
      (part) => part !== '',
    ),
    amount: amount === '' ? null : { value: Number(amount), currency: properties.deal_currency_code ?? null },
    viaContact: false,
  };
}

async function readDeals(companyId: string): Promise<readonly TimelineEntry[]> {
  const [associations, pipelines] = await Promise.all([
    readAssociations('companies', [companyId], 'deals'),
    // Without the pipelines' names the timeline still says what it knows.
    readDealPipelines().catch(() => []),
  ]);
  const deals = await readObjects(
    'deals',
    associations.map(({ toId }) => toId),
    DEAL_PROPERTIES,
  );
  return deals.map((deal) => toDeal(deal, pipelines));
}

async function readActivities(
  { type, kind, properties }: Source,
  companyId: string,
  contactIds: readonly string[],
): Promise<readonly TimelineEntry[]> {
  const [own, ofContacts] = await Promise.all([
    readAssociations('companies', [companyId], type),
    contactIds.length === 0 ? [] : readAssociations('contacts', contactIds, type),
  ]);
  const ownIds = new Set(own.map(({ toId }) => toId));
  const ids = [...new Set([...ownIds, ...ofContacts.map(({ toId }) => toId)])];
  const records = await readObjects(type, ids, properties);
  return records.map((record) => toActivity(record, kind, !ownIds.has(record.id)));
}

/** Deals and activities of a company and its contacts, the newest first; what has no date comes last. */
export async function readTimeline(companyId: string): Promise<readonly TimelineEntry[]> {
  const contacts = await readAssociations('companies', [companyId], 'contacts');
  const contactIds = contacts.map(({ toId }) => toId);
  const parts = await Promise.all([
    readDeals(companyId),
    ...SOURCES.map((source) => readActivities(source, companyId, contactIds)),
  ]);
  const timeOf = ({ at }: TimelineEntry): number => (at === null ? Number.NEGATIVE_INFINITY : Date.parse(at));
  return parts.flat().sort((one, other) => timeOf(other) - timeOf(one));
}
