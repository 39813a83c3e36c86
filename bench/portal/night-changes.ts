import { Random } from '../../sandbox/portal/chance/random.ts';
import type { Change } from '../../sandbox/crm/changes.ts';
import { uniformPortal, type UniformOptions } from '../../sandbox/portal/uniform-portal.ts';
import type { CrmObjectType, CrmRecord } from '../../sandbox/crm/crm-data.ts';

/** Of the touches that something happens to, this share is new; the others are edited. */
const NEW_SHARE = 0.25;
/** New touches come in where something is going on: this many companies for each of them. */
const TOUCHES_PER_BUSY_COMPANY = 15;

const TOUCH_TYPES: readonly CrmObjectType[] = ['calls', 'meetings', 'emails', 'communications', 'notes', 'tasks'];

/** What a person edits on a record of each type. */
const EDITS: Readonly<Partial<Record<CrmObjectType, (random: Random) => Readonly<Record<string, string>>>>> = {
  companies: (random) => ({ numberofemployees: String(random.integer(10, 5_000)) }),
  contacts: (random) => ({ jobtitle: `Buyer ${String(random.integer(1, 9))}` }),
  deals: (random) => ({ amount: String(random.integer(1_000, 90_000)) }),
  line_items: (random) => ({ quantity: String(random.integer(1, 90)) }),
  calls: (random) => ({ hs_call_title: `Call ${String(random.integer(1, 999))}` }),
  meetings: (random) => ({ hs_meeting_title: `Meeting ${String(random.integer(1, 999))}` }),
  emails: (random) => ({ hs_email_subject: `Mail ${String(random.integer(1, 999))}` }),
  communications: () => ({ hs_communication_channel_type: 'LINKEDIN_MESSAGE' }),
  notes: (random) => ({ hs_note_body: `Note ${String(random.integer(1, 999))}` }),
  tasks: (random) => ({ hs_task_subject: `Task ${String(random.integer(1, 999))}` }),
};

/**
 * What happens on a day in a uniform portal: a share of the records of each type is edited, and a quarter of that share of the
 * touches is new, on a few busy companies, the other way round than the account's other records are spread.
 *
 * @param share of the records, 0 to 1
 * @param at ISO 8601 instant of the new touches
 */
export function* nightChanges(
  portal: UniformOptions,
  { share, seed, at }: { readonly share: number; readonly seed: number; readonly at: string },
): Generator<Change> {
  const { records } = uniformPortal(portal).data;
  const random = new Random(seed, 'night');
  const [companyIds, contactIds] = [idsOf(records.companies), idsOf(records.contacts)];
  let newTouches = 0;
  for (const [type, edit] of Object.entries(EDITS)) {
    const of = type as CrmObjectType;
    const isTouch = TOUCH_TYPES.includes(of);
    for (const { id } of records[of]) {
      if (!random.chance(share)) continue;
      if (isTouch && random.chance(NEW_SHARE)) newTouches += 1;
      else yield { change: 'update', type: of, id, properties: edit(random) };
    }
  }
  const busy = Array.from({ length: Math.ceil(newTouches / TOUCHES_PER_BUSY_COMPANY) }, () =>
    random.integer(0, companyIds.length - 1),
  );
  for (let index = 0; index < newTouches; index += 1) {
    const place = busy[index % busy.length] ?? 0;
    yield newEmail(at, companyIds[place], contactIds[place * Math.floor(contactIds.length / companyIds.length)]);
  }
}

function newEmail(at: string, companyId: string | undefined, contactId: string | undefined): Change {
  const ends = [
    ...(companyId === undefined ? [] : [{ to: { type: 'companies' as const, id: companyId } }]),
    ...(contactId === undefined ? [] : [{ to: { type: 'contacts' as const, id: contactId } }]),
  ];
  return {
    change: 'create',
    type: 'emails',
    properties: {
      hs_email_subject: 'Open points',
      hs_email_direction: 'EMAIL',
      hs_email_status: 'SENT',
      hs_timestamp: at,
    },
    associations: ends,
  };
}

function idsOf(records: Iterable<CrmRecord>): readonly string[] {
  return Array.from(records, ({ id }) => id);
}
