import { describe, expect, it } from 'vitest';
import { parseWebhookBody } from '../../../src/hubspot/events/parse-webhook-body.ts';
import { toCrmEvent } from '../../../src/hubspot/events/to-crm-event.ts';
import { checkSignature } from '../../../src/hubspot/requests/signature.ts';
import { FORGERIES, forgedRequests } from '../support/forged-requests.ts';
import { hostileBodies } from '../support/hostile-bodies.ts';
import { NOW, signV3 } from '../support/signed-requests.ts';

describe('requests that HubSpot did not make', () => {
  it('are refused, all 1,500 of them, while a genuine one is accepted', () => {
    const accepted: string[] = [];
    const tried = new Map<string, number>();
    for (const { forgery, request } of forgedRequests(1_500, 1)) {
      tried.set(forgery, (tried.get(forgery) ?? 0) + 1);
      if (checkSignature(request, NOW, ['v3']).ok) accepted.push(forgery);
    }
    expect(accepted).toEqual([]);
    expect(tried).toEqual(new Map(FORGERIES.map((forgery) => [forgery, 300])));
    expect(checkSignature(signV3(), NOW, ['v3']).ok).toBe(true);
  });
});

describe('bodies that nobody should send', () => {
  it('make nothing throw, leave every prototype as it was, and give only events that can be kept', () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    let events = 0;
    let malformed = 0;
    for (const body of hostileBodies(1_500, 2)) {
      const parsed = parseWebhookBody(body);
      if (parsed.kind === 'malformed') malformed += 1;
      else {
        for (const { portalId, key, body: text } of parsed.events) {
          events += 1;
          expect(portalId).toMatch(/^[1-9]\d{0,18}$/);
          expect(key.length).toBeLessThanOrEqual(300);
          // PostgreSQL takes neither NUL nor half a character, as text or as JSON.
          expect(`${key}${text}`).not.toMatch(/\0|\\u0000|\p{Surrogate}|\\ud[89a-f]/iu);
          expect(toCrmEvent(text).objectId ?? '1').toMatch(/^[1-9]\d{0,18}$/);
        }
      }
      toCrmEvent(body.toString('utf8'));
    }
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(events).toBeGreaterThan(900);
    expect(malformed).toBeGreaterThan(30);
  });
});
