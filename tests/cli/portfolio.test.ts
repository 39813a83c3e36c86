import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { registerPortfolio } from '../../src/cli/commands/portfolio.ts';
import { day, companyHistory, meeting, referredPurchase, wonDeal } from '../support/histories.ts';
import type { CompanyHistory } from '../../src/scoring/types.ts';
import { idleDoors } from '../support/idle-doors.ts';
import { memoryRecords, PORTAL } from '../support/customer-records.ts';
import { makeTemporaryDirectory, writeFiles } from '../support/temporary-directory.ts';
import { join } from 'node:path';

const directory = makeTemporaryDirectory();
writeFiles(directory, { 'policy.json': '{ "idealLifetimeValue": 20000, "costOfSales": 0.25 }' });

async function run(histories: readonly CompanyHistory[], ...args: string[]): Promise<string> {
  const printed: string[] = [];
  const records = memoryRecords(histories.map((history) => ({ history })));
  const doors = idleDoors({
    openHubSpot: async () => ({
      records,
      portal: PORTAL,
      asOf: day('2026-11-21'),
      ownerNames: new Map([['77', 'Ada Kaya']]),
      problems: [],
    }),
    out: (text) => printed.push(text),
  });
  const program = new Command('loyalty').exitOverride();
  registerPortfolio(program, doors);
  await program.parseAsync(['portfolio', '--policy', join(directory, 'policy.json'), ...args], { from: 'user' });
  return printed.join('\n');
}

const customer = (companyId: string, given: Partial<CompanyHistory> = {}): CompanyHistory =>
  companyHistory({ companyId, deals: [wonDeal({ on: '2026-03-01', amount: 12_000, termMonths: 12 })], ...given });

describe('loyalty portfolio', () => {
  it('prints every section for a manager, with money in the portal’s currency', async () => {
    const text = await run([
      customer('1', { activities: [meeting({ on: '2026-10-01' })], ownerId: '77' }),
      customer('2'),
    ]);
    for (const title of [
      'Portfolio on 2026-11-21',
      'Segments',
      'Value at risk in the next twelve months',
      'What winning a customer may cost',
      'What goes with staying',
      'Products that similar customers own',
      'Logging in the last twelve months',
      'What is missing',
    ]) {
      expect(text).toContain(title);
    }
    expect(text).toContain('2 companies, 2 of them customers');
    expect(text).toContain('The Ideal lifetime value is €20,000.');
    expect(text).toContain('No referral is on record');
    expect(text).toContain('The policy holds provisional defaults that nobody has confirmed');
    expect(text).toContain('2 of 2: acquisition cost (counted as none)');
    expect(text).toMatch(/│ Ada Kaya +│ +1 │ +0 % │ +100 % /);
  });

  it('prints the same as JSON, a purchase with two referrers credited once', async () => {
    const referred = [referredPurchase('2026-06-01', 8_000)];
    const once = JSON.parse(await run([customer('1', { referred }), customer('2')], '--json')) as {
      value: { influence: number; referrers: number };
    };
    const twice = JSON.parse(
      await run([customer('2', { referred }), customer('1', { referred })], '--json'),
    ) as typeof once;
    expect(once.value).toMatchObject({ referrers: 1, influence: expect.any(Number) as number });
    expect(twice.value).toEqual(once.value);
    expect(once).toMatchObject({ currency: 'EUR', companies: 2, idealLifetimeValue: 20_000 });
  });

  it('says so where there is no customer yet', async () => {
    expect(await run([companyHistory({})])).toBe('1 company, none of them a customer yet.');
  });
});
