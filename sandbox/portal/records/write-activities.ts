import type { CrmObjectType } from '../../crm/crm-data.ts';
import type { ActivityEvent } from '../activities/activity-event.ts';
import { writeInstant } from '../calendar.ts';
import type { Random } from '../chance/random.ts';
import type { ContactPlan } from '../latent/contact-plan.ts';
import { DISPOSITIONS } from './call-dispositions.ts';
import type { PortalDraft, RecordName } from './portal-draft.ts';

/** What the activities of one company have in common. */
export interface ActivityOwner {
  readonly company: RecordName;
  readonly ownerId: string;
  readonly contacts: readonly RecordName[];
  readonly deals: readonly RecordName[];
  readonly logging: ContactPlan['logging'];
  /** ISO 8601: what lies later was planned by then. */
  readonly now: string;
}

/** Writes a company's activities and what they belong to. */
export function writeActivities(
  draft: PortalDraft,
  events: readonly ActivityEvent[],
  owner: ActivityOwner,
  random: Random,
): void {
  for (const event of events) {
    const at = writeInstant(event.day, random.integer(7 * 60, 15 * 60));
    const created = at < owner.now ? at : owner.now;
    const activity = draft.add(
      typeOf(event.what),
      propertiesOf(event, at, created, owner.ownerId, random),
      created,
      created,
    );
    linkActivity(draft, activity, event, owner, random);
  }
}

function linkActivity(
  draft: PortalDraft,
  activity: RecordName,
  event: ActivityEvent,
  { company, contacts, deals, logging }: ActivityOwner,
  random: Random,
): void {
  if (logging === 'company' || contacts.length === 0) draft.link(activity, company);
  if (contacts.length > 0 && (logging === 'contacts' || random.chance(0.8))) {
    // Most of the talk goes through one person.
    const [main] = contacts;
    draft.link(activity, main !== undefined && random.chance(0.55) ? main : random.pick(contacts));
  }
  const deal = event.deal === null ? undefined : deals[event.deal];
  if (deal !== undefined) draft.link(activity, deal);
}

function typeOf(what: ActivityEvent['what']): CrmObjectType {
  switch (what) {
    case 'call_connected':
    case 'call_missed':
      return 'calls';
    case 'meeting_held':
    case 'meeting_canceled':
    case 'meeting_no_show':
    case 'meeting_scheduled':
      return 'meetings';
    case 'email_sent':
    case 'email_received':
    case 'email_bounced':
    case 'email_sequence':
    case 'email_marketing':
      return 'emails';
    case 'message':
      return 'communications';
    case 'note':
      return 'notes';
    case 'task':
      return 'tasks';
  }
}

type Properties = Readonly<Record<string, string | null>>;

function propertiesOf(event: ActivityEvent, at: string, created: string, ownerId: string, random: Random): Properties {
  const stamps = { hs_timestamp: at, hs_createdate: created, hs_lastmodifieddate: created, hubspot_owner_id: ownerId };
  switch (event.what) {
    case 'call_connected':
    case 'call_missed':
      return { ...callProperties(event, random), ...stamps };
    case 'meeting_held':
      return { ...meetingProperties(event, at, 'COMPLETED'), ...stamps };
    case 'meeting_canceled':
      return { ...meetingProperties(event, at, 'CANCELED'), ...stamps };
    case 'meeting_no_show':
      return { ...meetingProperties(event, at, 'NO_SHOW'), ...stamps };
    case 'meeting_scheduled':
      return { ...meetingProperties(event, at, 'SCHEDULED'), ...stamps };
    case 'email_sent':
    case 'email_received':
    case 'email_bounced':
    case 'email_sequence':
    case 'email_marketing':
      return { ...emailProperties(event), ...stamps };
    case 'message':
      return {
        hs_communication_channel_type: random.pick(['LINKEDIN_MESSAGE', 'LINKEDIN_MESSAGE', 'SMS', 'WHATS_APP']),
        hs_communication_logged_from: 'CRM',
        ...stamps,
      };
    case 'note':
      return { hs_note_body: event.subject, ...stamps };
    case 'task':
      return {
        hs_task_subject: event.subject,
        hs_task_status: at > created || random.chance(0.3) ? 'NOT_STARTED' : 'COMPLETED',
        ...stamps,
      };
  }
}

function callProperties(event: ActivityEvent, random: Random): Properties {
  const direction = event.inbound ? 'INBOUND' : 'OUTBOUND';
  if (event.what === 'call_connected') {
    return {
      hs_call_title: event.subject,
      hs_call_direction: direction,
      hs_call_status: 'COMPLETED',
      hs_call_disposition: DISPOSITIONS.connected,
    };
  }
  const [status, disposition] = random.pick([
    ['NO_ANSWER', DISPOSITIONS.noAnswer],
    ['BUSY', DISPOSITIONS.busy],
    // The line was up; nobody was there.
    ['COMPLETED', DISPOSITIONS.leftVoicemail],
  ] as const);
  return {
    hs_call_title: event.subject,
    hs_call_direction: direction,
    hs_call_status: status,
    hs_call_disposition: disposition,
  };
}

function meetingProperties(event: ActivityEvent, at: string, outcome: string): Properties {
  return { hs_meeting_title: event.subject, hs_meeting_start_time: at, hs_meeting_outcome: outcome };
}

function emailProperties({ what, subject }: ActivityEvent): Properties {
  const sent = {
    hs_email_subject: subject,
    hs_email_direction: what === 'email_received' ? 'INCOMING_EMAIL' : 'EMAIL',
    hs_email_status: what === 'email_bounced' ? 'BOUNCED' : 'SENT',
  };
  if (what === 'email_sequence') return { ...sent, hs_sequence_id: '20418' };
  return what === 'email_marketing' ? { ...sent, hs_marketing_email_id: '88170' } : sent;
}
