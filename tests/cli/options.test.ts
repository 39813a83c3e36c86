import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CrmBuilder } from '../hubspot/support/crm-builder.ts';
import { openDesk } from '../support/command-desk.ts';
import { makeTemporaryDirectory, writeFiles } from '../support/temporary-directory.ts';

const desk = openDesk(new CrmBuilder().build());
const READING = ['score', 'rescore', 'renewals', 'renewal-only', 'retention'];

const directory = makeTemporaryDirectory();
writeFiles(directory, {
  'good.json': '{ "idealLifetimeValue": 1000 }',
  'broken.json': '{ "grossMargin": ',
  'list.json': '[]',
  'range.json': '{ "grossMargin": 75 }',
  'unknown.json': '{ "marginGross": 0.75 }',
  'risk.json': '{ "risk": { "watch": 0.5, "high": 0.3 } }',
});
const file = (name: string): string => join(directory, name);

describe.each(READING)('%s', (command) => {
  it.each(['2014-13-01', '2026-02-30', 'yesterday', '21.11.2026', ''])('refuses --as-of "%s"', async (asOf) => {
    expect(await desk.run(command, `--as-of=${asOf}`, '--policy', file('good.json'))).toEqual({
      code: 1,
      out: '',
      err: `--as-of ${asOf} is no date. Write it as YYYY-MM-DD, for instance 2026-11-21.`,
    });
  });

  it.each([
    ['missing.json', 'cannot be read. Name an existing file with --policy'],
    ['broken.json', 'is not valid JSON'],
    ['list.json', 'is not valid: the policy must be a JSON object'],
    ['range.json', 'is not valid: grossMargin: '],
    ['unknown.json', 'marginGross'],
    ['risk.json', 'watch, high and critical must rise'],
  ])('refuses the policy %s, and names the file', async (name, sentence) => {
    const { code, out, err } = await desk.run(command, '--policy', file(name));
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain(`The policy file ${file(name)} `);
    expect(err).toContain(sentence);
  });

  it.each([
    ['--currency', 'EUR'],
    ['--time-zone', 'UTC'],
  ])('refuses %s for HubSpot, which has its own', async (option, value) => {
    expect(await desk.run(command, option, value, '--policy', file('good.json'))).toMatchObject({
      code: 1,
      err: `${option} goes with --data: a HubSpot account has its own. Leave it out.`,
    });
  });
});

describe('the command line', () => {
  it.each([
    [['score', '--wat'], "unknown option '--wat'"],
    [['wat'], "unknown command 'wat'"],
    [['score', 'everything'], 'too many arguments'],
    [['score', '--data'], 'argument missing'],
    [['properties', '--fix'], "unknown option '--fix'"],
  ])('refuses %j and names --help', async (args, words) => {
    const { code, out, err } = await desk.run(...args);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain(words);
    expect(err).toContain('Add --help to see what there is.');
  });

  it.each([
    [['--help'], 'score every company'],
    [['help'], 'score every company'],
    ...[...READING, 'properties'].map((command): [string[], string] => [[command, '--help'], '--json']),
  ])('answers %j and ends with 0', async (args, words) => {
    const { code, out, err } = await desk.run(...args);
    expect(code).toBe(0);
    expect(out).toContain(words);
    expect(err).toBe('');
  });

  it('shows what there is where no command is named, and ends with 1', async () => {
    const { code, out, err } = await desk.run();
    expect(code).toBe(1);
    expect(out).toBe('');
    for (const command of [...READING, 'properties']) expect(err).toContain(command);
  });

  it('never calls HubSpot for a wrong command line', () => {
    expect(desk.crm.calls.total).toBe(0);
  });
});
