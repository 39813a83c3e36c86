import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '../support/command-desk.ts';
import { makeTemporaryDirectory, writeFiles } from '../support/temporary-directory.ts';
import { CrmBuilder } from '../hubspot/support/crm-builder.ts';

const ALERTS = { alerts: false, digest: true, ownerProperty: 'csm_owner', queueId: '7' };

// A rescoring keeps the policy in the folder that it runs in, which must not be this project.
const home = process.cwd();
beforeAll(() => process.chdir(makeTemporaryDirectory()));
afterAll(() => process.chdir(home));

function setUp(builder = new CrmBuilder()) {
  const directory = makeTemporaryDirectory();
  const desk = openDesk(builder.build());
  const file = (name: string, value: unknown): string => {
    writeFiles(directory, { [name]: JSON.stringify(value) });
    return join(directory, name);
  };
  return { ...desk, file };
}

describe('loyalty settings', () => {
  it('shows what is set, the defaults where nobody set anything', async () => {
    const { run } = setUp();
    const { code, out } = await run('settings');
    expect(code).toBe(0);
    for (const name of ['policy', 'alerts', 'access']) expect(out).toContain(`${name}: the default, never set`);
    expect(JSON.parse((await run('settings', 'access', '--json')).out)).toMatchObject([{ name: 'access', version: 0 }]);
  });

  it('sets from a file with the reason, and tells when it counts', async () => {
    const { run, file } = setUp();
    const alerts = await run('settings', 'alerts', '--set', file('alerts.json', ALERTS), '--why', 'We use queues');
    expect(alerts.out).toMatch(/alerts: version 1, .*\(We use queues\)\. It counts at once\./);
    const policy = await run(
      'settings',
      'policy',
      '--set',
      file('policy.json', { grossMargin: 0.5 }),
      '--why',
      'Margin',
    );
    expect(policy.out).toContain('It counts from the next run of the whole portal');
    const again = await run('settings', 'alerts', '--set', file('alerts.json', ALERTS), '--why', 'Again');
    expect(again.out).toContain('Nothing to set');
  });

  it('sets the property that holds the budget, which has to be there', async () => {
    const nord = new CrmBuilder().company('1', { annualrevenue: '50000' }).wonDeal('11', '2026-03-01', '20000', ['1']);
    const { run, file, crm } = setUp(nord);
    await run('rescore');
    expect(crm.record('companies', '1')?.properties).toMatchObject({ loyalty_wallet_source: 'none' });
    const set = (property: string) =>
      run('settings', 'policy', '--set', file('wallet.json', { wallet: { property } }), '--why', 'Finance keeps it');
    const gone = await set('it_budget');
    expect(gone.code).toBe(1);
    expect(gone.err).toContain('HubSpot has no company property "it_budget" that can be chosen');
    expect((await set('city')).err).toContain('"City" (city) must be a number property');
    expect((await set('annualrevenue')).out).toContain('(Finance keeps it)');
    const shown = JSON.parse((await run('settings', 'policy', '--json')).out) as unknown;
    const wallet = { property: 'annualrevenue', datedBy: null, label: 'Annual revenue' };
    expect(shown).toMatchObject([{ value: { wallet } }]);

    await run('rescore');
    expect(crm.record('companies', '1')?.properties).toMatchObject({
      ...{ loyalty_wallet_source: 'entered', loyalty_share_of_wallet: '0.4', loyalty_value_gap: '30000' },
    });
  });

  it('shows the history, the latest first', async () => {
    const { run, file } = setUp();
    for (const alerts of [true, false]) {
      const path = file('alerts.json', { ...ALERTS, alerts });
      await run('settings', 'alerts', '--set', path, '--why', `alerts ${String(alerts)}`);
    }
    const { out } = await run('settings', 'alerts', '--history');
    expect(out.indexOf('(alerts false)')).toBeGreaterThanOrEqual(0);
    expect(out.indexOf('(alerts false)')).toBeLessThan(out.indexOf('(alerts true)'));
    expect((await run('settings', 'policy', '--history')).out).toBe('It was never set: the default counts.');
  });

  it.each([
    [['settings', 'secrets'], 'There is no setting "secrets"'],
    [['settings', '--history'], 'Say whose history'],
    [['settings', 'alerts', '--set', 'nowhere.json', '--why', 'x'], 'nowhere.json'],
    [['settings', 'alerts', '--set', 'nowhere.json'], 'Say why it is changed'],
    [['settings', '--set', 'nowhere.json', '--why', 'x'], 'Say what to set'],
  ])('refuses %j in a sentence', async (args, says) => {
    const { code, err } = await setUp().run(...args);
    expect(code).toBe(1);
    expect(err).toContain(says);
  });

  it('refuses a value that is none, and keeps nothing of it', async () => {
    const { run, file, store } = setUp();
    const path = file('alerts.json', { ...ALERTS, alerts: 'yes' });
    const { code, err } = await run('settings', 'alerts', '--set', path, '--why', 'x');
    expect(code).toBe(1);
    expect(err).toContain('alerts: ');
    expect(await store.runs.readSetting('alerts')).toBeNull();
  });
});

describe('loyalty settings preview', () => {
  it('shows what a policy would change, in words and as JSON, and sets nothing', async () => {
    const builder = new CrmBuilder()
      .company('1', { name: 'Nord' })
      .wonDeal('11', '2025-01-01', '24000', ['1'])
      .wonDeal('12', '2026-01-01', '24000', ['1'], { dealtype: 'existingbusiness' });
    const { run, file, store } = setUp(builder);
    await run('rescore');
    const versions = (await store.runs.listSettings('policy')).length;
    const policy = file('policy.json', { renewalWords: ['existing business'], idealLifetimeValue: 30_000 });
    const { code, out } = await run('settings', 'preview', policy);
    expect(code).toBe(0);
    expect(out).toContain('Deals, of 1 customer:');
    expect(out).toMatch(/│ won: renewal +│ +0 │ +1 │/);
    expect(out).toContain('Nord, deal 12 "Deal 12": purchase becomes renewal ("existing business")');
    expect(out).toContain('Segments and risks, of 1 customer:');
    expect(out).toContain('Ideal lifetime value: €30,000.\nNothing was changed.');
    expect(JSON.parse((await run('settings', 'preview', policy, '--json')).out)).toMatchObject({
      deals: { companies: 1, renewalDatesChanged: 1 },
      touches: { companies: 1 },
      segments: { isSample: false, idealLifetimeValue: 30_000 },
    });
    expect(await store.runs.listSettings('policy')).toHaveLength(versions);
  });

  it('refuses what is no policy, and a portal that was never read', async () => {
    const { run, file } = setUp();
    expect(await run('settings', 'preview', file('wrong.json', { grossMargin: 7 }))).toMatchObject({ code: 1 });
    expect((await run('settings', 'preview', file('right.json', {}))).err).toContain('Run loyalty rescore first');
    expect((await run('settings', 'preview', 'nowhere.json')).err).toContain('Name an existing file.');
  });
});
