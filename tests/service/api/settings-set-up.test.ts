import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelReportSchema } from '../../../extensions/shared/model-view.ts';
import {
  checklistSchema,
  settingChangeSchema,
  settingHistorySchema,
  settingsSchema,
} from '../../../extensions/shared/settings-view.ts';
import { requiredScopes } from '../../../src/build/scopes.ts';
import { HubSpotError } from '../../../src/hubspot/client/hubspot-error.ts';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';
import { companyHistory, wonDeal } from '../../support/histories.ts';
import { openApiDesk, type ApiAnswer, type ApiDesk } from './api-desk.ts';

const ADA = { portalId: '11', userId: '901', userEmail: 'ada@example.com' };
const AWAY = new HubSpotError({ code: 'network', status: null, correlationId: null, operation: 'look' });

let desk: ApiDesk;
beforeAll(async () => {
  desk = await openApiDesk({
    '11': [companyHistory({ deals: [wonDeal({ on: '2025-12-01', amount: 12_000, termMonths: 12 })] })],
  });
});
afterAll(() => desk.close());

const get = (path: string): Promise<ApiAnswer> => desk.ask({ path: `/api/settings${path}`, as: ADA });
const put = (value: unknown, version: number, why: string): Promise<ApiAnswer> =>
  desk.ask({ method: 'PUT', path: '/api/settings/policy', body: { value, version, why }, as: ADA });

async function stepsOf() {
  const { steps } = checklistSchema.parse((await get('/checklist')).body);
  return Object.fromEntries(steps.map((step) => [step.name, step]));
}

describe('the settings page', () => {
  it('is told the currency and who looks, and reads every answer', async () => {
    const { body } = await get('');
    const view = settingsSchema.parse(body);
    expect(view).toMatchObject({ currency: 'EUR', userId: '901', mayChange: true });
    expect(view).toEqual(body);
    const { policy } = settingChangeSchema.parse((await put({ ...DEFAULT_POLICY, grossMargin: 0.6 }, 0, 'Ours')).body)
      .setting.value as { policy?: unknown };
    expect(policy).toBeUndefined();
    const history = (await get('/policy/history')).body;
    expect(settingHistorySchema.parse(history)).toEqual(history);
  });

  it('confirms the defaults by a policy that is not provisional, and goes back by setting an old value', async () => {
    expect((await stepsOf()).policy_confirmed).toMatchObject({ state: 'to_do' });
    const confirmed = await put({ ...DEFAULT_POLICY, provisional: false }, 1, 'Looked at every number');
    expect(settingChangeSchema.parse(confirmed.body)).toMatchObject({ kind: 'changed', setting: { version: 2 } });
    expect((await stepsOf()).policy_confirmed).toMatchObject({ state: 'done', at: expect.any(String) as string });
    const { versions } = settingHistorySchema.parse((await get('/policy/history')).body);
    const [, first] = versions;
    const back = await put(first?.value, 2, 'Back to version 1');
    expect(settingChangeSchema.parse(back.body)).toMatchObject({
      kind: 'changed',
      setting: { version: 3, why: 'Back to version 1', value: first?.value },
    });
  });

  it('sees a policy of an older program with what it did not know, and leaves out what nobody can read', async () => {
    const { runs } = desk.portal('11').store;
    const { partners: _, id: __, ...older } = DEFAULT_POLICY;
    await runs.writeSetting({ name: 'policy', value: older, setBy: 'x', why: 'older' });
    await runs.writeSetting({ name: 'policy', value: { ofAnother: 'program' }, setBy: 'x', why: 'newer' });
    const { versions, total } = settingHistorySchema.parse((await get('/policy/history')).body);
    expect(total).toBe(4);
    expect(versions[0]).toMatchObject({ why: 'older', value: { partners: DEFAULT_POLICY.partners } });
    const [policy] = settingsSchema.parse((await get('')).body).settings;
    expect(policy).toMatchObject({ version: 5, value: { renewalWords: DEFAULT_POLICY.renewalWords } });
  });

  it('gets as much of a long history as HubSpot hands on', async () => {
    const { runs } = desk.portal('11').store;
    // As JSON each of these characters takes six.
    const long = Array.from({ length: 50 }, (_, index) => `a${'\u0001'.repeat(96)}${String(index)}`);
    const lists = { renewalWords: long, pilotWords: long, partners: { ...DEFAULT_POLICY.partners, labels: long } };
    for (let year = 1; year <= 12; year += 1) {
      const value = { ...DEFAULT_POLICY, ...lists, lifetimeYears: year };
      await runs.writeSetting({ name: 'policy', value, setBy: 'x', why: String(year) });
    }
    const { body } = await get('/policy/history');
    expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(1_000_000);
    const { versions, total } = settingHistorySchema.parse(body);
    expect(total).toBe(16);
    expect(versions.length).toBeGreaterThan(6);
    expect(versions[0]).toMatchObject({ why: '12' });
  });
});

describe('the checklist', () => {
  it('names the scopes and properties that are missing', async () => {
    const portal = desk.portal('11');
    portal.grantedScopes = requiredScopes([]).filter((scope) => scope !== 'tickets' && scope !== 'automation');
    portal.missingProperties = ['loyalty_score'];
    expect(await stepsOf()).toMatchObject({
      scopes: { state: 'to_do', missing: ['tickets', 'automation'], at: null },
      properties: { state: 'to_do', missing: ['loyalty_score'] },
    });
    portal.grantedScopes = [...requiredScopes([]), 'one.more'];
    portal.missingProperties = [];
    expect(await stepsOf()).toMatchObject({
      scopes: { state: 'done', missing: [], at: expect.any(String) as string },
      properties: { state: 'done' },
    });
  });

  it('is shown also where HubSpot does not say', async () => {
    const portal = desk.portal('11');
    portal.grantedScopes = AWAY;
    portal.missingProperties = AWAY;
    expect(await stepsOf()).toMatchObject({ scopes: { state: 'unknown' }, properties: { state: 'unknown' } });
    portal.grantedScopes = null;
    expect(await stepsOf()).toMatchObject({ scopes: { state: 'unknown' } });
  });
});

describe('the report of the model', () => {
  it('is of the starting assumptions, and says why they stay', async () => {
    const before = (await get('/model')).body;
    expect(modelReportSchema.parse(before)).toEqual(before);
    expect(before).toMatchObject({
      current: { id: 'seed-1', isOwn: false, reason: null, backtest: null },
      versions: [],
    });
    await desk.portal('11').run();
    const { body } = await get('/model');
    expect(modelReportSchema.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      current: {
        id: 'seed-1',
        isOwn: false,
        reason: expect.stringContaining('too little history') as string,
        backtest: null,
      },
      versions: [{ id: 'seed-1', keptAt: expect.any(String) as string }],
    });
  });
});
