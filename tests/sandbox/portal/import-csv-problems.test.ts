import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CsvFolderError, importCsvFolder, type ImportOptions } from '../../../sandbox/portal/import-csv.ts';
import { ALL, COMPANIES, DEALS, ENGAGEMENTS, folderWith, importFiles } from './csv-files.ts';

describe('rows that cannot be used', () => {
  it('are reported with file and line while good rows count', async () => {
    const broken = `${DEALS}205,Bad day,Sales,Closed Won,,31.12.2025,100,EUR,101
206,Bad amount,Sales,Closed Won,,2025-01-01,about 100,EUR,101
207,No such company,Sales,Closed Won,,2025-01-01,100,EUR,999
208,Good,Sales,Closed Won,,2025-01-01,100,EUR,101
`;
    const { data, problems } = await importFiles({ 'companies.csv': COMPANIES, 'deals.csv': broken });
    expect(data.records.deals.map(({ id }) => id)).toEqual(['201', '202', '203', '204', '208']);
    expect(problems).toEqual([
      {
        file: 'deals.csv',
        line: 6,
        message:
          'Close Date "31.12.2025" is not a date: write it as 2026-03-31 or 2026-03-31 09:30. The row was not used.',
      },
      {
        file: 'deals.csv',
        line: 7,
        message:
          'Amount "about 100" is not a number: write it as 1234.56, without a currency sign. The row was not used.',
      },
      {
        file: 'deals.csv',
        line: 8,
        message: 'Associated Company IDs: there is no record 999 among the companies.',
      },
      { file: 'deals.csv', line: 8, message: 'Deal 207 belongs to no company of the file. The row was not used.' },
    ]);
  });

  it.each([
    ['101,Twice,,,2024-01-01,', 'The record ID 101 is there a second time.'],
    [',Nameless,,,2024-01-01,', 'The record ID is empty'],
    ['x7,Lettered,,,2024-01-01,', 'The record ID "x7" is not a whole number'],
    ['103,Day,,,2024-02-30,', 'Create Date "2024-02-30" is not a date'],
    ['103,Budget,,€5,2024-02-20,', 'Annual technology budget "€5" is not a number'],
    ['103,Sons, Daughters & Co,Retail,,2024-02-20,', 'The row has 7 cells and the header 6'],
    ['103,"Open quote,Retail,,2024-02-20,', 'A quote (") is not closed'],
  ])('say what is wrong with %s', async (row, message) => {
    const { data, problems } = await importFiles({
      'companies.csv': `${COMPANIES}${row}\n104,Last,,,2024-02-01,\n`,
      'deals.csv': DEALS,
    });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: 'companies.csv', line: 4 });
    expect(problems[0]!.message).toContain(message);
    expect(data.records.companies.map(({ id }) => id)).toEqual(['101', '102', '104']);
  });

  it.each([
    ['205,A,Sales,Closed Won,,,100,EUR,101', 'Deal 205 is closed and has no close date.'],
    ['205,A,Sales,Closed Won,,2025-01-01,100,Euro,101', 'Currency "EURO" is no code such as EUR.'],
    ['205,A,Sales,Closed Won,,2025-01-01,100,EUR,', 'Deal 205 belongs to no company of the file.'],
    ['205,A,Sales,Closed Won,,2025-01-01,"1.234,50",EUR,101', 'Amount "1.234,50" is not a number'],
  ])('say what is wrong with the deal %s', async (row, message) => {
    const { data, problems } = await importFiles({ 'companies.csv': COMPANIES, 'deals.csv': `${DEALS}${row}\n` });
    expect(problems.map((problem) => [problem.line, problem.message.startsWith(message)])).toEqual([[6, true]]);
    expect(data.records.deals).toHaveLength(4);
  });

  it('keep a deal for the companies that are known, without taking another for the primary one', async () => {
    const row = '205,A,Sales,Closed Won,,2025-01-01,100,EUR,999;102';
    const { data, problems } = await importFiles({ 'companies.csv': COMPANIES, 'deals.csv': `${DEALS}${row}\n` });
    expect(problems.map(({ line }) => line)).toEqual([6]);
    expect(data.associations.filter(({ from }) => from.id === '205')).toEqual([
      { from: { type: 'deals', id: '205' }, to: { type: 'companies', id: '102' } },
    ]);
  });

  it('say which types of engagement are known', async () => {
    const row = '420,Fax,2025-05-01,,,Hello,,101,,';
    const { problems } = await importFiles({ ...ALL, 'engagements.csv': `${ENGAGEMENTS}${row}\n` });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: 'engagements.csv', line: 13 });
    expect(problems[0]!.message).toContain('Type "Fax" is not known: write Call, Meeting, Email');
  });

  it('name a missing column with what the file has; without a needed one no row is used', async () => {
    const noAmount = DEALS.replace('Amount', 'Value').replace('Deal Type', 'Kind');
    const { data, problems } = await importFiles({ 'companies.csv': COMPANIES, 'deals.csv': noAmount });
    expect(problems.map(({ file, line }) => [file, line])).toEqual([
      ['deals.csv', 1],
      ['deals.csv', 1],
    ]);
    expect(problems[0]!.message).toContain('The column "Amount" is missing (found: record id, deal name, pipeline,');
    expect(problems[1]!.message).toBe('The column "Deal Type" is missing: the rows were read without it.');
    expect(data.records.deals).toHaveLength(0);
    expect(data.records.companies).toHaveLength(2);
  });
});

describe('a folder that is no portal', () => {
  const complaint = async (folder: string, options: ImportOptions = {}): Promise<string> => {
    const error: unknown = await importCsvFolder(folder, options).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(CsvFolderError);
    return (error as CsvFolderError).message;
  };

  it('is told in one sentence with what to do', async () => {
    const folder = folderWith({ 'companies.csv': COMPANIES, 'some.txt': '' });
    const advice = 'Name a folder with companies.csv and deals.csv';
    expect(await complaint(join(folder, 'nowhere'))).toContain(`There is no folder "${join(folder, 'nowhere')}".`);
    expect(await complaint(join(folder, 'some.txt'))).toContain('is a file, not a folder.');
    expect(await complaint(folder)).toContain(`The folder "${folder}" has no deals.csv. ${advice}`);
    const empty = await complaint(folderWith({}));
    expect(empty).toContain('has no companies.csv and no deals.csv.');
    expect(empty).toContain(advice);
  });

  it('is refused with a wrong option, and told how to write it', async () => {
    const folder = folderWith(ALL);
    expect(await complaint(folder, { timeZone: 'Berlin' })).toContain('The time zone "Berlin" is not known');
    expect(await complaint(folder, { currency: 'euro' })).toContain('The currency "euro" is no code');
    expect(await complaint(folder, { asOf: '31.3.2026' })).toContain('The as-of day "31.3.2026" is no date');
  });

  it('is refused where no company can be read, with everything that is wrong', async () => {
    const refusal = await complaint(folderWith({ 'companies.csv': 'a,b\n1,2\n', 'deals.csv': DEALS }));
    expect(refusal).toMatch(/^companies\.csv, line 1: The column "Record ID" is missing \(found: a, b\)\./);
    expect(refusal).toMatch(/\nNo company could be read: mend what is named above\.$/);
  });

  it('may be empty but for the headers: then there are no companies and no problems', async () => {
    const header = (text: string): string => text.split('\n')[0]!;
    const files = { 'companies.csv': header(COMPANIES), 'deals.csv': header(DEALS) };
    const { data, problems, asOf } = await importFiles(files);
    expect(data.records.companies).toHaveLength(0);
    expect(problems).toEqual([]);
    expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});
