import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { registerProgrammeKeep } from '../../../src/cli/programme/register-keep.ts';
import type { CompanyHistory } from '../../../src/scoring/types.ts';
import { PORTAL, memoryRecords } from '../../support/customer-records.ts';
import { companyHistory, day, meeting, referredPurchase, wonDeal, wonRenewal } from '../../support/histories.ts';
import { idleDoors } from '../../support/idle-doors.ts';
import { makeTemporaryDirectory, writeFiles } from '../../support/temporary-directory.ts';

const directory = makeTemporaryDirectory();
const file = (name: string): string => join(directory, name);
writeFiles(directory, {
  'policy.json': '{ "idealLifetimeValue": 20000, "costOfSales": 0.25 }',
  'ledger.csv':
    'Customer,Kind,Day,Cost,By\n1,training,2026-01-10,250,A. Kaya\n2,bribe,2026-01-10,1,\n2,survey,tomorrow,1,\n1,referral_ask,2026-10-01,,\n',
  'ledger.json': '[{"customer": 1, "kind": "recognition", "day": "2026-01-10", "cost": 99.5}, {"kind": "survey"}]',
  'before.csv': 'customer,kind,day\n1,training,2025-10-10\n9,training,2025-10-10\n',
  'broken.json': '[{',
  'headless.csv': 'company,what\n1,training\n',
});

async function run(histories: readonly CompanyHistory[], ...args: string[]) {
  const printed: string[] = [];
  const said: string[] = [];
  const doors = idleDoors({
    openHubSpot: () =>
      Promise.resolve({
        records: memoryRecords(histories.map((history) => ({ history }))),
        portal: PORTAL,
        asOf: day('2026-11-21'),
        ownerNames: new Map(),
        problems: [],
      }),
    openKept: () => Promise.resolve(null),
    out: (text) => printed.push(text),
    err: (text) => said.push(text),
  });
  const program = new Command('programme').exitOverride();
  registerProgrammeKeep(program, doors);
  await program.parseAsync([...args, '--policy', file('policy.json')], { from: 'user' });
  return { out: printed.join('\n'), err: said.join('\n') };
}

const years = (first: number, amount: number) => [
  wonDeal({ on: `${String(first)}-12-10`, termMonths: 12, amount }),
  ...Array.from({ length: 2025 - first }, (_, index) =>
    wonRenewal({ on: `${String(first + 1 + index)}-12-10`, termMonths: 12, amount }),
  ),
];
const VENDOR: readonly CompanyHistory[] = [
  companyHistory({
    ...{
      companyId: '1',
      name: 'Wide & <Sons>',
      deals: years(2021, 20_000),
      activities: [meeting({ on: '2026-11-01' })],
    },
    referred: [referredPurchase('2026-02-01', 8000)],
  }),
  companyHistory({
    ...{ companyId: '2', name: 'Silent', deals: years(2022, 30_000), activities: [meeting({ on: '2025-11-01' })] },
    entered: { knownCompetitor: 'Rival' },
  }),
  companyHistory({ companyId: '202', name: 'Came by Wide', deals: [wonDeal({ on: '2026-02-01', amount: 8000 })] }),
];

describe('programme exposure', () => {
  it('names who is open to a competitor, why, and what is at risk with them', async () => {
    const { out } = await run(VENDOR, 'exposure');
    expect(out).toMatch(/Silent .*a competitor is on record.*Rival/);
    expect(out).toContain('1 of 3 customers are open to competitors');
    const json: unknown = JSON.parse((await run(VENDOR, 'exposure', '--json')).out);
    expect(json).toMatchObject({ customers: 3, exposed: [{ companyId: '2', competitor: 'Rival' }] });
  });

  it('says so where nobody is, and where there are no customers', async () => {
    expect((await run(VENDOR.slice(2), 'exposure')).out).toContain('is seen to be open to a competitor');
    expect((await run([], 'exposure')).out).toContain('There are no customers yet');
  });
});

describe('programme milestones', () => {
  it('prints what there is to thank for, with the way to do it', async () => {
    const { out } = await run(VENDOR, 'milestones');
    expect(out).toMatch(/2026-12-10 │ 1 +│ Wide & <Sons> +│ 5 years a customer +│ +€20,000 │ public recognition/);
    expect(out).toContain('renewal no. 5, if renewed');
  });

  it('prints the same as JSON, and says so where there is nothing', async () => {
    const { milestones } = JSON.parse((await run(VENDOR, 'milestones', '--json')).out) as { milestones: unknown[] };
    expect(milestones).toContainEqual(expect.objectContaining({ kind: 'anniversary', size: 5, day: '2026-12-10' }));
    expect((await run([], 'milestones')).out).toContain('There are no customers yet');
    const quiet = [companyHistory({ deals: [wonDeal({ on: '2026-05-01' })] })];
    expect((await run(quiet, 'milestones')).out).toContain(
      'No customer has a milestone from 30 days before 2026-11-21',
    );
  });
});

describe('programme referrals', () => {
  it('prints who referred whom and whom to ask', async () => {
    const { out } = await run(VENDOR, 'referrals');
    expect(out).toMatch(/│ 1 +│ Wide & <Sons> +│ +1 │ +€8,000 │ +€6,000 │/);
    expect(out).toContain('1 customer recommended us; margin €6,000 so far, every purchase counted once.');
    expect(out).toContain('Ask now: 1 customer of 3.');
  });

  it('does not ask whom the ledger says was asked', async () => {
    const { out, err } = await run(VENDOR, 'referrals', '--activities', file('ledger.csv'));
    expect(out).toContain('Ask now: 0 customers of 3.');
    expect(out).toContain('asked within six months');
    expect(err).toContain('entry 3: left out, kind is none of priority_service');
    expect(err).toContain('entry 4: left out, day is no date');
    expect(err).toContain('2 entries of');
  });
});

describe('programme return', () => {
  it('shows the catalogue where no ledger was given, and the what-if all the same', async () => {
    const { out } = await run(VENDOR, 'return');
    expect(out).toContain('No ledger of activities was given');
    expect(out).toMatch(/priority_service +│ Priority service +│ company/);
    expect(out).toContain('an article of 2005 says');
    expect(out).toMatch(/Profit on today’s customers .* more \(/);
  });

  it('is honest about too few customers, and names activities that are for nobody', async () => {
    const { out, err } = await run(VENDOR, 'return', '--activities', file('ledger.json'));
    expect(out).toMatch(/Recognition +│ +1 │ +1 │ +€100 │/);
    expect(out).toContain('What activities returned cannot be told yet');
    expect(err).toContain('entry 2: left out');
    const before = await run(VENDOR, 'return', '--activities', file('before.csv'));
    expect(before.out).toContain(
      'Too few customers to tell what the activities returned: 1 decided test had an activity before',
    );
    expect(before.out).toContain('1 activity is for companies that are not in this portal');
  });

  it.each([
    [['return', '--points', 'many'], '--points many is no number of points'],
    [['return', '--activities', 'nowhere.csv'], 'nowhere.csv cannot be read'],
    [['return', '--activities', file('broken.json')], 'is not valid JSON'],
    [['return', '--activities', file('headless.csv')], 'has no column customer, kind, day'],
    [['report'], 'Name the file to write with --out'],
    [['report', '--language', 'fr', '--out', file('x.html')], '--language fr is not known'],
    [['report', '--out', file('no/such/folder.html')], 'cannot be written to'],
  ])('refuses %j, saying what to do', async (args, message) => {
    await expect(run(VENDOR, ...args)).rejects.toThrow(message);
  });
});

describe('programme report', () => {
  const report = async (language: string): Promise<string> => {
    const out = file(`report-${language}.html`);
    await run(VENDOR, 'report', '--out', out, '--language', language, '--activities', file('ledger.csv'));
    return readFileSync(out, 'utf8');
  };

  it('is one page that needs nothing else: no script, no address, and names stay text', async () => {
    const html = await report('en');
    expect(html).not.toMatch(/<script|<link|<img|<Sons>|https?:|url\(|undefined|NaN|Infinity|\[object/);
    expect(html).toContain('Wide &amp; &lt;Sons&gt;');
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('Rival');
  });

  it('has a table with heads and a caption beside every chart', async () => {
    const html = await report('en');
    const count = (text: string): number => html.split(text).length - 1;
    expect(count('<figure>')).toBe(4);
    expect(count('<div class="beside">')).toBe(4);
    expect(count('<caption>')).toBe(count('<table>'));
    expect(count('role="img" aria-label="')).toBe(4);
    expect(count('<h1>')).toBe(1);
    expect(count('<h2 ')).toBe(9);
  });

  it('says the same in German', async () => {
    const [english, german] = [await report('en'), await report('de')];
    const tags = (html: string): readonly string[] => html.match(/<(?:section|table|tr|svg|th|td)\b/g) ?? [];
    expect(german).toContain('<html lang="de">');
    expect(german).toContain('Bericht vom 21. November 2026');
    expect(tags(german)).toEqual(tags(english));
    expect(german).not.toMatch(/Customers|Retention|Milestone\b|Lifetime/);
  });

  it('prints its sums as JSON, and says so where nobody has bought anything', async () => {
    const sums = JSON.parse((await run(VENDOR, 'report', '--json')).out) as object;
    expect(sums).toMatchObject({ asOf: '2026-11-21', currency: 'EUR', exposed: 1, portfolio: { customers: 3 } });
    await run([], 'report', '--out', file('empty.html'));
    expect(readFileSync(file('empty.html'), 'utf8')).toContain('There are no customers yet');
  });
});
