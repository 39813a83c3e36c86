import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cardAnswerSchema, type CardAnswer } from '../../../extensions/shared/card-view.ts';
import { historyAnswerSchema } from '../../../extensions/shared/history-view.ts';
import { HubSpotError } from '../../../src/hubspot/client/hubspot-error.ts';
import type { CompanyHistory } from '../../../src/scoring/types.ts';
import { companyHistory, meeting, wonDeal, wonRenewal } from '../../support/histories.ts';
import { openApiDesk, type ApiAnswer, type ApiDesk } from './api-desk.ts';

const KEY = 'function-key-of-11';

function customer(companyId: string, ownerId: string | null, amount = 12_000): CompanyHistory {
  return companyHistory({
    ...{ companyId, name: `Company ${companyId}`, ownerId },
    deals: [
      wonDeal({ id: `${companyId}1`, on: '2024-03-01', amount, termMonths: 12 }),
      wonRenewal({ id: `${companyId}2`, on: '2025-03-01', amount, termMonths: 12 }),
      wonRenewal({ id: `${companyId}3`, on: '2026-03-01', amount, termMonths: 12 }),
    ],
    activities: [meeting({ id: `${companyId}7`, on: '2026-10-10' })],
    contactIds: ['301'],
  });
}

let desk: ApiDesk;
beforeAll(async () => {
  desk = await openApiDesk(
    {
      '11': [customer('101', '1'), customer('102', '2'), customer('103', null)],
      '22': [customer('101', '9', 90_000)],
      '33': [customer('101', '1')],
    },
    [
      { portalId: '11', key: 'function-key-before' },
      { portalId: '11', key: KEY },
      { portalId: '22', key: 'function-key-of-22' },
      { portalId: '33', key: 'function-key-of-33' },
    ],
  );
  await desk.portal('11').run();
  await desk.portal('22').run();
});
afterAll(() => desk.close());

function readAnswer({ status, body }: ApiAnswer): CardAnswer {
  expect(status).toBe(200);
  return cardAnswerSchema.parse(body);
}

const card = async (companyId: string, request: unknown = { action: 'show' }, key = KEY): Promise<CardAnswer> =>
  readAnswer(await desk.ask({ path: '/api/card', body: { companyId, request }, key }));

describe('showing the card', () => {
  it('scores what is kept, with what is published, and calls HubSpot not once', async () => {
    const { live, mirror, standing } = desk.portal('11');
    const before = live.calls.length;
    const syncs = mirror.calls.filter((name) => name === 'syncCompanies').length;
    const shown = await card('101');
    expect(shown).toMatchObject({ kind: 'scored', companyId: '101', portalId: '11', published: 'not_asked' });
    const label = shown.kind === 'scored' ? `${shown.model}/${shown.policy}` : '';
    expect(standing.get('101')?.model).toBe(label);
    expect(live.calls.length).toBe(before);
    expect(mirror.calls.filter((name) => name === 'syncCompanies').length).toBe(syncs);
  });

  it('reads a company from HubSpot that is not kept yet, and writes nothing', async () => {
    const portal = desk.portal('33');
    expect(await card('101', { action: 'show' }, 'function-key-of-33')).toMatchObject({
      kind: 'scored',
      portalId: '33',
    });
    expect(portal.live.calls).toEqual(['readCompany']);
    expect(portal.writes).toEqual([]);
  });

  it('says so where HubSpot knows no such company either', async () => {
    expect(await card('999')).toMatchObject({ kind: 'failed', code: 'no_company' });
  });

  it.each([{ request: { action: 'show' } }, { companyId: '1; drop', request: {} }, '"no object"', []])(
    'refuses a call that names no company: %j',
    async (body) => {
      expect(readAnswer(await desk.ask({ path: '/api/card', body, key: KEY }))).toMatchObject({ code: 'bad_request' });
    },
  );
});

describe('refreshing', () => {
  it('reads, scores and publishes the one company at once', async () => {
    const portal = desk.portal('11');
    portal.histories = portal.histories.map((one) =>
      one.companyId === '102'
        ? { ...one, deals: [...one.deals, wonDeal({ id: '1029', on: '2026-11-20', amount: 70_000 })] }
        : one,
    );
    const writes = portal.writes.length;
    expect(await card('102', { action: 'refresh' })).toMatchObject({ kind: 'scored', published: 'written' });
    expect(portal.writes.slice(writes).map(([companyId]) => companyId)).toEqual(['102']);
    expect(await card('102')).toMatchObject({ purchasesCount: 4 });
  });

  it('writes nothing before the portal was first scored as a whole, and shows all the same', async () => {
    expect(await card('101', { action: 'refresh' }, 'function-key-of-33')).toMatchObject({
      kind: 'scored',
      published: 'not_asked',
    });
    expect(desk.portal('33').writes).toEqual([]);
  });

  it('says why a record refuses to be written', async () => {
    const portal = desk.portal('11');
    portal.obstacles.set('103', { result: 'refused', reason: 'Industry is required', obstacle: 'rule' });
    portal.histories = portal.histories.map((one) =>
      one.companyId === '103'
        ? { ...one, deals: [...one.deals, wonDeal({ id: '1039', on: '2026-11-20', amount: 50_000 })] }
        : one,
    );
    expect(await card('103', { action: 'refresh' })).toMatchObject({
      published: 'refused',
      publishReason: 'Industry is required',
    });
    portal.obstacles.clear();
  });
});

describe('what a person enters', () => {
  it('is written to the record, and the record is refreshed with it', async () => {
    const request = { action: 'enter_budget', amount: 50_000, asOf: '2026-11-01' };
    const answer = await card('101', request);
    expect(answer).toMatchObject({
      kind: 'scored',
      published: 'written',
      wallet: { amount: 50_000, source: 'entered' },
    });
    expect(desk.portal('11').live.entries.at(-1)?.[1]).toMatchObject({ kind: 'budget', amount: 50_000 });
    expect(await card('101', request)).toMatchObject({ wallet: { amount: 50_000 } });
  });

  it('is scored by a job where HubSpot fails after taking it, since its own event would concern nobody', async () => {
    const { mirror, live } = desk.portal('11');
    const away = new HubSpotError({ code: 'server', status: 503, correlationId: null, operation: 'read a company' });
    vi.spyOn(mirror, 'syncCompanies').mockRejectedValueOnce(away);
    const request = { action: 'enter_budget', amount: 60_000, asOf: '2026-11-02' };
    expect(await card('101', request)).toMatchObject({ kind: 'failed' });
    expect(live.entries.at(-1)?.[1]).toMatchObject({ kind: 'budget', amount: 60_000 });
    expect(desk.sent.at(-1)).toMatchObject([
      'refresh_company',
      [{ portalId: '11', companyId: '101', occasion: 'person' }],
    ]);
  });

  it('may be who competes for the customer and why it left', async () => {
    expect(await card('101', { action: 'enter_competitor', name: 'Babbage Ltd' })).toMatchObject({ kind: 'scored' });
    expect(await card('101', { action: 'enter_churn_reason', reason: null })).toMatchObject({ kind: 'scored' });
    expect(
      desk
        .portal('11')
        .live.entries.slice(-2)
        .map(([, entry]) => entry),
    ).toEqual([
      { kind: 'competitor', name: 'Babbage Ltd' },
      { kind: 'churn_reason', reason: null },
    ]);
  });

  it('moves the segment at once where a person decides it', async () => {
    const request = { action: 'override_segment', segment: 'non_ideal', reason: 'No budget', until: '2027-06-30' };
    expect(await card('101', request)).toMatchObject({ segment: 'non_ideal', override: { reason: 'No budget' } });
    expect(await card('101', { action: 'clear_override' })).toMatchObject({ override: null });
  });

  it.each([
    { action: 'enter_budget', amount: 5, asOf: '2026-02-30' },
    { action: 'enter_budget', amount: -5, asOf: '2026-02-03' },
    { action: 'name_referrer', companyId: '101' },
    { action: 'enter_competitor', name: '' },
    { action: 'history' },
    { action: 'erase_everything' },
  ])('is refused before anything is written where it cannot be: %j', async (request) => {
    const { entries } = desk.portal('11').live;
    const before = entries.length;
    expect(await card('101', request)).toMatchObject({ kind: 'failed', code: 'bad_request' });
    expect(entries.length).toBe(before);
  });
});

describe('a function key', () => {
  it('names the portal, whatever else the call says', async () => {
    const answers = [
      await desk.ask({ path: '/api/card?portalId=22', body: { companyId: '101', portalId: '22' }, key: KEY }),
      await desk.ask({
        path: '/api/card',
        body: { companyId: '101', request: {} },
        key: KEY,
        headers: { 'x-portal-id': '22', 'x-hubspot-portal-id': '22' },
      }),
    ];
    for (const answer of answers)
      expect(readAnswer(answer)).toMatchObject({ portalId: '11', currentAnnualValue: 12_000 });
  });

  it('may be the one before or the one after while one takes the place of the other', async () => {
    expect(await card('101', {}, 'function-key-before')).toMatchObject({ portalId: '11' });
    expect(await card('101', {}, KEY)).toMatchObject({ portalId: '11' });
  });

  it.each(['', 'unknown', `${KEY}x`, KEY.slice(0, -1), KEY.toUpperCase()])('that is %j opens nothing', async (key) => {
    const { status, body } = await desk.ask({ path: '/api/card', body: { companyId: '101' }, key });
    expect({ status, body }).toMatchObject({ status: 401, body: { error: 'not_identified' } });
  });

  it('opens neither the portfolio nor the settings', async () => {
    for (const path of ['/api/portfolio/customers', '/api/settings', '/api/portfolio/health'])
      expect(await desk.ask({ path, key: KEY })).toMatchObject({ status: 403, body: { error: 'users_only' } });
  });
});

describe('the history of a company', () => {
  it('is its snapshots by day, each with what it came from', async () => {
    const answer = await desk.ask({ path: '/api/card/history', body: { companyId: '102' }, key: KEY });
    expect(answer.status).toBe(200);
    const history = historyAnswerSchema.parse(answer.body);
    const points = history.kind === 'history' ? history.points : [];
    expect(points.length).toBeGreaterThan(0);
    expect(points.map(({ asOf }) => asOf)).toEqual(points.map(({ asOf }) => asOf).toSorted());
    expect(points.at(-1)).toMatchObject({ asOf: '2026-11-21' });
    expect(points.at(-1)?.score).toBeGreaterThan(0);
  });

  it('has no point for a company that is not kept', async () => {
    expect(await desk.ask({ path: '/api/card/history', body: { companyId: '999' }, key: KEY })).toMatchObject({
      body: { points: [] },
    });
  });
});

describe('a call that is no call', () => {
  it.each(['{"companyId":', '['.repeat(100_000), '\u0000'])('is refused in a sentence', async (body) => {
    expect(await desk.ask({ path: '/api/card', body, key: KEY })).toMatchObject({
      status: 400,
      body: { error: 'bad_request' },
    });
  });

  it('of an account that the app is not installed in is told so', async () => {
    expect(await desk.ask({ path: '/api/settings', as: { portalId: '77', userId: '5' } })).toMatchObject({
      status: 403,
      body: { error: 'not_installed' },
    });
  });
});
