import type { Activity, ActivityOutcome, Day } from '../../scoring/types.ts';
import type { CrmRecord, Properties } from '../records/crm-record.ts';
import { type ActivityType, KIND_OF } from '../records/object-types.ts';
import { parseDay } from '../portal-day.ts';
import type { ReadingContext } from './reading-context.ts';
import type { ReadingOptions } from '../records/reading-options.ts';

/** What is asked for of each kind: never a message's body. */
export function activityProperties(type: ActivityType, options: ReadingOptions): readonly string[] {
  switch (type) {
    case 'calls':
      return ['hs_timestamp', 'hs_call_title', 'hs_call_direction', 'hs_call_status', 'hs_call_disposition'];
    case 'meetings':
      return ['hs_timestamp', 'hs_meeting_start_time', 'hs_meeting_title', 'hs_meeting_outcome'];
    case 'emails':
      return [
        'hs_timestamp',
        'hs_email_subject',
        'hs_email_direction',
        'hs_email_status',
        'hs_sequence_id',
        options.marketingEmailProperty,
      ];
    case 'communications':
      return ['hs_timestamp', 'hs_communication_channel_type'];
    case 'notes':
      return ['hs_timestamp'];
    case 'tasks':
      return ['hs_timestamp', 'hs_task_subject', 'hs_task_status'];
  }
}

type Reading = Pick<Activity, 'direction' | 'outcome' | 'automated' | 'subject'>;

/** Where an activity was found: decided by associations, not by the record. */
export type ActivityLinks = Pick<Activity, 'dealIds' | 'contactIds' | 'via'>;

/** Reads an activity. One without a readable date keeps its place with none, so that it is shown and not counted. */
export function parseActivity(
  type: ActivityType,
  { id, properties }: CrmRecord,
  links: ActivityLinks,
  context: ReadingContext,
): Activity {
  const { direction, outcome, automated, subject } = readingOf(type, properties, context.options);
  return {
    id,
    kind: KIND_OF[type],
    day: parseActivityDay(type, properties, context),
    direction,
    outcome,
    automated,
    subject,
    contactIds: links.contactIds,
    dealIds: links.dealIds,
    via: links.via,
  };
}

function parseActivityDay(type: ActivityType, properties: Properties, { dayOf }: ReadingContext): Day | null {
  const start = type === 'meetings' ? properties.hs_meeting_start_time : undefined;
  const text = start ?? properties.hs_timestamp;
  return text === undefined ? null : parseDay(text, dayOf);
}

function readingOf(type: ActivityType, properties: Properties, options: ReadingOptions): Reading {
  const nothing = { direction: 'unknown', automated: null } as const;
  switch (type) {
    case 'calls':
      return {
        ...nothing,
        direction: callDirection(properties),
        outcome: callOutcome(properties),
        subject: properties.hs_call_title ?? '',
      };
    case 'meetings':
      return { ...nothing, outcome: meetingOutcome(properties), subject: properties.hs_meeting_title ?? '' };
    case 'emails':
      return emailReading(properties, options);
    case 'communications':
      return { ...nothing, outcome: 'reached', subject: channelName(properties) };
    case 'notes':
      return { ...nothing, outcome: 'unknown', subject: '' };
    case 'tasks':
      return { ...nothing, outcome: 'unknown', subject: properties.hs_task_subject ?? '' };
  }
}

function callDirection(properties: Properties): Activity['direction'] {
  const direction = properties.hs_call_direction?.toUpperCase();
  if (direction === 'INBOUND') return 'inbound';
  return direction === 'OUTBOUND' ? 'outbound' : 'unknown';
}

/**
 * HubSpot's default call outcomes by their ids, which are the same in every account (widely published, in no page of
 * HubSpot's that we read: verify in a test account), and by their labels. An outcome of the portal's own tells nothing:
 * then the call's status decides.
 */
const CONVERSATION_BY_DISPOSITION: Readonly<Record<string, boolean>> = {
  'f240bbac-87c9-4f6e-bf70-924b57d47db7': true,
  connected: true,
  '9d9162e7-6cf3-4944-bf63-4dff82258764': false,
  busy: false,
  'a4c4c377-d246-4b32-a13b-75a56a4cd0ff': false,
  'left live message': false,
  'b2cf5968-551e-4856-9783-52b3da59a7d0': false,
  'left voicemail': false,
  '73a0d17f-1163-4015-bdd5-ec830791da20': false,
  'no answer': false,
  '17b47fee-58de-441e-a44c-c6300d46f273': false,
  'wrong number': false,
};

const CALL_FAILED: readonly string[] = ['BUSY', 'NO_ANSWER', 'FAILED', 'CANCELED', 'CANCELLED', 'MISSED'];

/** A call reached the customer where it was completed and its outcome does not say otherwise. */
function callOutcome(properties: Properties): ActivityOutcome {
  const status = properties.hs_call_status?.toUpperCase();
  const conversation = CONVERSATION_BY_DISPOSITION[properties.hs_call_disposition?.toLowerCase() ?? ''];
  if (conversation === false || (status !== undefined && CALL_FAILED.includes(status))) return 'not_reached';
  return conversation === true || status === 'COMPLETED' ? 'reached' : 'unknown';
}

/** A rescheduled meeting did not take place at its time; the one it was moved to has a record of its own. */
function meetingOutcome(properties: Properties): ActivityOutcome {
  switch (properties.hs_meeting_outcome?.toUpperCase().replaceAll(' ', '_')) {
    case 'COMPLETED':
      return 'reached';
    case 'SCHEDULED':
      return 'scheduled';
    case 'CANCELED':
    case 'CANCELLED':
    case 'RESCHEDULED':
      return 'canceled';
    case 'NO_SHOW':
      return 'no_show';
    default:
      return 'unknown';
  }
}

function emailReading(properties: Properties, options: ReadingOptions): Reading {
  const direction = emailDirection(properties.hs_email_direction?.toUpperCase());
  return {
    direction,
    outcome: emailOutcome(properties.hs_email_status?.toUpperCase()),
    automated: emailAutomation(properties, direction, options),
    subject: properties.hs_email_subject ?? '',
  };
}

/** A forwarded e-mail was passed on to the CRM: who wrote it is not told. */
function emailDirection(direction: string | undefined): Activity['direction'] {
  if (direction === 'INCOMING_EMAIL') return 'inbound';
  return direction === 'EMAIL' ? 'outbound' : 'unknown';
}

function emailOutcome(status: string | undefined): ActivityOutcome {
  if (status === 'BOUNCED' || status === 'FAILED') return 'bounced';
  return status === 'SCHEDULED' || status === 'SENDING' ? 'scheduled' : 'reached';
}

/** A reply to a sequence is a conversation; only what went out from it was sent by a machine. */
function emailAutomation(
  properties: Properties,
  direction: Activity['direction'],
  options: ReadingOptions,
): Activity['automated'] {
  if (direction === 'inbound') return null;
  if (properties[options.marketingEmailProperty] !== undefined) return 'marketing';
  return direction === 'outbound' && properties.hs_sequence_id !== undefined ? 'sequence' : null;
}

const CHANNELS: Readonly<Record<string, string>> = {
  SMS: 'SMS',
  WHATS_APP: 'WhatsApp message',
  LINKEDIN_MESSAGE: 'LinkedIn message',
};

/** Messages have no subject; the channel stands in for it. */
function channelName(properties: Properties): string {
  const channel = properties.hs_communication_channel_type ?? '';
  return CHANNELS[channel.toUpperCase()] ?? channel;
}
