import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { CrmData, CrmObjectType } from '../../../sandbox/crm/crm-data.ts';
import type { SandboxCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import { createHubSpotCustomerRecords } from '../../../src/hubspot/hubspot-customer-records.ts';
import { KIND_OF, type ObjectType } from '../../../src/hubspot/records/object-types.ts';
import type { ReadingOptions } from '../../../src/hubspot/records/reading-options.ts';
import { CrmBuilder } from '../support/crm-builder.ts';
import { type MirroredSandbox, openMirror } from './support.ts';

type Holder = 'companies' | 'contacts' | 'deals';
type Target = ObjectType;

/** Something that happens in an account; numbers choose among the records that are there when it happens. */
type Step =
  | {
      readonly step: 'create';
      readonly type: Target;
      readonly on: readonly (readonly [Holder, number])[];
      readonly value: number;
    }
  | { readonly step: 'update'; readonly type: Target; readonly at: number; readonly value: number }
  | {
      readonly step: 'associate';
      readonly from: Target;
      readonly at: number;
      readonly to: Holder;
      readonly other: number;
      readonly first: boolean;
    }
  | {
      readonly step: 'dissociate';
      readonly from: Target;
      readonly at: number;
      readonly to: Holder;
      readonly other: number;
    }
  | { readonly step: 'archive' | 'restore'; readonly type: Target; readonly at: number }
  | {
      readonly step: 'merge';
      readonly type: 'companies' | 'contacts' | 'deals' | 'tickets';
      readonly at: number;
      readonly other: number;
      readonly mintsNewId: boolean;
    }
  | { readonly step: 'privacy_delete'; readonly at: number }
  | { readonly step: 'wait'; readonly minutes: number };

const READING = { readVoice: true };

/** Two nights' worth of steps. */
export type Sequence = readonly [readonly Step[], readonly Step[]];

const TOUCHES = ['calls', 'meetings', 'emails', 'communications'] as const;
const TYPES = ['companies', 'contacts', 'deals', 'line_items', 'tickets', ...TOUCHES, 'notes', 'tasks'] as const;
const HOLDERS: Readonly<Record<Target, readonly Holder[]>> = {
  companies: ['companies'],
  contacts: ['companies'],
  deals: ['companies', 'contacts'],
  line_items: ['deals'],
  tickets: ['companies', 'contacts'],
  calls: ['companies', 'contacts', 'deals'],
  meetings: ['companies', 'contacts', 'deals'],
  emails: ['companies', 'contacts', 'deals'],
  communications: ['companies', 'contacts', 'deals'],
  notes: ['companies', 'contacts', 'deals'],
  tasks: ['companies', 'contacts', 'deals'],
};

const choice = fc.nat({ max: 99 });
const type = fc.constantFrom(...TYPES);
const pair = type.chain((from) => fc.tuple(fc.constant(from), fc.constantFrom(...HOLDERS[from])));
const step: fc.Arbitrary<Step> = fc.oneof(
  type.chain((of) =>
    fc.record({
      step: fc.constant('create' as const),
      type: fc.constant(of),
      on: fc.array(fc.tuple(fc.constantFrom(...HOLDERS[of]), choice), { maxLength: 3 }),
      value: choice,
    }),
  ),
  fc.record({ step: fc.constant('update' as const), type, at: choice, value: choice }),
  fc
    .tuple(pair, choice, choice, fc.boolean())
    .map(([[from, to], at, other, first]) => ({ step: 'associate' as const, from, to, at, other, first })),
  fc
    .tuple(pair, choice, choice)
    .map(([[from, to], at, other]) => ({ step: 'dissociate' as const, from, to, at, other })),
  fc.record({ step: fc.constantFrom('archive' as const, 'restore' as const), type, at: choice }),
  fc.record({
    step: fc.constant('merge' as const),
    type: fc.constantFrom('companies', 'contacts', 'deals', 'tickets'),
    at: choice,
    other: choice,
    mintsNewId: fc.boolean(),
  }),
  fc.record({ step: fc.constant('privacy_delete' as const), at: choice }),
  fc.record({ step: fc.constant('wait' as const), minutes: fc.nat({ max: 600 }) }),
);

export const anySequence: fc.Arbitrary<Sequence> = fc.tuple(
  fc.array(step, { minLength: 1, maxLength: 25 }),
  fc.array(step, { maxLength: 15 }),
);

/** Lets things happen in a mirrored account, one night after the other. @returns what the mirror has got wrong */
export async function findDivergence([first, second]: Sequence): Promise<readonly string[]> {
  const opened = openMirror(smallPortal(), { reading: READING });
  await opened.mirror.sync();
  for (const steps of [first, second]) {
    const archived: (readonly [Target, string])[] = [];
    for (const each of steps) applyStep(opened, each, archived);
    opened.advance(8 * 60);
    await opened.mirror.sync();
    const wrong = await compare(opened, READING);
    if (wrong.length > 0) return wrong;
  }
  return [];
}

/** How the mirror differs from the account: its companies, their histories, and records that are not there any more. */
export async function compare(
  { client, crm, mirror, store }: MirroredSandbox,
  reading: Partial<ReadingOptions> = {},
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const live = createHubSpotCustomerRecords(client, { reading });
  const ids = crm.records('companies').map(({ id }) => id);
  const mirrored = await mirror.listCompanyIds({ after: null, limit: 100_000 });
  if (!isDeepStrictEqual(ids, mirrored)) wrong.push(`companies ${ids.join()} are mirrored as ${mirrored.join()}`);
  const kept = new Map((await mirror.readCompanies(ids)).map(({ history }) => [history.companyId, history]));
  for await (const batch of live.readCompanies()) {
    for (const { history } of batch) {
      const mirroredHistory = kept.get(history.companyId);
      if (isDeepStrictEqual(mirroredHistory, history)) continue;
      const [is, should] = [JSON.stringify(mirroredHistory), JSON.stringify(history)];
      wrong.push(`company ${history.companyId} is mirrored as ${is} and reads ${should}`);
    }
  }
  const typeOf = new Map(TYPES.map((each) => [KIND_OF[each], each]));
  for (const { kind, id } of store.all()) {
    const seen = crm.record(typeOf.get(kind) ?? 'companies', id);
    if (seen?.id !== id || seen.archived) wrong.push(`the ${kind} ${id} is mirrored and is not there`);
  }
  return wrong;
}

function applyStep(opened: MirroredSandbox, each: Step, archived: (readonly [Target, string])[]): void {
  const { crm } = opened;
  switch (each.step) {
    case 'create':
    case 'update':
      write(crm, each);
      return;
    case 'associate':
    case 'dissociate':
      relink(crm, each);
      return;
    case 'archive': {
      const id = liveId(crm, each.type, each.at);
      if (id === undefined) return;
      crm.change({ change: 'archive', type: each.type, id });
      archived.push([each.type, id]);
      return;
    }
    case 'restore': {
      const [of, id] = archived[each.at % Math.max(1, archived.length)] ?? [];
      if (of === undefined || id === undefined || crm.record(of, id)?.archived !== true) return;
      crm.change({ change: 'restore', type: of, id });
      return;
    }
    case 'merge': {
      const [winnerId, loserId] = [liveId(crm, each.type, each.at), liveId(crm, each.type, each.other)];
      if (winnerId === undefined || loserId === undefined || winnerId === loserId) return;
      crm.change({ change: 'merge', type: each.type, winnerId, loserId, mintsNewId: each.mintsNewId });
      return;
    }
    case 'privacy_delete': {
      const contactId = liveId(crm, 'contacts', each.at);
      if (contactId !== undefined) crm.change({ change: 'privacy_delete', contactId });
      return;
    }
    case 'wait':
      opened.advance(each.minutes);
  }
}

/** The record that a number chooses among those that are there. */
function liveId(crm: SandboxCrm, of: CrmObjectType, at: number): string | undefined {
  const records = crm.records(of);
  return records[at % Math.max(1, records.length)]?.id;
}

function write(crm: SandboxCrm, each: Extract<Step, { step: 'create' | 'update' }>): void {
  const properties = valuesOf(each.type, each.value);
  if (each.step === 'create') {
    const associations = each.on.flatMap(([to, at]) => {
      const id = liveId(crm, to, at);
      return id === undefined ? [] : [{ to: { type: to, id } }];
    });
    crm.change({ change: 'create', type: each.type, properties, associations });
    return;
  }
  const id = liveId(crm, each.type, each.at);
  if (id !== undefined) crm.change({ change: 'update', type: each.type, id, properties });
}

function relink(crm: SandboxCrm, each: Extract<Step, { step: 'associate' | 'dissociate' }>): void {
  const [id, other] = [liveId(crm, each.from, each.at), liveId(crm, each.to, each.other)];
  if (id === undefined || other === undefined || (id === other && each.from === each.to)) return;
  const ends = { from: { type: each.from, id }, to: { type: each.to, id: other } };
  if (each.step === 'dissociate') crm.change({ change: 'dissociate', ...ends });
  else crm.change({ change: 'associate', ...ends, ...wayOf(each) });
}

function wayOf({ from, to, first }: Extract<Step, { step: 'associate' }>): { primary?: boolean; label?: string } {
  if (from === 'companies' && to === 'companies') return first ? { label: 'Referred by' } : {};
  return from === 'deals' && to === 'companies' && first ? { primary: true } : {};
}

function valuesOf(of: Target, value: number): Record<string, string> {
  const on = `2026-${String(1 + (value % 10)).padStart(2, '0')}-15T10:00:00Z`;
  switch (of) {
    case 'companies':
      return { name: `Name ${value}`, numberofemployees: String(value) };
    case 'contacts':
      return { firstname: `Name ${value}` };
    case 'deals': {
      const dealstage = ['appointmentscheduled', 'closedwon', 'closedlost'][value % 3] ?? 'closedwon';
      return { dealname: `Deal ${value}`, amount: String(value), closedate: on, pipeline: 'default', dealstage };
    }
    case 'line_items':
      return { name: `Product ${value}`, hs_recurring_billing_period: `P${1 + value}M` };
    case 'tickets':
      return { subject: `Ticket ${value}`, hs_ticket_priority: value % 2 === 0 ? 'HIGH' : 'LOW' };
    default:
      return { hs_timestamp: on };
  }
}

/** Companies that share deals, contacts and touches, and that recommended one another. */
export function smallPortal(): CrmData {
  const builder = new CrmBuilder();
  const ids = ['1', '2', '3', '4'];
  for (const id of ids) {
    builder.company(id).company(`1${id}`);
    builder.add('contacts', `5${id}`, { firstname: 'Kim' }, ['companies', id], ['companies', `1${id}`]);
  }
  for (const id of ids) {
    const next = id === '4' ? '1' : String(Number(id) + 1);
    builder.wonDeal(`1${id}`, '2026-03-01', '1000', [id, next]);
    builder.wonDeal(`3${id}`, '2024-03-01', '70', [], { dealstage: 'appointmentscheduled' });
    builder.link(['deals', `3${id}`], ['companies', next]).link(['deals', `3${id}`], ['companies', id]);
    builder.add('line_items', `6${id}`, { name: 'Suite', hs_recurring_billing_period: 'P12M' }, ['deals', `1${id}`]);
    builder.add('line_items', `7${id}`, { name: 'Plus', hs_recurring_billing_period: 'P6M' }, ['deals', `3${id}`]);
    const on = { hs_timestamp: '2026-01-05T10:00:00Z' };
    builder.add('calls', `7${id}`, on, ['contacts', `5${id}`], ['deals', `1${id}`]);
    builder.add('emails', `8${id}`, on, ['companies', id], ['companies', next]);
    builder.add('meetings', `9${id}`, on, ['deals', `3${id}`]);
    builder.add('notes', `4${id}`, on, ['companies', id]);
    builder.add('tickets', `2${id}`, { createdate: '2026-01-05T10:00:00Z' }, ['companies', id]);
    builder.link(['companies', id], ['companies', next], { label: 'Referred by' });
  }
  return builder.build();
}
