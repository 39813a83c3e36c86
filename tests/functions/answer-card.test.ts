import { describe, expect, it } from 'vitest';
import { cardAnswerSchema, type CardRequest } from '../../extensions/shared/card-view.ts';
import { answerCard, type CardDoor } from '../../src/functions/answer-card.ts';
import { HubSpotError, type HubSpotErrorCode } from '../../src/hubspot/client/hubspot-error.ts';
import type { PublishedValues } from '../../src/operations/ports.ts';
import { toPublishedValues } from '../../src/operations/published-values.ts';
import { scoreCustomer } from '../../src/scoring/score-customer.ts';
import { companyHistory, day, scoringContext, wonDeal } from '../support/histories.ts';
import { memoryRecords, type MemoryRecords, type MemorySettings } from '../support/customer-records.ts';

const { asOf: TODAY, ...SCORING } = scoringContext('2026-11-21');
const NOW = new Date('2026-11-21T09:30:00Z');
const HISTORY = companyHistory({ deals: [wonDeal({ on: '2026-03-01', termMonths: 12 })] });

function published(model: string | null): PublishedValues {
  const score = scoreCustomer(HISTORY, { ...SCORING, asOf: TODAY });
  const at = '2026-11-20T02:00:00.000Z';
  return { ...toPublishedValues(score, { currency: 'EUR', label: 'seed-1/default-1', at, tiers: null }), model };
}

function recordsWith(settings: MemorySettings = {}, before: PublishedValues | null = null): MemoryRecords {
  return memoryRecords([{ history: HISTORY, published: before }], settings);
}

async function answer(records: MemoryRecords, request: CardRequest, companyId = '101') {
  const door: CardDoor = { records, scoring: SCORING, now: NOW, dayOf: () => TODAY };
  const answered = await answerCard(door, companyId, request);
  expect(cardAnswerSchema.parse(answered)).toEqual(answered);
  return answered;
}

function hubSpotError(code: HubSpotErrorCode): HubSpotError {
  return new HubSpotError({ code, status: 418, correlationId: 'abc-1', operation: 'read the company' });
}

const ENTRIES: readonly (readonly [CardRequest, unknown])[] = [
  [
    { action: 'enter_budget', amount: 120_000, asOf: '2026-11-01' },
    { kind: 'budget', amount: 120_000, asOf: day('2026-11-01') },
  ],
  [
    { action: 'enter_budget', amount: null, asOf: '2026-11-01' },
    { kind: 'budget', amount: null, asOf: day('2026-11-01') },
  ],
  [
    { action: 'override_segment', segment: 'ideal', reason: 'Board contact', until: '2027-06-30' },
    { kind: 'override', segment: 'ideal', reason: 'Board contact', until: day('2027-06-30') },
  ],
  [{ action: 'clear_override' }, { kind: 'clear_override' }],
  [
    { action: 'name_referrer', companyId: '202' },
    { kind: 'referrer', referrerCompanyId: '202' },
  ],
];

describe('showing the card', () => {
  it('scores and writes nothing', async () => {
    const records = recordsWith();
    expect(await answer(records, { action: 'show' })).toMatchObject({ kind: 'scored', published: 'not_asked' });
    expect(records.calls).not.toContain('publish');
    expect(records.calls).not.toContain('enter');
  });

  it("is as of the portal's own day", async () => {
    const asked: unknown[] = [];
    const dayOf = (instant: Date, timeZone: string) => {
      asked.push(instant, timeZone);
      return TODAY - 1;
    };
    const door: CardDoor = { records: recordsWith(), scoring: SCORING, now: NOW, dayOf };
    expect(await answerCard(door, '101', { action: 'show' })).toMatchObject({ asOf: '2026-11-20' });
    expect(asked).toEqual([NOW, 'Europe/Berlin']);
  });

  it('says so where HubSpot knows no such company', async () => {
    const records = recordsWith();
    expect(await answer(records, { action: 'show' }, '999')).toMatchObject({ kind: 'failed', code: 'no_company' });
    expect(await answer(records, { action: 'refresh' }, '999')).toMatchObject({ kind: 'failed', code: 'no_company' });
    expect(records.requests).toEqual([]);
  });
});

describe('refreshing', () => {
  it('publishes and says so', async () => {
    const records = recordsWith();
    expect(await answer(records, { action: 'refresh' })).toMatchObject({ kind: 'scored', published: 'written' });
    expect(records.published.get('101')?.model).toBe('seed-1/default-1');
  });

  it('says why a record refuses to be written', async () => {
    const outcomes = { '101': { result: 'refused', reason: 'Industry is required' } } as const;
    expect(await answer(recordsWith({ outcomes }), { action: 'refresh' })).toMatchObject({
      published: 'refused',
      publishReason: 'Industry is required',
    });
  });
});

describe('what a person enters', () => {
  it.each(ENTRIES)(
    '%j is written to the record it is called on, and the record is refreshed',
    async (request, entry) => {
      const records = recordsWith();
      expect(await answer(records, request)).toMatchObject({ kind: 'scored', published: 'written' });
      expect(records.entries).toEqual([['101', entry]]);
      expect(records.calls.indexOf('enter')).toBeLessThan(records.calls.indexOf('readCompany'));
    },
  );

  it.each<CardRequest>([
    { action: 'enter_budget', amount: 5, asOf: '2026-02-30' },
    { action: 'override_segment', segment: 'ideal', reason: 'Because', until: '2026-02-30' },
  ])('with a day that does not exist is refused before anything is read: %j', async (request) => {
    const records = recordsWith();
    expect(await answer(records, request)).toMatchObject({ kind: 'failed', code: 'bad_request' });
    expect(records.calls).toEqual([]);
  });
});

describe('a record that another policy or model published', () => {
  it.each(['seed-1/policy-other', 'portal-9/default-1', 'anything'])(
    '%s: shows its published values only and writes nothing, whatever is asked',
    async (model) => {
      for (const request of [{ action: 'show' }, { action: 'refresh' }, ...ENTRIES.map(([entry]) => entry)] as const) {
        const records = recordsWith({}, published(model));
        expect(await answer(records, request), request.action).toMatchObject({
          kind: 'published_only',
          why: 'other_policy_or_model',
          companyId: '101',
          asOf: '2026-11-21',
        });
        expect(records.calls).toEqual(['readPortal', 'readPublished']);
      }
    },
  );

  it('is not one that the same policy and model published, or nobody', async () => {
    for (const model of ['seed-1/default-1', null]) {
      const records = recordsWith({}, published(model));
      expect(await answer(records, { action: 'refresh' })).toMatchObject({ kind: 'scored' });
    }
  });
});

describe('when HubSpot fails', () => {
  it.each<[HubSpotErrorCode, string]>([
    ['not_authorized', 'not_authorized'],
    ['missing_scope', 'missing_scope'],
    ['not_found', 'no_company'],
    ['not_set_up', 'not_set_up'],
    ['rate_limited', 'rate_limited'],
    ['daily_limit', 'rate_limited'],
    ['validation', 'refused'],
    ['locked', 'crm_unavailable'],
    ['server', 'crm_unavailable'],
    ['network', 'crm_unavailable'],
    ['bad_response', 'crm_unavailable'],
  ])('with "%s" the answer is "%s", with its message and correlation id', async (code, expected) => {
    const failure = hubSpotError(code);
    for (const call of ['readPortal', 'readPublished', 'readCompany']) {
      expect(await answer(recordsWith({ failures: { [call]: failure } }), { action: 'show' })).toEqual({
        kind: 'failed',
        code: expected,
        message: failure.meaning,
        correlationId: 'abc-1',
      });
    }
  });

  it('to answer in time, the published values are shown, and why', async () => {
    const failures = { readCompany: hubSpotError('timeout') };
    expect(await answer(recordsWith({ failures }), { action: 'show' })).toMatchObject({
      kind: 'published_only',
      why: 'too_slow',
    });
  });

  it('to answer before the portal is known, not even that can be shown', async () => {
    const failures = { readPortal: hubSpotError('timeout') };
    expect(await answer(recordsWith({ failures }), { action: 'show' })).toMatchObject({ code: 'crm_unavailable' });
  });

  it('to write an entry, nothing is published', async () => {
    const records = recordsWith({ failures: { enter: hubSpotError('validation') } });
    expect(await answer(records, { action: 'clear_override' })).toMatchObject({ kind: 'failed', code: 'refused' });
    expect(records.requests).toEqual([]);
  });

  it('and when we do are two things: an error of our own is left to the door', async () => {
    const failures = { readCompany: new TypeError('a broken invariant') };
    await expect(answer(recordsWith({ failures }), { action: 'show' })).rejects.toThrow('a broken invariant');
  });
});
