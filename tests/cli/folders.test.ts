import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CrmBuilder } from '../hubspot/support/crm-builder.ts';
import { ALL, folderWith } from '../sandbox/portal/csv-files.ts';
import { idleDoors } from '../support/idle-doors.ts';
import { openDesk } from '../support/command-desk.ts';
import { makeTemporaryDirectory, writeFiles } from '../support/temporary-directory.ts';

const desk = openDesk(new CrmBuilder().build());

const HEAD = 'Record ID,Deal Name,Pipeline,Deal Stage,Deal Type,Close Date,Amount,Currency,Associated Company IDs';
const COMPANIES = 'Record ID,Company name,Industry,Annual technology budget,Create Date\n1,Acme,Retail,,2024-01-01\n';

interface Scored {
  readonly company: string;
  readonly currentAnnualValue: number;
}

describe('--data', () => {
  it('is rehearsed company by company, and the folder stays as it was', async () => {
    const folder = folderWith(ALL);
    const { out } = await desk.run('rescore', '--data', folder, '--dry-run');
    const planned = out.split('\n').filter((line) => line.includes(' → '));
    expect(planned.length).toBeGreaterThan(0);
    expect(planned[0]).toMatch(/^\d+ .+: .*segment -- → /);
    expect(out).toContain('Nothing was written (--dry-run).');
    const json = (await desk.run('rescore', '--data', folder, '--dry-run', '--json')).out;
    const [first = ''] = json.split('\n');
    expect(JSON.parse(first)).toMatchObject({
      companyId: expect.any(String) as string,
      values: expect.any(Array) as [],
    });
  });

  it('scores a folder of CSV files on the day after the last record, without HubSpot', async () => {
    const { code, out } = await desk.run('score', '--data', folderWith(ALL), '--json');
    expect(code).toBe(0);
    const scores = JSON.parse(out) as readonly { company: string; asOf: string }[];
    expect(scores.map(({ company }) => company)).toEqual(['101', '102']);
    // The last thing that has happened; what is planned after it does not count.
    expect(scores[0]?.asOf).toBe('2025-05-10');
    expect(desk.crm.calls.total).toBe(0);
  });

  it('names the owner of a renewal, not a number', async () => {
    const folder = folderWith({
      'companies.csv': `${COMPANIES.replace('\n', ',Company owner\n').trimEnd()},Ada Kaya\n`,
      'deals.csv': [
        HEAD,
        '11,First,Sales,Closed Won,newbusiness,2025-03-01,12000,EUR,1',
        '12,Second,Renewals,Closed Won,existingbusiness,2026-03-01,12000,EUR,1',
      ].join('\n'),
    });
    const { out } = await desk.run('renewals', '--data', folder, '--as-of', '2027-01-31');
    expect(out).toMatch(/│ Acme │ Ada Kaya │ 2027-03-01 │ +29 │/);
  });

  it('tells three broken rows with file and line, and counts the good ones', async () => {
    const folder = folderWith({
      'companies.csv': COMPANIES,
      'deals.csv': [
        HEAD,
        '11,First,Sales,Closed Won,newbusiness,2026-03-01,12000,EUR,1',
        '12,No date,Sales,Closed Won,newbusiness,soon,1000,EUR,1',
        '13,No number,Sales,Closed Won,newbusiness,2026-04-01,lots,EUR,1',
        '14,No such company,Sales,Closed Won,newbusiness,2026-04-01,500,EUR,999',
        '15,Second,Sales,Closed Won,newbusiness,2026-05-01,3000,EUR,1',
      ].join('\n'),
    });
    const { code, out, err } = await desk.run('score', '--data', folder, '--json');
    expect(code).toBe(0);
    const [acme] = JSON.parse(out) as readonly Scored[];
    expect(acme).toMatchObject({ company: '1', currentAnnualValue: 15_000 });
    expect(err).toMatch(/^deals\.csv, line 3: .*soon/m);
    expect(err).toMatch(/^deals\.csv, line 4: .*lots/m);
    expect(err).toMatch(/^deals\.csv, line 5: .*999/m);
    expect(err).not.toMatch(/line [^345]/);
  });

  it('says that there is nothing to score where the files have only their first line', async () => {
    const folder = folderWith({ 'companies.csv': COMPANIES.split('\n')[0]! + '\n', 'deals.csv': HEAD + '\n' });
    expect(await desk.run('score', '--data', folder)).toEqual({
      code: 0,
      out: 'There are no companies yet: nothing to score.',
      err: '',
    });
    expect((await desk.run('rescore', '--data', folder)).out).toContain('There are no companies yet');
  });

  it('says which column is missing, and in which file', async () => {
    const folder = folderWith({
      'companies.csv': COMPANIES,
      'deals.csv': `${HEAD.replace('Close Date,', '')}\n11,First,Sales,Closed Won,newbusiness,12000,EUR,1\n`,
    });
    const { out, err } = await desk.run('score', '--data', folder);
    expect(err).toMatch(/^deals\.csv, line 1: .*Close Date/);
    expect(out).toContain('Not scored: no deal is known');
  });

  it('looks a company up in the file, not in HubSpot', async () => {
    expect(await desk.run('score', '--data', folderWith(ALL), '--company', '7')).toMatchObject({
      code: 1,
      err: 'There is no company 7 among the 2 read. Look its Record ID up in companies.csv.',
    });
  });

  it('says what cannot be added up when the home currency is another one', async () => {
    const { out } = await desk.run('score', '--data', folderWith(ALL), '--currency', 'USD');
    expect(out).toContain('amounts in USD');
    expect(out).toMatch(/records were not used \(--json lists each with its reason\); the first: deal 201, .*EUR/);
  });

  const wrong = makeTemporaryDirectory();
  writeFiles(wrong, { 'companies.csv': COMPANIES, 'a-file': '' });
  it.each([
    [join(wrong, 'nowhere'), [], 'There is no folder "'],
    [join(wrong, 'a-file'), [], 'is a file, not a folder. Name a folder with companies.csv and deals.csv'],
    [wrong, [], 'has no deals.csv. Name a folder with companies.csv and deals.csv'],
    [folderWith(ALL), ['--currency', 'euro'], 'The currency "euro" is no code of three capital letters'],
    [folderWith(ALL), ['--time-zone', 'Mars/Base'], 'The time zone "Mars/Base" is not known'],
  ])('refuses %s %j in one sentence', async (folder, options, sentence) => {
    for (const command of ['score', 'rescore', 'renewals', 'renewal-only', 'retention']) {
      const { code, out, err } = await desk.run(command, '--data', folder, ...options);
      expect(code).toBe(1);
      expect(out).toBe('');
      expect(err).toContain(sentence);
    }
  });

  it('needs the sandbox, and says so where it is not installed', async () => {
    const { runCommand } = await import('../../src/cli/program.ts');
    const err: string[] = [];
    const code = await runCommand(['score', '--data', wrong], idleDoors({ err: (text) => err.push(text) }));
    expect(code).toBe(1);
    expect(err.join('\n')).toContain('--data needs the sandbox, which this installation does not have.');
  });
});
