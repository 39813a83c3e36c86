import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  settingChangeSchema,
  settingRefusalSchema,
  settingsSchema,
} from '../../../../extensions/shared/settings-view.ts';
import { walletChoicesSchema, walletPreviewSchema } from '../../../../extensions/shared/wallet-view.ts';
import { DEFAULT_POLICY } from '../../../../src/scoring/policy.ts';
import { type ApiAnswer, type ApiDesk, type ApiRequest, openApiDesk } from '../api-desk.ts';

type Signed = NonNullable<ApiRequest['as']>;
const ADA: Signed = { portalId: '11', userId: '901', userEmail: 'ada@example.com' };
const BEN: Signed = { portalId: '11', userId: '902' };

let desk: ApiDesk;
beforeAll(async () => {
  desk = await openApiDesk({ '11': [] });
  const portal = desk.portal('11');
  portal.companyProperties = [
    { name: 'it_budget', label: 'IT budget', kind: 'number', isMoney: true },
    { name: 'city', label: 'City', kind: 'other', isMoney: false },
    { name: 'asked_on', label: 'Asked on', kind: 'date', isMoney: false },
  ];
  portal.propertySample = {
    ...{ companies: 240, withValue: 12, alsoEntered: 1 },
    examples: [{ companyId: '1', companyName: 'Nord', value: '90000', datedBy: null }],
  };
  portal.owners = [{ id: '7', name: 'Ada Kaya', email: 'ada@example.com', userId: '901', isActive: true, teams: [] }];
});
afterAll(() => desk.close());

const get = (path: string, as = ADA): Promise<ApiAnswer> => desk.ask({ path: `/api/settings${path}`, as });
const post = (path: string, body: unknown, as = ADA): Promise<ApiAnswer> =>
  desk.ask({ method: 'POST', path: `/api/settings${path}`, body, as });
const putWallet = (wallet: unknown, version: number): Promise<ApiAnswer> =>
  desk.ask({
    method: 'PUT',
    path: '/api/settings/policy',
    body: { value: { ...DEFAULT_POLICY, wallet }, version, why: 'Finance keeps it there' },
    as: ADA,
  });

describe('the property for the budget', () => {
  it('is offered from numbers and dates, by what people call them', async () => {
    const { body } = await get('/wallet');
    expect(walletChoicesSchema.parse(body).properties.map(({ label }) => label)).toEqual(['Asked on', 'IT budget']);
  });

  it('is looked at before it is saved', async () => {
    const { body } = await post('/wallet', { property: 'it_budget', datedBy: null });
    expect(walletPreviewSchema.parse(body)).toEqual(body);
    expect(body).toMatchObject({ calls: 3, sample: { withValue: 12 } });
    const refused = await post('/wallet', { property: 'city', datedBy: null });
    expect(refused.status).toBe(400);
    expect(settingRefusalSchema.parse(refused.body).problems).toEqual([
      'wallet.property: "City" (city) must be a number property',
    ]);
    expect((await post('/wallet', {})).status).toBe(400);
  });

  it('is saved with what people call it, by the name of who saved it, and refused where HubSpot has none', async () => {
    const refused = await putWallet({ property: 'gone', datedBy: null, label: '' }, 0);
    expect(settingRefusalSchema.parse(refused.body).problems?.[0]).toContain('wallet.property: HubSpot has no');
    const { body } = await putWallet({ property: 'it_budget', datedBy: 'asked_on', label: '' }, 0);
    const { setting } = settingChangeSchema.parse(body);
    expect(setting).toMatchObject({
      setBy: 'Ada Kaya',
      value: { wallet: { property: 'it_budget', datedBy: 'asked_on', label: 'IT budget' } },
    });
  });

  it('and the run that reads it belong to the admins', async () => {
    await desk.ask({
      method: 'PUT',
      path: '/api/settings/access',
      body: { value: { portfolio: 'everyone', admins: ['901'] }, version: 0, why: 'Only Ada' },
      as: ADA,
    });
    for (const answer of [get('/wallet', BEN), post('/wallet', { property: 'it_budget', datedBy: null }, BEN)])
      expect((await answer).status).toBe(403);
    expect((await post('/run', {}, BEN)).status).toBe(403);
    expect(desk.sent).toEqual([]);
  });
});

describe('the run of the whole portal', () => {
  it('is said with the time at which it begins by itself, and starts when somebody asks for it', async () => {
    const { nextRunAt } = settingsSchema.parse((await get('')).body);
    expect(Date.parse(nextRunAt)).toBeGreaterThan(Date.parse('2026-11-21T08:00:00Z'));
    expect(Date.parse(nextRunAt)).toBeLessThan(Date.parse('2026-11-22T08:00:00Z'));
    expect(await post('/run', {})).toEqual({ status: 200, body: { started: true } });
    expect(desk.sent).toEqual([['rescore_portal', [{ portalId: '11' }]]]);
  });
});
