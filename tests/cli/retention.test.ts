import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RetentionReport } from '../../src/programme/retention/measure-retention.ts';
import { CrmBuilder } from '../hubspot/support/crm-builder.ts';
import { openDesk } from '../support/command-desk.ts';
import { makeTemporaryDirectory, writeFiles } from '../support/temporary-directory.ts';

const directory = makeTemporaryDirectory();
writeFiles(directory, { 'policy.json': '{}' });
const POLICY = ['--policy', join(directory, 'policy.json')];

/** Two customers from 2023: one renews every year, the other never does. */
const vendor = new CrmBuilder()
  .company('1')
  .company('2')
  .wonDeal('11', '2023-05-01', '10000', ['1'])
  .wonDeal('12', '2024-05-01', '12000', ['1'])
  .wonDeal('13', '2025-05-01', '14000', ['1'])
  .wonDeal('14', '2026-05-01', '16000', ['1'])
  .wonDeal('21', '2023-06-01', '5000', ['2'])
  .build();

describe('retention', () => {
  it('prints what was kept, by period and by cohort', async () => {
    const { code, out } = await openDesk(vendor).run('retention', '--json', ...POLICY);
    expect(code).toBe(0);
    const { periods, cohorts } = JSON.parse(out) as RetentionReport;
    expect(periods.at(-1)).toMatchObject({ from: '2025-11-21', until: '2026-11-21', customers: 1, kept: 1 });
    expect(periods.map(({ customers, kept }) => [customers, kept])).toContainEqual([2, 1]);
    expect(new Set(cohorts.map(({ cohort }) => cohort))).toEqual(new Set([2023]));
  });

  it('prints a table a person can read: no infinite interval, one year and two years', async () => {
    const { out } = await openDesk(vendor).run('retention', ...POLICY);
    expect(out).toContain('As of 2026-11-21; amounts in EUR; in brackets the 80 % interval.');
    expect(out).toMatch(/after 1 year: /);
    expect(out).toMatch(/after 2 years: /);
    expect(out).not.toMatch(/Infinity|NaN|-0 %|undefined/);
  });

  it('says that nobody is there for twelve months', async () => {
    const young = new CrmBuilder().company('1').wonDeal('11', '2026-10-01', '10000', ['1']).build();
    expect((await openDesk(young).run('retention', ...POLICY)).out).toBe(
      'No customer is old enough to measure retention: it needs twelve months.',
    );
    expect((await openDesk(new CrmBuilder().build()).run('retention', ...POLICY)).out).toContain(
      'No customer is old enough',
    );
  });

  it('does not choose between --portal and --data itself', async () => {
    expect(await openDesk(vendor).run('retention', '--portal', '--data', directory)).toMatchObject({
      code: 1,
      err: 'Say either --portal (read HubSpot) or --data (read a folder), not both.',
    });
  });
});
