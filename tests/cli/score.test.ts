import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CrmBuilder } from '../hubspot/support/crm-builder.ts';
import { openDesk, openInstalledDesk } from '../support/command-desk.ts';
import { makeTemporaryDirectory, writeFiles } from '../support/temporary-directory.ts';

const directory = makeTemporaryDirectory();
writeFiles(directory, { 'policy.json': '{ "idealLifetimeValue": 20000 }' });
const POLICY = ['--policy', join(directory, 'policy.json')];

/** A customer under contract, a company without a deal, and one whose only deal was free. */
function vendor(): CrmBuilder {
  return new CrmBuilder()
    .company('1', { loyalty_annual_budget: '60000', loyalty_budget_as_of: '2026-02-03' })
    .wonDeal('11', '2025-03-01', '24000', ['1'])
    .wonDeal('12', '2026-03-01', '26000', ['1'], { pipeline: '77', dealstage: '772', dealtype: 'existingbusiness' })
    .add('meetings', '21', { hs_timestamp: '2026-10-10T09:00:00Z', hs_meeting_outcome: 'COMPLETED' }, [
      'companies',
      '1',
    ])
    .add('notes', '22', { hs_timestamp: '2026-10-11T09:00:00Z' }, ['companies', '1'])
    .company('2')
    .company('3')
    .wonDeal('31', '2026-01-15', '0', ['3']);
}

const FIELDS = [
  'company',
  'name',
  'asOf',
  'customerStatus',
  'segment',
  'loyalty',
  'loyaltyInterval',
  'drivers',
  'risk',
  'evidence',
  'lifetimeValue',
  'lifetimeValueInterval',
  'waterfall',
  'currentAnnualValue',
  'wallet',
  'valueGap',
  'shareOfWallet',
  'renewalDate',
  'contactStatus',
  'lastNonRenewalContact',
  'daysSinceNonRenewalContact',
  'excludedTouches',
  'model',
  'skipped',
] as const;

type ScoreJson = Readonly<Record<(typeof FIELDS)[number] | 'reason', unknown>>;

async function scoreJson<T = ScoreJson>(...args: readonly string[]): Promise<T> {
  const desk = await openInstalledDesk(vendor().build());
  const { code, out } = await desk.run('score', '--json', ...POLICY, ...args);
  expect(code).toBe(0);
  return JSON.parse(out) as T;
}

describe('score --json', () => {
  it('prints one object for one company, with every field that is promised', async () => {
    const score = await scoreJson('--company', '1');
    expect(Object.keys(score)).toEqual(expect.arrayContaining([...FIELDS]));
    expect(score).toMatchObject({
      company: '1',
      name: 'Company 1',
      asOf: '2026-11-21',
      customerStatus: 'active',
      currentAnnualValue: 26_000,
      wallet: { amount: 60_000, source: 'entered', asOf: '2026-02-03' },
      valueGap: 34_000,
      renewalDate: '2027-03-01',
      contactStatus: 'in_touch',
      lastNonRenewalContact: '2026-10-10',
      daysSinceNonRenewalContact: 42,
      excludedTouches: [{ record: '22', date: '2026-10-11', reason: 'note' }],
      skipped: [],
    });
    expect(score.shareOfWallet).toBeCloseTo(26 / 60, 10);
  });

  it('keeps loyalty within 0 and 1 and inside its interval, and the drivers add up to 100 times it', async () => {
    const score = await scoreJson<{
      loyalty: number;
      loyaltyInterval: [number, number];
      drivers: { name: string; points: number; because: string }[];
    }>('--company', '1');
    const [low, high] = score.loyaltyInterval;
    expect(low).toBeGreaterThan(0);
    expect(high).toBeLessThan(1);
    expect(score.loyalty).toBeGreaterThanOrEqual(low);
    expect(score.loyalty).toBeLessThanOrEqual(high);
    expect(score.drivers[0]?.name).toBe('starting_point');
    const points = score.drivers.reduce((sum, driver) => sum + driver.points, 0);
    expect(points).toBeCloseTo(100 * score.loyalty, 6);
    for (const { because } of score.drivers) expect(because).not.toBe('');
  });

  it('shows a waterfall that adds up to the lifetime value', async () => {
    const score = await scoreJson<{ lifetimeValue: number; waterfall: { kind: string; presentValue: number }[] }>(
      '--company',
      '1',
    );
    expect(score.waterfall[0]?.kind).toBe('initial');
    const sum = score.waterfall.reduce((total, { presentValue }) => total + presentValue, 0);
    expect(sum).toBeCloseTo(score.lifetimeValue, 4);
  });

  it('prints a list without --company, in which a company that is no customer has no loyalty and a reason', async () => {
    const scores = await scoreJson<readonly ScoreJson[]>();
    expect(scores.map(({ company, loyalty, reason }) => [company, typeof loyalty, reason])).toEqual([
      ['1', 'number', undefined],
      ['2', 'object', 'no_deals'],
      ['3', 'object', 'nothing_paid'],
    ]);
    expect(scores[1]).toMatchObject({ loyalty: null, segment: null, customerStatus: 'prospect' });
  });

  it('is an object too for one company that is no customer, with its free deal in sight', async () => {
    expect(await scoreJson('--company', '3')).toMatchObject({
      company: '3',
      loyalty: null,
      reason: 'nothing_paid',
      credits: [{ record: '31', date: '2026-01-15', amount: 0 }],
    });
  });

  it('scores on the day that --as-of names', async () => {
    expect(await scoreJson('--company', '1', '--as-of', '2026-02-01')).toMatchObject({
      asOf: '2026-02-01',
      currentAnnualValue: 24_000,
      lastNonRenewalContact: null,
    });
  });

  it('keeps progress out of what a program reads', async () => {
    const desk = await openInstalledDesk(vendor().build());
    const { out, err } = await desk.run('score', '--json', ...POLICY);
    expect(() => JSON.parse(out) as unknown).not.toThrow();
    expect(err).toBe('Reading: 0 of 3\nReading: 3 of 3');
  });
});

describe('score', () => {
  it('prints a table in the words of the lists, with the day and the currency below it', async () => {
    const desk = await openInstalledDesk(vendor().build());
    const { code, out } = await desk.run('score', ...POLICY);
    expect(code).toBe(0);
    expect(out).toContain('€26,000');
    expect(out).toContain('€34,000');
    expect(out).toMatch(/│ 1 +│ Company 1 │ Active +│ (Ideal|Uncertain|Not a fit now) /);
    expect(out).toContain('In touch');
    expect(out).toContain('Not scored: no deal is known');
    expect(out).toContain('Not scored: nothing was ever paid, only credits or free deals');
    expect(out).toContain('As of 2026-11-21; amounts in EUR; model seed-1.');
    expect(out).not.toMatch(/[a-z]_[a-z]/);
  });

  it('sets every row to the same width and numbers to the right', async () => {
    const desk = await openInstalledDesk(vendor().build());
    const { out } = await desk.run('score', ...POLICY);
    const rows = out.split('\n').filter((line) => line.startsWith('│'));
    expect(rows).toHaveLength(4);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(rows[1]).toMatch(/ €26,000 │/);
  });

  it('marks a segment that a person has set', async () => {
    const data = vendor().company('4', {
      loyalty_segment_override: 'non_ideal',
      loyalty_override_reason: 'Leaves the market',
      loyalty_override_until: '2027-06-30',
    });
    const desk = await openInstalledDesk(data.wonDeal('41', '2026-06-01', '90000', ['4']).build());
    const { out } = await desk.run('score', '--company', '4', ...POLICY);
    expect(out).toContain('Not a fit now (set by a person)');
  });

  it('says what was not used, and where to see all of it', async () => {
    const data = vendor().wonDeal('13', '2026-06-01', '', ['1']);
    const desk = await openInstalledDesk(data.build());
    const { out } = await desk.run('score', '--company', '1', ...POLICY);
    expect(out).toContain('1 record was not used (--json lists each with its reason); the first: deal 13, ');
  });

  it('says that there are no companies in an empty portal, and prints an empty list as JSON', async () => {
    const desk = openDesk(new CrmBuilder().build());
    expect(await desk.run('score', ...POLICY)).toMatchObject({
      code: 0,
      out: 'There are no companies yet: nothing to score.',
    });
    expect((await desk.run('score', '--json', ...POLICY)).out).toBe('[]');
  });

  it('says that there is no such company, and how to find one', async () => {
    const desk = await openInstalledDesk(vendor().build());
    expect(await desk.run('score', '--json', '--company', '999', ...POLICY)).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining(
        'There is no company 999 among the 3 read. Look its Record ID up in HubSpot.',
      ) as unknown,
    });
  });

  it('writes nothing', async () => {
    const desk = await openInstalledDesk(vendor().build());
    await desk.run('score', ...POLICY);
    expect(desk.updates()).toBe(0);
    expect(desk.crm.record('companies', '1')?.properties.loyalty_score ?? null).toBeNull();
  });
});
