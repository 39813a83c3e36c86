import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';
import { companyHistory, wonDeal, wonRenewal } from '../../support/histories.ts';
import { openApiDesk, type ApiAnswer, type ApiDesk, type ApiRequest } from './api-desk.ts';

type Signed = NonNullable<ApiRequest['as']>;

const ADA: Signed = { portalId: '11', userId: '901', userEmail: 'ada@example.com' };
const BEN: Signed = { portalId: '11', userId: '902' };
const OTHER: Signed = { portalId: '22', userId: '901' };
const ALERTS = { alerts: true, digest: false, ownerProperty: 'hubspot_owner_id', queueId: null };

let desk: ApiDesk;
beforeAll(async () => {
  const company = companyHistory({
    deals: [
      wonDeal({ on: '2024-12-01', amount: 12_000, termMonths: 12 }),
      wonRenewal({ on: '2025-12-01', amount: 12_000, termMonths: 12 }),
    ],
  });
  desk = await openApiDesk({ '11': [company], '22': [] });
});
afterAll(() => desk.close());

const put = (name: string, body: unknown, as: Signed = ADA): Promise<ApiAnswer> =>
  desk.ask({ method: 'PUT', path: `/api/settings/${name}`, body, as });
const versionOf = async (name: string): Promise<number> => {
  const { body } = await desk.ask({ path: '/api/settings', as: ADA });
  const { settings } = body as { settings: { name: string; version: number }[] };
  return settings.find((one) => one.name === name)?.version ?? -1;
};

describe('the settings', () => {
  it('begin with the defaults, which nobody set', async () => {
    expect(await desk.ask({ path: '/api/settings', as: OTHER })).toMatchObject({
      status: 200,
      body: {
        mayChange: true,
        settings: [
          { name: 'policy', version: 0, setBy: null, value: { provisional: true } },
          { name: 'alerts', version: 0, value: { alerts: true } },
          { name: 'access', version: 0, value: { portfolio: 'everyone', admins: [] } },
          { name: 'programme', version: 0 },
        ],
      },
    });
  });

  it('are kept with who, when and why, and count at once', async () => {
    expect(await put('alerts', { value: ALERTS, version: 0, why: 'Too many tasks on Monday' })).toMatchObject({
      status: 200,
      body: {
        kind: 'changed',
        takesEffect: 'at_once',
        setting: { version: 1, setBy: 'ada@example.com', why: 'Too many tasks on Monday', value: ALERTS },
      },
    });
    expect(await versionOf('alerts')).toBe(1);
  });

  it('do not grow by a value that is the same', async () => {
    expect(await put('alerts', { value: ALERTS, version: 1, why: 'Again' })).toMatchObject({
      body: { kind: 'unchanged' },
    });
    expect(await versionOf('alerts')).toBe(1);
  });

  it('are not overwritten by somebody who saw an older version', async () => {
    const value = { ...ALERTS, alerts: false };
    expect(await put('alerts', { value, version: 0, why: 'Quiet' }, BEN)).toMatchObject({
      status: 409,
      body: { error: 'conflict', current: { version: 1, value: ALERTS } },
    });
    expect(await versionOf('alerts')).toBe(1);
  });

  it('take one of two changes that are made at the same moment', async () => {
    const change = (queueId: string) => put('alerts', { value: { ...ALERTS, queueId }, version: 1, why: 'Queue' });
    const statuses = (await Promise.all(['7', '8', '9'].map(change))).map(({ status }) => status).toSorted();
    expect(statuses).toEqual([200, 409, 409]);
    expect(await versionOf('alerts')).toBe(2);
  });

  it('keep their history, from which an old value is set again', async () => {
    expect(await put('alerts', { value: ALERTS, version: 2, why: 'Back to version 1' })).toMatchObject({ status: 200 });
    const { body } = await desk.ask({ path: '/api/settings/alerts/history', as: BEN });
    const { versions } = body as { versions: { version: number; value: unknown }[] };
    expect(versions.map(({ version }) => version)).toEqual([3, 2, 1]);
    expect(versions[0]?.value).toEqual(versions[2]?.value);
  });

  it.each([
    [{ value: ALERTS, version: 3 }, 'bad_request'],
    [{ value: ALERTS, version: 3, why: '  ' }, 'bad_request'],
    [{ value: ALERTS, why: 'No version' }, 'bad_request'],
    [{ value: { ...ALERTS, alerts: 'yes' }, version: 3, why: 'x' }, 'invalid'],
    [{ value: { ...ALERTS, ownerProperty: 'DROP TABLE' }, version: 3, why: 'x' }, 'invalid'],
    [{ value: { ...ALERTS, more: 1 }, version: 3, why: 'x' }, 'invalid'],
  ])('refuse %j, and stay as they were', async (body, error) => {
    expect(await put('alerts', body)).toMatchObject({ status: 400, body: { error } });
    expect(await versionOf('alerts')).toBe(3);
  });

  it('have no other names', async () => {
    for (const name of ['learnt', 'secrets', '__proto__'])
      expect(await put(name, { value: {}, version: 0, why: 'x' })).toMatchObject({ status: 404 });
    expect(await desk.ask({ path: '/api/settings/learnt/history', as: ADA })).toMatchObject({ status: 404 });
  });
});

describe('the policy', () => {
  it('is checked like a policy file, and counts from the next run of the whole portal', async () => {
    const portal = desk.portal('11');
    await portal.run();
    const version = await versionOf('policy');
    const policyOf = async () => {
      const { body } = await desk.ask({
        path: '/api/card',
        body: { companyId: '101', request: { action: 'refresh' } },
        as: ADA,
      });
      return (body as { policy: string }).policy;
    };
    const before = await policyOf();
    const changed = await put('policy', {
      value: { ...DEFAULT_POLICY, grossMargin: 0.5 },
      version,
      why: 'Our real margin',
    });
    expect(changed).toMatchObject({ status: 200, body: { kind: 'changed', takesEffect: 'with_next_run' } });
    expect(await policyOf()).toBe(before);
    await portal.run();
    const after = await policyOf();
    expect(after).not.toBe(before);
    expect(changed.body).toMatchObject({ setting: { value: { id: after } } });
  });

  it('keeps the Ideal lifetime value that was once fixed unless it names another', async () => {
    const version = await versionOf('policy');
    const read = (answer: ApiAnswer) =>
      (answer.body as { setting: { value: { idealLifetimeValue: number | null } } }).setting.value.idealLifetimeValue;
    const kept = await put('policy', { value: { ...DEFAULT_POLICY, grossMargin: 0.6 }, version, why: 'Margin' });
    expect(read(kept)).toBeTypeOf('number');
    const named = await put('policy', { value: { idealLifetimeValue: 77_000 }, version: version + 1, why: 'Ours' });
    expect(read(named)).toBe(77_000);
  });

  it.each([{ grossMargin: 7 }, { provisional: 'no' }, { unknownNumber: 1 }, 'text', null])(
    'refuses %j with what is wrong',
    async (value) => {
      const version = await versionOf('policy');
      const answer = await put('policy', { value, version, why: 'x' });
      expect(answer).toMatchObject({ status: 400, body: { error: 'invalid', problems: [expect.any(String)] } });
      expect(await versionOf('policy')).toBe(version);
    },
  );
});

describe('who may change settings', () => {
  it('is everybody until admins are named, and then only they', async () => {
    const value = { portfolio: 'own', admins: ['901'] };
    expect(await put('access', { value, version: 0, why: 'Only Ada' })).toMatchObject({ status: 200 });
    expect(await put('alerts', { value: ALERTS, version: 3, why: 'x' }, BEN)).toMatchObject({
      status: 403,
      body: { error: 'admins_only' },
    });
    expect(await desk.ask({ path: '/api/settings', as: BEN })).toMatchObject({ body: { mayChange: false } });
    expect(await desk.ask({ path: '/api/settings', as: ADA })).toMatchObject({ body: { mayChange: true } });
  });

  it('locks nobody out by mistake', async () => {
    const change = (value: unknown) => put('access', { value, version: 1, why: 'x' });
    expect(await change({ portfolio: 'own', admins: ['902'] })).toMatchObject({
      status: 400,
      body: { error: 'invalid' },
    });
    expect(await change({ portfolio: 'own', admins: [] })).toMatchObject({ status: 400, body: { error: 'invalid' } });
    expect(await versionOf('access')).toBe(1);
  });

  it('is settled portal by portal', async () => {
    const settled = await desk.ask({ path: '/api/settings', as: OTHER });
    expect(settled).toMatchObject({
      body: { mayChange: true, settings: [{ version: 0 }, { version: 0 }, { version: 0 }, { version: 0 }] },
    });
  });
});
