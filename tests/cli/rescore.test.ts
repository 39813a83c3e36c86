import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generatePortal } from '../../sandbox/portal/generate-portal.ts';
import { CrmBuilder } from '../hubspot/support/crm-builder.ts';
import { openDesk, openInstalledDesk } from '../support/command-desk.ts';
import { makeTemporaryDirectory, writeFiles } from '../support/temporary-directory.ts';

const portal = generatePortal({ companies: 30 }).data;

/** A folder of its own for each test, with an empty policy: all defaults. */
function newPolicy(json = '{}'): { readonly file: string; readonly folder: string; readonly args: readonly string[] } {
  const folder = makeTemporaryDirectory();
  writeFiles(folder, { 'policy.json': json });
  const file = join(folder, 'policy.json');
  return { file, folder, args: ['--policy', file] };
}

function vendor(companies: number): CrmBuilder {
  const builder = new CrmBuilder();
  for (let number = 1; number <= companies; number += 1) {
    const id = String(number);
    builder.company(id).wonDeal(`1${id}`, '2026-03-01', String(10_000 * number), [id]);
  }
  return builder;
}

interface Summary {
  readonly companies: number;
  readonly customers: number;
  readonly segments: Readonly<Record<string, number>>;
  readonly written: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly failed: number;
  readonly problems: readonly { readonly companyId: string; readonly reason: string }[];
}

const summaryOf = (out: string): Summary => JSON.parse(out) as Summary;

describe('rescore', () => {
  it('writes every company the first time and nothing the second time', async () => {
    const desk = await openInstalledDesk(portal);
    const { args } = newPolicy();
    const first = summaryOf((await desk.run('rescore', '--json', ...args)).out);
    expect(first).toMatchObject({ companies: 30, written: 30, unchanged: 0, refused: 0, failed: 0, problems: [] });
    expect(Object.values(first.segments).reduce((sum, count) => sum + count, 0)).toBe(30);
    const sent = desk.updates();
    expect(sent).toBeGreaterThan(0);

    const second = summaryOf((await desk.run('rescore', '--json', ...args)).out);
    expect(second).toMatchObject({ written: 0, unchanged: 30, segments: first.segments });
    expect(desk.updates()).toBe(sent);
  });

  it('leaves every previous value, time of a change and alert empty at the first scoring', async () => {
    const desk = await openInstalledDesk(portal);
    await desk.run('rescore', ...newPolicy().args);
    const companies = desk.crm.records('companies');
    expect(companies.filter(({ properties }) => (properties.loyalty_segment ?? '') !== '')).toHaveLength(30);
    for (const { properties } of companies) {
      for (const name of [
        'loyalty_previous_segment',
        'loyalty_segment_changed_at',
        'loyalty_previous_risk',
        'loyalty_risk_changed_at',
        'loyalty_alert_at',
        'loyalty_change_reason',
      ])
        expect(properties[name] ?? '', name).toBe('');
    }
  });

  it('keeps the policy whole, with the amount that it fixed, and reads it back', async () => {
    const desk = await openInstalledDesk(portal);
    const { args, file, folder } = newPolicy('{ "grossMargin": 0.6 }');
    const { err } = await desk.run('rescore', ...args);
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    expect(kept).toMatchObject({ grossMargin: 0.6, horizonMonths: 12, provisional: true });
    expect(kept.idealLifetimeValue).toBeGreaterThan(0);
    expect(err).toContain(`Change it in ${file}.`);
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);

    const again = await desk.run('rescore', '--json', ...args);
    expect(again.err).not.toContain('is now fixed');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(kept);
    expect(summaryOf(again.out).written).toBe(0);
  });

  it('writes nothing at all with --dry-run, neither scores nor the policy', async () => {
    const desk = await openInstalledDesk(portal);
    const { args, file, folder } = newPolicy();
    const { code, out, err } = await desk.run('rescore', '--dry-run', ...args);
    expect(code).toBe(0);
    expect(out).toContain('30 companies, ');
    expect(out).toContain('Nothing was written (--dry-run).');
    expect(err).toContain('To keep it, run this without --dry-run.');
    expect(desk.updates()).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe('{}');
    expect(readdirSync(folder)).toEqual(['policy.json']);
  });

  it('reports a record that the portal refuses, writes the rest, and ends well', async () => {
    const desk = await openInstalledDesk(vendor(5).build());
    desk.crm.misbehave({ kind: 'validation_rule', objectType: 'companies', requires: 'city', ids: ['2'] });
    const { args } = newPolicy();
    const { code, out } = await desk.run('rescore', ...args);
    expect(code).toBe(0);
    expect(out).toContain("Written 4, unchanged 0, refused by the portal's own rules 1, failed 0.");
    expect(out).toMatch(/ {2}company 2: .*city/);
    expect(desk.crm.record('companies', '5')?.properties.loyalty_score ?? '').not.toBe('');

    const json = summaryOf((await desk.run('rescore', '--json', ...args)).out);
    expect(json).toMatchObject({ written: 0, unchanged: 4, refused: 1, problems: [{ companyId: '2' }] });
  });

  it('takes a 207 record by record: what failed once is sent again alone', async () => {
    const desk = await openInstalledDesk(vendor(5).build());
    desk.crm.misbehave({ kind: 'partial_batch', path: '/batch/update', ids: ['4'], times: 1 });
    const { code, out } = await desk.run('rescore', ...newPolicy().args);
    expect(code).toBe(0);
    expect(out).toContain('Written 5, unchanged 0');
    expect(desk.updates()).toBe(2);
  });

  it('ends with 1 where records could not be written, names a failed one, and sends only those the next time', async () => {
    const desk = await openInstalledDesk(vendor(5).build());
    const { args } = newPolicy();
    desk.crm.misbehave(
      { kind: 'validation_rule', objectType: 'companies', requires: 'city', ids: ['1'] },
      { kind: 'partial_batch', path: '/batch/update', ids: ['4'] },
    );
    const { code, out, err } = await desk.run('rescore', ...args);
    expect(code).toBe(1);
    expect(out).toContain("Written 3, unchanged 0, refused by the portal's own rules 1, failed 1.");
    expect(err).toMatch(/1 of 5 companies could not be written; the first: (?!.*city).*\. Run the command again later/);
    desk.crm.calm();
    expect(summaryOf((await desk.run('rescore', '--json', ...args)).out)).toMatchObject({ written: 2, unchanged: 3 });
  });

  it('says once what goes wrong for all, and keeps no policy that nothing stands on', async () => {
    const desk = await openInstalledDesk(vendor(5).build());
    desk.crm.misbehave({ kind: 'missing_scope', objectType: 'companies', action: 'write' });
    const { args, file } = newPolicy();
    const { code, out, err } = await desk.run('rescore', ...args);
    expect(code).toBe(1);
    expect(out).toContain('  5 companies, the first 1: The app lacks a permission in HubSpot.');
    expect(err).toContain('5 of 5 companies could not be written');
    expect(readFileSync(file, 'utf8')).toBe('{}');
  });

  it('says that an empty portal has nothing to score', async () => {
    const desk = await openInstalledDesk(new CrmBuilder().build());
    const { code, out } = await desk.run('rescore', ...newPolicy().args);
    expect(code).toBe(0);
    expect(out).toBe('There are no companies yet: nothing to score.');
    expect(desk.updates()).toBe(0);
  });

  it('shows a company without a deal as not scored', async () => {
    const desk = await openInstalledDesk(vendor(2).company('7').build());
    const { code, out } = await desk.run('rescore', ...newPolicy().args);
    expect(code).toBe(0);
    expect(out).toMatch(/^3 companies, 2 of them customers: .*Not scored 1\.$/m);
    expect(desk.crm.record('companies', '7')?.properties).toMatchObject({
      loyalty_segment: 'not_scored',
      loyalty_customer_status: 'prospect',
    });
  });

  it('tells the amount where the policy cannot be kept, so that the scores do not stand on a lost one', async () => {
    const desk = await openInstalledDesk(vendor(5).build());
    const { file, folder, args } = newPolicy();
    // A folder stands where the new file would be written first: no right that even root has helps.
    writeFiles(folder, { 'policy.json.new/in-the-way': '' });
    const { code, err } = await desk.run('rescore', ...args);
    expect(code).toBe(1);
    expect(err).toContain(`could not be kept: ${file} cannot be written. Write "idealLifetimeValue": `);
    expect(readFileSync(file, 'utf8')).toBe('{}');
  });

  it('alerts nobody about what only a new policy changed', async () => {
    const desk = await openInstalledDesk(portal);
    await desk.run('rescore', ...newPolicy().args);
    const risks = { watch: 0.02, high: 0.05, critical: 0.1 };
    await desk.run('rescore', ...newPolicy(JSON.stringify({ risk: risks, idealLifetimeValue: 9e6 })).args);
    const companies = desk.crm.records('companies');
    const changed = companies.filter(({ properties }) => (properties.loyalty_risk_changed_at ?? '') !== '');
    expect(changed.length).toBeGreaterThan(5);
    for (const { properties } of changed) expect(properties.loyalty_change_reason).toBe('policy');
    for (const { properties } of companies) expect(properties.loyalty_alert_at ?? '').toBe('');
  });
});

describe('rescore --data', () => {
  it('is a rehearsal: it says so, and leaves the folder and the policy of the account alone', async () => {
    const folder = makeTemporaryDirectory();
    writeFiles(folder, {
      'companies.csv':
        'Record ID,Company name,Industry,Annual technology budget,Create Date\n1,Acme,Retail,,2024-01-01\n',
      'deals.csv':
        'Record ID,Deal Name,Pipeline,Deal Stage,Deal Type,Close Date,Amount,Currency,Associated Company IDs\n11,First,Sales,Closed Won,newbusiness,2026-03-01,12000,EUR,1\n',
    });
    const desk = openDesk(new CrmBuilder().build());
    const { code, out, err } = await desk.run('rescore', '--data', folder);
    expect(code).toBe(0);
    expect(out).toContain('Written 1, unchanged 0');
    expect(out).toContain('This was a rehearsal on a copy of the folder');
    expect(err).toContain('To keep it, name a policy file with --policy.');
    expect(readdirSync(folder).toSorted()).toEqual(['companies.csv', 'deals.csv']);
    expect(desk.crm.calls.total).toBe(0);
  });
});
