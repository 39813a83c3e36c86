import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { inProcessTransport } from '../../sandbox/sandbox-portal.ts';
import { createHubSpotClient } from '../../src/hubspot/client/hubspot-client.ts';
import { CrmBuilder } from '../hubspot/support/crm-builder.ts';
import { openDesk, openInstalledDesk, type CommandDesk } from '../support/command-desk.ts';
import { makeTemporaryDirectory, writeFiles } from '../support/temporary-directory.ts';

function policyFile(json = '{}'): string {
  const folder = makeTemporaryDirectory();
  writeFiles(folder, { 'policy.json': json });
  return join(folder, 'policy.json');
}

/** Customers who spend 10,000 a year more each, and hold their Ideal lifetime values far apart. */
function vendor(companies: number): CrmBuilder {
  const builder = new CrmBuilder();
  for (let number = 1; number <= companies; number += 1) {
    const id = String(number);
    for (const year of [2023, 2024, 2025, 2026]) {
      builder.wonDeal(`${String(year)}${id}`, `${String(year)}-03-01`, String(10_000 * number), [id]);
    }
    builder.company(id);
  }
  return builder;
}

async function scoredDesk(companies: number, policy: string): Promise<CommandDesk> {
  const desk = await openInstalledDesk(vendor(companies).build());
  expect(await desk.run('rescore', '--policy', policy)).toMatchObject({ code: 0 });
  return desk;
}

describe('an account that lacks what the app needs', () => {
  it('is set up by the first scoring, and then written', async () => {
    const desk = openDesk(vendor(5).build());
    const { code, out } = await desk.run('rescore', '--policy', policyFile());
    expect(code).toBe(0);
    expect(out).toContain('Written 5, unchanged 0');
    expect(desk.crm.record('companies', '5')?.properties.loyalty_segment ?? '').not.toBe('');
  });

  it('gets an option back that somebody took away', async () => {
    const desk = await openInstalledDesk(vendor(5).build());
    const client = createHubSpotClient(inProcessTransport(desk.crm, 'pat-eu1-desk'), { limits: null });
    const options = [{ value: 'ours', label: 'Our own', displayOrder: 0, hidden: false }];
    const path = '/crm/properties/2026-09/companies/loyalty_customer_status';
    await client.call({ kind: 'properties', operation: 'test', method: 'PATCH', path, body: { options } }, z.unknown());
    const { code, out } = await desk.run('rescore', '--policy', policyFile());
    expect(code).toBe(0);
    expect(out).toContain("Written 5, unchanged 0, refused by the portal's own rules 0");
  });
});

describe('rescore', () => {
  it('stops before many segments change, says why, and sends exactly that after --yes', async () => {
    const desk = await scoredDesk(40, policyFile());
    const harsh = policyFile('{ "idealLifetimeValue": 90000000 }');
    const sent = desk.updates();
    const stopped = await desk.run('rescore', '--policy', harsh);
    expect(stopped.code).toBe(1);
    expect(stopped.err).toMatch(
      /Nothing was sent: \d\d of 40 customers would change their segment \(\d\d by a new policy\)/,
    );
    expect(stopped.err).toContain('run rescore --yes within a day');
    expect(desk.updates()).toBe(sent);
    expect((await desk.run('status')).out).toContain('40 scores wait for a yes');
    expect((await desk.run('rescore', '--dry-run', '--policy', harsh)).err).toContain(
      'Scores of an earlier run wait for a yes',
    );

    const { code, out } = await desk.run('rescore', '--yes', '--policy', harsh);
    expect(code).toBe(0);
    expect(out).toContain('Written 40, unchanged 0');
    const companies = desk.crm.records('companies');
    const changed = companies.filter(({ properties }) => (properties.loyalty_segment_changed_at ?? '') !== '');
    expect(changed.length).toBeGreaterThanOrEqual(10);
    for (const { properties } of changed) {
      expect(properties.loyalty_change_reason).toBe('policy');
      expect(properties.loyalty_alert_at ?? '').toBe('');
    }
  });

  it('shows with --dry-run, company by company, old and new value and the reason', async () => {
    const desk = await scoredDesk(3, policyFile());
    const harsh = policyFile('{ "idealLifetimeValue": 90000000 }');
    const { code, out } = await desk.run('rescore', '--dry-run', '--policy', harsh);
    expect(code).toBe(0);
    expect(out).toMatch(/^3 Company 3 \(policy\): .*segment ideal → non_ideal/m);
    const json = (await desk.run('rescore', '--dry-run', '--json', '--policy', harsh)).out.split('\n');
    const changes: unknown[] = json.map((line): unknown => JSON.parse(line));
    expect(changes[2]).toMatchObject({
      companyId: '3',
      reason: 'policy',
      values: expect.arrayContaining([{ value: 'segment', old: 'ideal', new: 'non_ideal' }]) as unknown,
    });
    expect(changes.at(-1)).toMatchObject({ state: 'done', companies: 3, written: 0 });
    expect(desk.crm.record('companies', '3')?.properties.loyalty_segment).toBe('ideal');
  });

  it('scores only the named companies with --companies, after the whole portal was scored', async () => {
    const policy = policyFile();
    const early = await openInstalledDesk(vendor(3).build());
    const refused = await early.run('rescore', '--companies', '1', '--policy', policy);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('Run rescore without --companies first.');

    const desk = await scoredDesk(3, policy);
    desk.crm.setProperties('companies', '2', { loyalty_annual_budget: '999000' });
    desk.crm.setProperties('companies', '3', { loyalty_annual_budget: '999000' });
    const { code, out } = await desk.run('rescore', '--companies', '2', '--policy', policy);
    expect(code).toBe(0);
    expect(out).toContain('1 company, a customer');
    expect(desk.crm.record('companies', '2')?.properties.loyalty_value_gap).toBe('979000');
    expect(desk.crm.record('companies', '3')?.properties.loyalty_value_gap ?? '').toBe('');
  });

  it('says where HubSpot has none of the named companies', async () => {
    const policy = policyFile();
    const desk = await scoredDesk(2, policy);
    const partly = await desk.run('rescore', '--companies', '2,999', '--policy', policy);
    expect(partly.code).toBe(0);
    expect(partly.err).toContain('1 of the named ids lead to no company of their own: unknown, deleted or merged.');
    const { code, err } = await desk.run('rescore', '--companies', '999', '--policy', policy);
    expect(code).toBe(1);
    expect(err).toContain('HubSpot has none of the named companies.');
  });

  it('lists with --refused what HubSpot refused, since when and why', async () => {
    const policy = policyFile();
    const desk = await openInstalledDesk(vendor(3).build());
    desk.crm.misbehave({ kind: 'validation_rule', objectType: 'companies', requires: 'city', ids: ['2'] });
    await desk.run('rescore', '--policy', policy);
    const calls = desk.crm.calls.total;
    const { code, out } = await desk.run('rescore', '--refused');
    expect(code).toBe(0);
    expect(out).toMatch(/2 +│ 2026-11-21 │ .*city/);
    expect(JSON.parse((await desk.run('rescore', '--refused', '--json')).out)).toMatchObject([{ companyId: '2' }]);
    // Only whose store it is was asked.
    expect(desk.crm.calls.total - calls).toBeLessThanOrEqual(4);
  });

  it('runs once at a time, and names the run that is under way', async () => {
    const desk = await openInstalledDesk(vendor(2).build());
    const run = await desk.store.runs.startRun('nightly');
    await desk.store.runs.noteProgress(run?.id ?? '', { process: 'process 77 on server' });
    const { code, out, err } = await desk.run('rescore', '--policy', policyFile());
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('is running since 2026-11-21T12:00:00.000Z, process 77 on server');
  });

  it.each([
    [['--data', 'folder', '--full'], '--full goes with a HubSpot account'],
    [['--data', 'folder', '--companies', '1'], '--companies goes with a HubSpot account'],
    [['--companies', '1', '--full'], '--full reads every company and --companies only some'],
    [['--dry-run', '--yes'], 'there is nothing to say --yes to'],
    [['--companies', '1,x'], 'This is none: x.'],
    [['--companies', ' , '], 'There is none.'],
  ])('refuses %j', async (args, sentence) => {
    const desk = openDesk(vendor(1).build());
    const { code, err } = await desk.run('rescore', ...args);
    expect(code).toBe(1);
    expect(err).toContain(sentence);
    expect(desk.crm.calls.total).toBe(0);
  });
});

describe('the policy', () => {
  it('is kept with every version, who set it and why, and written beside the model for the build', async () => {
    const policy = policyFile('{ "grossMargin": 0.5 }');
    const desk = await scoredDesk(3, policy);
    const versions = await desk.store.runs.listSettings('policy');
    expect(versions.map(({ version, setBy }) => `${String(version)} ${setBy}`)).toEqual(['2 Loyalty Lens', '1 a.kaya']);
    expect(versions[1]?.why).toBe(`first scoring, from ${policy}`);
  });

  it('keeps its Ideal lifetime value where another file names none', async () => {
    const desk = await scoredDesk(3, policyFile());
    const [first] = await desk.store.runs.listSettings('policy');
    await desk.run('rescore', '--policy', policyFile('{ "lapsedAfterMonths": 36 }'));
    const [second] = await desk.store.runs.listSettings('policy');
    expect(second?.value).toMatchObject({ lapsedAfterMonths: 36 });
    const ideal = (value: unknown): unknown =>
      z.looseObject({ idealLifetimeValue: z.number() }).parse(value).idealLifetimeValue;
    expect(ideal(second?.value)).toBe(ideal(first?.value));
  });
});
