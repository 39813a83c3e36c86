import type { CrmObjectType, CrmRecord } from '../../crm/crm-data.ts';
import { DISPOSITIONS } from '../records/call-dispositions.ts';

type Properties = CrmRecord['properties'];

/** What a row of engagements.csv says, as text. */
export interface EngagementWords {
  readonly type: string;
  readonly direction: string;
  readonly outcome: string;
  readonly subject: string;
  readonly sequenceId: string;
}

export interface Engagement {
  readonly type: CrmObjectType;
  readonly properties: Properties;
  /** A task's date is when it is due and a scheduled meeting's when it is to be: neither has happened. */
  readonly isPlan: boolean;
}

/** Only letters, in lower case: "No-show" and "no show" are one word. */
function toWord(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}

/** HubSpot's default call outcomes, each with the status that goes with it. */
const CALL_OUTCOMES: Readonly<Record<string, Properties>> = {
  connected: { hs_call_status: 'COMPLETED', hs_call_disposition: DISPOSITIONS.connected },
  completed: { hs_call_status: 'COMPLETED' },
  noanswer: { hs_call_status: 'NO_ANSWER', hs_call_disposition: DISPOSITIONS.noAnswer },
  busy: { hs_call_status: 'BUSY', hs_call_disposition: DISPOSITIONS.busy },
  leftvoicemail: { hs_call_status: 'COMPLETED', hs_call_disposition: DISPOSITIONS.leftVoicemail },
  voicemail: { hs_call_status: 'COMPLETED', hs_call_disposition: DISPOSITIONS.leftVoicemail },
  leftlivemessage: { hs_call_status: 'COMPLETED', hs_call_disposition: DISPOSITIONS.leftLiveMessage },
  wrongnumber: { hs_call_status: 'COMPLETED', hs_call_disposition: DISPOSITIONS.wrongNumber },
  missed: { hs_call_status: 'MISSED' },
  failed: { hs_call_status: 'FAILED' },
  canceled: { hs_call_status: 'CANCELED' },
  cancelled: { hs_call_status: 'CANCELED' },
};

const MEETING_OUTCOMES: Readonly<Record<string, string>> = {
  completed: 'COMPLETED',
  held: 'COMPLETED',
  scheduled: 'SCHEDULED',
  rescheduled: 'RESCHEDULED',
  noshow: 'NO_SHOW',
  canceled: 'CANCELED',
  cancelled: 'CANCELED',
};

const EMAIL_STATUSES: Readonly<Record<string, string>> = {
  sent: 'SENT',
  delivered: 'SENT',
  opened: 'SENT',
  replied: 'SENT',
  received: 'SENT',
  bounced: 'BOUNCED',
  failed: 'FAILED',
  scheduled: 'SCHEDULED',
};

const CHANNELS: Readonly<Record<string, string>> = {
  sms: 'SMS',
  smsmessage: 'SMS',
  whatsapp: 'WHATS_APP',
  whatsappmessage: 'WHATS_APP',
  linkedin: 'LINKEDIN_MESSAGE',
  linkedinmessage: 'LINKEDIN_MESSAGE',
};

/** HubSpot's record for a row, its date apart; null where the type is not known. An outcome that is not known stays empty. */
export function toEngagement(words: EngagementWords, at: string | null): Engagement | null {
  const word = toWord(words.type);
  const subject = words.subject === '' ? null : words.subject;
  const inbound = toWord(words.direction) === 'inbound' || toWord(words.direction) === 'incoming';
  const outcome = toWord(words.outcome);
  switch (word) {
    case 'call': {
      const direction = words.direction === '' ? null : inbound ? 'INBOUND' : 'OUTBOUND';
      const properties = { hs_call_title: subject, hs_call_direction: direction, ...CALL_OUTCOMES[outcome] };
      return { type: 'calls', properties, isPlan: false };
    }
    case 'meeting': {
      const properties = {
        hs_meeting_title: subject,
        hs_meeting_start_time: at,
        hs_meeting_outcome: MEETING_OUTCOMES[outcome] ?? null,
      };
      return { type: 'meetings', properties, isPlan: outcome === 'scheduled' };
    }
    case 'email': {
      const properties = {
        hs_email_subject: subject,
        hs_email_direction: inbound ? 'INCOMING_EMAIL' : 'EMAIL',
        hs_email_status: EMAIL_STATUSES[outcome] ?? 'SENT',
        hs_sequence_id: words.sequenceId === '' ? null : words.sequenceId,
      };
      return { type: 'emails', properties, isPlan: outcome === 'scheduled' };
    }
    case 'note':
      return { type: 'notes', properties: { hs_note_body: subject }, isPlan: false };
    case 'task': {
      const status = outcome === 'completed' || outcome === 'done' ? 'COMPLETED' : 'NOT_STARTED';
      return { type: 'tasks', properties: { hs_task_subject: subject, hs_task_status: status }, isPlan: true };
    }
    default: {
      const channel = CHANNELS[word];
      if (channel === undefined) return null;
      const properties = { hs_communication_channel_type: channel, hs_communication_body: subject };
      return { type: 'communications', properties, isPlan: false };
    }
  }
}
