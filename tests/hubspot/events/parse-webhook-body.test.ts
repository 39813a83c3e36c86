import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWebhookBody } from '../../../src/hubspot/events/parse-webhook-body.ts';
import { toCrmEvent } from '../../../src/hubspot/events/to-crm-event.ts';
import type { InboxEvent } from '../../../src/operations/ports/inbox-store.ts';

const WON = {
  eventId: 1,
  subscriptionId: 12,
  portalId: 4711,
  appId: 99,
  occurredAt: 1764000000000,
  subscriptionType: 'object.propertyChange',
  attemptNumber: 0,
  objectId: 100,
  objectTypeId: '0-3',
  propertyName: 'dealstage',
  propertyValue: 'closedwon',
  changeSource: 'CRM_UI',
  sourceId: 'userId:7',
};

function eventsIn(json: unknown): readonly InboxEvent[] {
  const parsed = parseWebhookBody(Buffer.from(typeof json === 'string' ? json : JSON.stringify(json)));
  if (parsed.kind === 'malformed') throw new Error(parsed.reason);
  return parsed.events;
}

const keyOf = (event: unknown): string => eventsIn([event])[0]?.key ?? 'none';

describe('the events of a request', () => {
  it('are taken with their portal, and without the value of a property', () => {
    const [event] = eventsIn([WON]);
    expect(event?.portalId).toBe('4711');
    expect(event?.body).toContain('"propertyName":"dealstage"');
    expect(event?.body).not.toContain('closedwon');
  });

  it('are taken from a request with one event that is no list, and from one with more than a hundred', () => {
    expect(eventsIn(WON)).toHaveLength(1);
    expect(eventsIn(Array.from({ length: 250 }, (_, objectId) => ({ ...WON, objectId: objectId + 1 })))).toHaveLength(
      250,
    );
  });

  it('keep ids beyond 2^53 to the last digit, as numbers and as text', () => {
    const [asNumber, asText] = ['900719925474099267', '"900719925474099267"'].map((id) =>
      eventsIn(`[{"portalId":4711,"subscriptionType":"object.creation","objectTypeId":"0-3","objectId":${id}}]`),
    );
    expect(toCrmEvent(asNumber?.[0]?.body ?? '').objectId).toBe('900719925474099267');
    expect(asText?.[0]?.key).toBe(asNumber?.[0]?.key);
  });

  it('that are none, or name no portal, are counted and left out', () => {
    const body = Buffer.from(
      JSON.stringify([WON, null, 4711, 'x', [], {}, { ...WON, portalId: 'x' }, { portalId: 0 }]),
    );
    expect(parseWebhookBody(body)).toMatchObject({ kind: 'events', skipped: 7 });
  });

  it.each(['', '{', 'null', '4711', '"text"', '[1,', '\u0000'])('%j holds none, and says so', (text) => {
    expect(parseWebhookBody(Buffer.from(text)).kind).toBe('malformed');
  });
});

describe('the key of an event', () => {
  it('is the same for the event sent again, by another subscription and with another attempt and id', () => {
    expect(keyOf({ ...WON, attemptNumber: 3, eventId: 2, subscriptionId: 13, propertyValue: '' })).toBe(keyOf(WON));
    expect(eventsIn([WON, { ...WON, attemptNumber: 1 }])).toHaveLength(1);
  });

  it.each([
    ['objectId', 101],
    ['objectTypeId', '0-2'],
    ['propertyName', 'amount'],
    ['occurredAt', 1764000000001],
    ['subscriptionType', 'object.creation'],
    ['changeSource', 'INTEGRATION'],
    ['sourceId', '99'],
    ['fromObjectId', 1],
    ['toObjectId', 2],
    ['associationRemoved', true],
    ['mergedObjectIds', [3]],
    ['newObjectId', 4],
  ])('is another where %s is', (field, value) => {
    expect(keyOf({ ...WON, [field]: value })).not.toBe(keyOf(WON));
  });

  it('is told apart by the event’s id where nothing says when it happened', () => {
    const { occurredAt: _, ...undated } = WON;
    expect(keyOf({ ...undated, eventId: 2 })).not.toBe(keyOf(undated));
  });

  it('is at most 300 characters long, and differs where long names differ at their ends', () => {
    const long = (end: string) => ({ ...WON, propertyName: `${'x'.repeat(150)}${end}`, sourceId: 'y'.repeat(190) });
    expect(keyOf(long('a')).length).toBeLessThanOrEqual(300);
    expect(keyOf(long('a'))).not.toBe(keyOf(long('b')));
  });

  it('never mixes one field up with the next', () => {
    const text = fc.string({ unit: fc.constantFrom('|', ' ', 'a'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.tuple(text, text), fc.tuple(text, text), (one, other) => {
        const keys = [one, other].map(([propertyName, changeSource]) => keyOf({ ...WON, propertyName, changeSource }));
        expect(keys[0] === keys[1]).toBe(one.join('\n') === other.join('\n'));
      }),
      { numRuns: 500 },
    );
  });
});
