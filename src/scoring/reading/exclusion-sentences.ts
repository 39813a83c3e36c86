import type { ExclusionReason } from '../types.ts';

/** Why an activity does not count as contact, in English. */
export const EXCLUSION_SENTENCES: Readonly<Record<ExclusionReason, string>> = {
  note: 'A note is for us: the customer never saw it.',
  task: 'A task is a plan, not a conversation.',
  sequence: 'Sent by a sequence, not by a person.',
  marketing: 'A marketing e-mail to many.',
  not_connected: 'Nobody was reached.',
  bounced: 'It came back: the customer never got it.',
  canceled: 'The meeting was cancelled.',
  no_show: 'The customer did not come.',
  not_held_yet: 'The meeting is still ahead.',
  in_the_future: 'Its date is in the future.',
  no_date: 'It has no date.',
  outcome_unknown: 'Nobody recorded whether it took place.',
};
