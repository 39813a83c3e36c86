import { describe, expect, it } from 'vitest';
import { createCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import { afterOf, ask, idsOf, smallCrm, smallData } from './small-crm.ts';

describe('account details', () => {
  it('name the portal, its currencies and its time zone with the offset of the day', async () => {
    const deals = [{ id: '1', properties: { deal_currency_code: 'USD' } }];
    const winter = smallCrm({ deals }, [], { now: () => new Date('2026-01-15T00:00:00Z') });
    expect(await ask(winter, 'GET', '/account-info/2026-09/details')).toMatchObject({
      status: 200,
      body: {
        portalId: 4711,
        companyCurrency: 'EUR',
        additionalCurrencies: ['USD'],
        timeZone: 'Europe/Berlin',
        utcOffset: '+01:00',
        utcOffsetMilliseconds: 3_600_000,
      },
    });
    const summer = smallCrm({}, [], { now: () => new Date('2026-07-15T00:00:00Z') });
    expect((await ask(summer, 'GET', '/account-info/2026-09/details')).body).toMatchObject({
      additionalCurrencies: [],
      utcOffset: '+02:00',
    });
  });
});

describe('the token', () => {
  it('says what it is granted', async () => {
    const crm = smallCrm({}, [], { scopes: ['oauth', 'crm.objects.companies.read'] });
    const path = '/oauth/v2/private-apps/get/access-token-info';
    expect(await ask(crm, 'POST', path, { tokenKey: 'any' })).toMatchObject({
      status: 200,
      body: { hubId: 4711, scopes: ['oauth', 'crm.objects.companies.read'] },
    });
    expect((await ask(crm, 'POST', path, {})).status).toBe(400);
  });
});

describe('owners', () => {
  const data = smallData();
  const owners = Array.from({ length: 5 }, (_, index) => ({
    id: String(index + 1),
    email: `owner${String(index + 1)}@example.com`,
    firstName: 'Owner',
    lastName: String(index + 1),
  }));

  it('are listed without those who left, with or without a slash at the end', async () => {
    const crm = createCrm(data);
    expect(idsOf(await ask(crm, 'GET', '/crm/owners/2026-09'))).toEqual(['501']);
    expect(idsOf(await ask(crm, 'GET', '/crm/owners/2026-09/?archived=true'))).toEqual(['502']);
  });

  it('come by pages and are found by e-mail address', async () => {
    const crm = createCrm({ ...data, owners });
    const first = await ask(crm, 'GET', '/crm/owners/2026-09?limit=3');
    expect(idsOf(first)).toEqual(['1', '2', '3']);
    const second = await ask(crm, 'GET', `/crm/owners/2026-09?limit=3&after=${afterOf(first) ?? ''}`);
    expect(idsOf(second)).toEqual(['4', '5']);
    expect(afterOf(second)).toBeUndefined();
    expect(idsOf(await ask(crm, 'GET', '/crm/owners/2026-09?email=owner4@example.com'))).toEqual(['4']);
  });

  it('are read one by one', async () => {
    const crm = createCrm(data);
    expect(await ask(crm, 'GET', '/crm/owners/2026-09/501')).toMatchObject({
      status: 200,
      body: { id: '501', firstName: 'Aylin', lastName: 'Kaya', archived: false },
    });
    expect((await ask(crm, 'GET', '/crm/owners/2026-09/501')).body).toMatchObject({
      userId: 9501,
      teams: [{ id: '31', name: 'Mid-market', primary: true }],
    });
    expect(await ask(crm, 'GET', '/crm/owners/2026-09/999')).toMatchObject({ status: 404 });
    expect(await ask(crm, 'GET', '/crm/owners/2026-09/502')).toMatchObject({ status: 404 });
  });
});

describe('an owner who left', () => {
  it('is archived, without a user but with the one that was', async () => {
    const left = await ask(createCrm(smallData()), 'GET', '/crm/owners/2026-09/502?archived=true');
    expect(left.body).toMatchObject({ archived: true, userId: null, userIdIncludingInactive: 502 });
  });
});

describe('deal pipelines', () => {
  const crm = smallCrm();

  it('come with their stages, whose meaning HubSpot writes as text', async () => {
    const answer = await ask(crm, 'GET', '/crm/pipelines/2026-09/deals');
    expect(idsOf(answer)).toEqual(['default', 'renewals']);
    expect(answer.body).toMatchObject({
      results: [
        {
          label: 'Sales',
          stages: [
            { id: 'offer', metadata: { isClosed: 'false', probability: '0.4' } },
            { id: 'won', metadata: { isClosed: 'true', probability: '1.0' } },
            { id: 'lost', metadata: { isClosed: 'true', probability: '0.0' } },
          ],
        },
        { label: 'Renewals', stages: [{ id: 'renewed' }] },
      ],
    });
  });

  it('are read one by one, and those of other objects are not held', async () => {
    expect(await ask(crm, 'GET', '/crm/pipelines/2026-09/deals/renewals')).toMatchObject({
      body: { label: 'Renewals' },
    });
    expect(await ask(crm, 'GET', '/crm/pipelines/2026-09/deals/none')).toMatchObject({ status: 404 });
    expect(await ask(crm, 'GET', '/crm/pipelines/2026-09/tickets')).toMatchObject({ status: 404 });
  });
});
