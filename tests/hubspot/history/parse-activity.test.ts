import { describe, expect, it } from 'vitest';
import type { ActivityType } from '../../../src/hubspot/records/object-types.ts';
import { ACTIVITY_TYPES } from '../../../src/hubspot/records/object-types.ts';
import { activityProperties, parseActivity } from '../../../src/hubspot/history/parse-activity.ts';
import { DEFAULT_READING } from '../../../src/hubspot/records/reading-options.ts';
import { toDay } from '../../../src/scoring/day.ts';
import { parsingContext } from '../support/reading-context.ts';

const LINKS = { dealIds: ['10'], contactIds: ['50'], via: 'company' } as const;

function parse(type: ActivityType, properties: Record<string, string>) {
  return parseActivity(type, { id: '1', properties }, LINKS, parsingContext());
}

const CONNECTED = 'f240bbac-87c9-4f6e-bf70-924b57d47db7';
const VOICEMAIL = 'b2cf5968-551e-4856-9783-52b3da59a7d0';
const NO_ANSWER = '73a0d17f-1163-4015-bdd5-ec830791da20';

describe('parseActivity', () => {
  it.each([
    [{ hs_call_status: 'COMPLETED' }, 'reached'],
    [{ hs_call_status: 'COMPLETED', hs_call_disposition: CONNECTED }, 'reached'],
    [{ hs_call_status: 'COMPLETED', hs_call_disposition: 'an outcome of the portal' }, 'reached'],
    [{ hs_call_status: 'COMPLETED', hs_call_disposition: VOICEMAIL }, 'not_reached'],
    [{ hs_call_status: 'COMPLETED', hs_call_disposition: NO_ANSWER }, 'not_reached'],
    [{ hs_call_status: 'COMPLETED', hs_call_disposition: 'Wrong number' }, 'not_reached'],
    [{ hs_call_status: 'NO_ANSWER' }, 'not_reached'],
    [{ hs_call_status: 'BUSY', hs_call_disposition: CONNECTED }, 'not_reached'],
    [{ hs_call_disposition: 'Connected' }, 'reached'],
    [{ hs_call_status: 'QUEUED' }, 'unknown'],
    [{}, 'unknown'],
  ])('reads a call with %j as %s', (properties, outcome) => {
    expect(parse('calls', properties)).toMatchObject({ kind: 'call', outcome });
  });

  it.each([
    ['COMPLETED', 'reached'],
    ['SCHEDULED', 'scheduled'],
    ['CANCELED', 'canceled'],
    ['CANCELLED', 'canceled'],
    ['RESCHEDULED', 'canceled'],
    ['NO_SHOW', 'no_show'],
    ['No show', 'no_show'],
    ['SOMETHING_OF_THEIRS', 'unknown'],
  ])('reads a meeting that is %s as %s', (outcomeInHubSpot, outcome) => {
    expect(parse('meetings', { hs_meeting_outcome: outcomeInHubSpot })).toMatchObject({ kind: 'meeting', outcome });
  });

  it('leaves the outcome of a meeting open where nobody entered one', () => {
    expect(parse('meetings', { hs_timestamp: '2020-01-01T00:00:00Z' }).outcome).toBe('unknown');
  });

  it('dates a meeting by its start', () => {
    const meeting = { hs_timestamp: '2026-01-01T10:00:00Z', hs_meeting_start_time: '2026-02-03T10:00:00Z' };
    expect(parse('meetings', meeting).day).toBe(toDay(2026, 2, 3));
  });

  it.each([
    [{ hs_email_direction: 'EMAIL', hs_email_status: 'SENT' }, 'outbound', 'reached'],
    [{ hs_email_direction: 'INCOMING_EMAIL' }, 'inbound', 'reached'],
    [{ hs_email_direction: 'FORWARDED_EMAIL' }, 'unknown', 'reached'],
    [{ hs_email_direction: 'EMAIL', hs_email_status: 'BOUNCED' }, 'outbound', 'bounced'],
    [{ hs_email_direction: 'EMAIL', hs_email_status: 'FAILED' }, 'outbound', 'bounced'],
    [{ hs_email_direction: 'EMAIL', hs_email_status: 'SCHEDULED' }, 'outbound', 'scheduled'],
  ])('reads an e-mail with %j as %s, %s', (properties, direction, outcome) => {
    expect(parse('emails', properties)).toMatchObject({ kind: 'email', direction, outcome });
  });

  it.each([
    [{ hs_email_direction: 'EMAIL', hs_sequence_id: '5' }, 'sequence'],
    [{ hs_email_direction: 'INCOMING_EMAIL', hs_sequence_id: '5' }, null],
    [{ hs_email_direction: 'EMAIL', hs_marketing_email_id: '9' }, 'marketing'],
    [{ hs_email_direction: 'INCOMING_EMAIL', hs_marketing_email_id: '9' }, null],
    [{ hs_email_direction: 'EMAIL' }, null],
  ])('tells from %j what a machine sent: %s', (properties, automated) => {
    expect(parse('emails', properties).automated).toBe(automated);
  });

  it('takes messages for touches, and shows the channel in place of a subject', () => {
    expect(parse('communications', { hs_communication_channel_type: 'WHATS_APP' })).toMatchObject({
      kind: 'message',
      outcome: 'reached',
      direction: 'unknown',
      subject: 'WhatsApp message',
    });
  });

  it('keeps where an activity was found, and its title', () => {
    expect(parse('tasks', { hs_timestamp: '2026-01-01T10:00:00Z', hs_task_subject: 'Call back' })).toEqual({
      id: '1',
      kind: 'task',
      day: toDay(2026, 1, 1),
      direction: 'unknown',
      outcome: 'unknown',
      automated: null,
      subject: 'Call back',
      ...LINKS,
    });
  });

  it.each([{}, { hs_timestamp: 'last week' }])(
    'keeps an activity without a date that can be read (%j)',
    (properties) => {
      expect(parse('notes', properties).day).toBeNull();
    },
  );

  it('never asks for a body', () => {
    const asked = ACTIVITY_TYPES.flatMap((type) => activityProperties(type, DEFAULT_READING));
    expect(asked.filter((name) => /body|html|text|content|preview/.test(name))).toEqual([]);
  });
});
