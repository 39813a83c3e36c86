import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsvRow } from '../../src/cli/text/export-cells.ts';
import { CrmBuilder } from '../hubspot/support/crm-builder.ts';
import { openInstalledDesk, type CommandDesk } from '../support/command-desk.ts';
import { makeTemporaryDirectory, writeFiles } from '../support/temporary-directory.ts';

const directory = makeTemporaryDirectory();
writeFiles(directory, { 'policy.json': '{ "idealLifetimeValue": 30000 }' });
const POLICY = ['--policy', join(directory, 'policy.json')];

async function scoredDesk(): Promise<CommandDesk> {
  const builder = new CrmBuilder()
    .company('1', { name: '=HYPERLINK("http://evil.example")' })
    .wonDeal('11', '2026-03-01', '24000', ['1'])
    .company('2', { name: 'Müller, Söhne & Co' })
    .wonDeal('12', '2026-03-01', '-500', ['2'])
    .wonDeal('13', '2026-02-01', '12000', ['2'])
    .company('3');
  const desk = await openInstalledDesk(builder.build());
  expect((await desk.run('rescore', ...POLICY)).code).toBe(0);
  return desk;
}

/** Somewhere of its own for what an uninstall writes and takes away. */
function ownFiles(): readonly string[] {
  const own = makeTemporaryDirectory();
  return ['--out', join(own, 'export.csv'), '--policy', join(own, 'policy.json')];
}

describe('status', () => {
  it('shows the last runs, the mirror, what is stuck, and what is scored with', async () => {
    const desk = await scoredDesk();
    desk.setNow('2026-11-21T15:30:00Z');
    const { code, out } = await desk.run('status');
    expect(code).toBe(0);
    expect(out).toMatch(/2026-11-21T12:00:00.000Z │ first_fill │ done +│ +3 │ +3 │ +0 /);
    expect(out).toContain('The mirror is 3 hours old (2026-11-21T12:00:00.000Z)');
    expect(out).toContain('company 3');
    expect(out).toContain('Logging: nothing in twelve months for 2 of 2 customers');
    expect(out).toContain('HubSpot refused no score.');
    expect(out).toContain('Model seed-1.');
    expect(out).toContain('Policy version 1, set by a.kaya');
  });

  it('is JSON with --json', async () => {
    const desk = await scoredDesk();
    const status: unknown = JSON.parse((await desk.run('status', '--json')).out);
    expect(status).toMatchObject({ runs: [{ kind: 'first_fill', state: 'done' }], outgoing: 0, refused: 0 });
  });

  it('after an uninstall says that nothing is kept', async () => {
    const desk = await scoredDesk();
    await desk.run('uninstall', '--yes', ...ownFiles());
    const { code, out } = await desk.run('status');
    expect(code).toBe(0);
    expect(out).toContain('Nothing is kept of this portal: it was never scored from this store, or it was uninstalled');
    expect(out).not.toContain('No run yet.');
  });

  it('says what ended a run that failed', async () => {
    const desk = await scoredDesk();
    desk.crm.misbehave({ kind: 'server_error', path: '/search' });
    expect((await desk.run('rescore', ...POLICY)).code).toBe(1);
    expect((await desk.run('status')).out).toContain('failed: HubSpot answered with an error of its own.');
  });
});

describe('export', () => {
  it('writes one row for each company, which no spreadsheet runs as a formula', async () => {
    const desk = await scoredDesk();
    const { code, out } = await desk.run('export');
    expect(code).toBe(0);
    const rows = parse<Record<string, string>>(out, { columns: true });
    expect(rows.map(({ companyId, name }) => [companyId, name])).toEqual([
      ['1', `'=HYPERLINK("http://evil.example")`],
      ['2', 'Müller, Söhne & Co'],
      ['3', 'Company 3'],
    ]);
    const standing = desk.crm.record('companies', '1')?.properties;
    expect(rows[0]).toMatchObject({ segment: standing?.loyalty_segment, score: standing?.loyalty_score });
    expect(rows[2]).toMatchObject({ segment: 'not_scored', score: '', lifetimeValue: '' });
  });

  it('writes JSON, to a file where one is named', async () => {
    const desk = await scoredDesk();
    const file = join(makeTemporaryDirectory(), 'scores.json');
    const { code, out, err } = await desk.run('export', '--format', 'json', '--out', file);
    expect([code, out, err]).toEqual([0, '', `3 companies are in ${file}.`]);
    const rows: unknown = JSON.parse(readFileSync(file, 'utf8'));
    expect(rows).toMatchObject([{ companyId: '1' }, { companyId: '2', customerStatus: 'active' }, { companyId: '3' }]);
    expect(JSON.parse((await desk.run('export', '--format', 'json')).out)).toEqual(rows);
  });

  it('says where it cannot write', async () => {
    const desk = await scoredDesk();
    const { code, err } = await desk.run('export', '--out', join(directory, 'nowhere', 'scores.csv'));
    expect(code).toBe(1);
    expect(err).toContain('cannot be written. Name a file in a folder that exists');
  });
});

describe('a row of CSV', () => {
  it('quotes whatever begins like a formula and reads back as what was written', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 4 }), (texts) => {
        const [read] = parse(`${toCsvRow(texts)}\r\n`, { record_delimiter: '\r\n' });
        expect(read?.map((cell, index) => (cell === `'${texts[index] ?? ''}` ? cell.slice(1) : cell))).toEqual(texts);
        for (const cell of read ?? []) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  it.each([
    ['=1+1', `'=1+1`],
    ['+49 30', `'+49 30`],
    ['-2+3', `'-2+3`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\tx', `'\tx`],
    ['\rx', `"'\rx"`],
    ['a-b', 'a-b'],
  ])('writes %j as %j', (text, cell) => {
    expect(toCsvRow([text])).toBe(cell);
  });

  it('leaves negative numbers numbers, and what is not known empty', () => {
    expect(toCsvRow([-1200.5, 0, null])).toBe('-1200.5,0,');
  });
});

describe('forget', () => {
  it('takes a company out of everything that is kept, for good, and says what it did not touch', async () => {
    const desk = await scoredDesk();
    const { code, out } = await desk.run('forget', '--company', '1');
    expect(code).toBe(0);
    expect(out).toContain('Forgot company 1: its record, its scores and their history are gone');
    expect(out).toContain('Not touched: the company in HubSpot');
    for (const options of [[], ['--full']]) {
      await desk.run('rescore', ...options, ...POLICY);
      const rows: unknown = JSON.parse((await desk.run('export', '--format', 'json')).out);
      expect(rows).toMatchObject([{ companyId: '2' }, { companyId: '3' }]);
    }
    expect((await desk.store.scores.readSnapshots(['1'])).get('1') ?? []).toEqual([]);
    expect((await desk.store.scores.readPublished(['1'])).has('1')).toBe(false);
  });

  it('takes a contact out of the mirror', async () => {
    const builder = new CrmBuilder().company('1').wonDeal('11', '2026-03-01', '24000', ['1']);
    builder.add('contacts', '301', {}, ['companies', '1']);
    const desk = await openInstalledDesk(builder.build());
    await desk.run('rescore', ...POLICY);
    expect((await desk.store.mirror.readRecords('contact', ['301'])).length).toBe(1);
    const { out } = await desk.run('forget', '--contact', '301', '--json');
    expect(JSON.parse(out)).toMatchObject({ kind: 'contact', id: '301', wasKept: true });
    await desk.run('rescore', '--full', ...POLICY);
    expect(await desk.store.mirror.readRecords('contact', ['301'])).toEqual([]);
  });

  it.each([
    [[], 'Say either --company or --contact'],
    [['--company', '1', '--contact', '2'], 'Say either --company or --contact'],
    [['--company', 'Acme'], 'Acme is no Record ID'],
  ])('refuses %j', async (args, sentence) => {
    const desk = await scoredDesk();
    expect(await desk.run('forget', ...args)).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining(sentence) as string,
    });
  });
});

describe('uninstall', () => {
  it('does nothing that nobody said yes to', async () => {
    const desk = await scoredDesk();
    const { code, out } = await desk.run('uninstall', ...POLICY);
    expect(code).toBe(0);
    expect(desk.questions).toHaveLength(4);
    expect(out).toContain(`Left as they are: ${join(directory, 'policy.json')}`);
    expect(out).toContain('The properties stay as they are.');
    expect(desk.crm.property('companies', 'loyalty_score')).toBeDefined();
    expect((await desk.store.scores.readPublished(['1'])).size).toBe(1);
  });

  it('with --yes exports, names what it could not ask for, archives the properties and erases what is kept', async () => {
    const desk = await scoredDesk();
    const own = makeTemporaryDirectory();
    const file = join(own, 'export.csv');
    writeFiles(own, { 'policy.json': '{}', 'model.json': '{}' });
    const { code, out } = await desk.run('uninstall', '--yes', '--out', file, '--policy', join(own, 'policy.json'));
    expect(code).toBe(0);
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(4);
    expect(readdirSync(own)).toEqual(['export.csv']);
    expect(out).toContain('The association label "Referred by" stays');
    expect(out).toContain('could not be found out: look before you go on.');
    expect(out).not.toContain('No list');
    expect(out).toContain('Not known: lists: the app may not read them (scope crm.lists.read).');
    expect(out).toContain('Not known: workflows: the app may not read them (scope automation).');
    expect(desk.crm.property('companies', 'loyalty_score')).toBeUndefined();
    expect((await desk.store.scores.readPublished(['1'])).size).toBe(0);
    expect(await desk.store.runs.readSetting('policy')).toBeNull();
    expect((await desk.run('properties', '--check')).code).toBe(1);
  });

  it('drops the schedules and jobs of the portal with what is kept of it, once its store is closed, and never without', async () => {
    const desk = await scoredDesk();
    expect((await desk.run('uninstall', ...POLICY)).out).toContain('Stop the service first');
    expect(desk.dropped).toEqual([]);
    const { out } = await desk.run('uninstall', '--yes', ...ownFiles());
    expect(out).toContain('Dropped the schedules and the jobs of this portal.');
    expect(desk.dropped).toEqual([{ portalId: desk.store.portalId, keptIsOpen: false }]);
  });

  it('leaves the export of an earlier one alone where nothing is kept any more', async () => {
    const desk = await scoredDesk();
    const own = ownFiles();
    const file = own[1] ?? '';
    await desk.run('uninstall', '--yes', ...own);
    const { code, out } = await desk.run('uninstall', '--yes', ...own);
    expect(code).toBe(0);
    expect(out).toContain('there is nothing to export');
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(4);
  });

  it('waits until no scoring runs', async () => {
    const desk = await scoredDesk();
    await desk.store.runs.startRun('nightly');
    const { code, err } = await desk.run('uninstall', '--yes', ...ownFiles());
    expect(code).toBe(1);
    expect(err).toContain('A scoring is running since');
    expect(desk.crm.property('companies', 'loyalty_score')).toBeDefined();
  });
});
