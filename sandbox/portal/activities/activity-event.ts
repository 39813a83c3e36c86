import type { Day } from '../../../src/scoring/types.ts';

/** An engagement as it happened, before it becomes a record. */
export interface ActivityEvent {
  readonly what:
    | 'call_connected'
    | 'call_missed'
    | 'meeting_held'
    | 'meeting_canceled'
    | 'meeting_no_show'
    | 'meeting_scheduled'
    | 'email_sent'
    | 'email_received'
    | 'email_bounced'
    | 'email_sequence'
    | 'email_marketing'
    | 'message'
    | 'note'
    | 'task';
  readonly day: Day;
  readonly subject: string;
  /** The customer called, rather than the vendor. */
  readonly inbound: boolean;
  /** Its place among the story's deals; null where it belongs to none. */
  readonly deal: number | null;
}
