import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { registerFit } from '../../src/cli/commands/fit.ts';
import { findData } from '../support/data-folder.ts';
import { makeTemporaryDirectory, writeFiles } from '../support/temporary-directory.ts';

const cdnow = findData('cdnow/purchases.csv');
const directory = makeTemporaryDirectory();
const purchases = join(directory, 'purchases.csv');
const single = join(directory, 'single.csv');
const contracts = join(directory, 'contracts.csv');
writeFiles(directory, {
  'purchases.csv':
    'customer,date,amount\na,2026-01-01,5\na,2026-03-01,5\nb,2026-02-01,0\nc,2026-02-31,1\nd,2026-11-22,1\ne,2026-01-05,-3\n',
  'single.csv': 'customer,date,amount\na,2026-01-01,5\nb,today,5\n',
  'contracts.csv': 'year,a,b\n0,100,100\n1,80,90\n2,70,85\n3,65,80\n',
});

async function run(...args: string[]): Promise<{ out: string; err: string }> {
  const printed = { out: '', err: '' };
  const program = new Command('loyalty').exitOverride().configureOutput({ writeErr: () => {} });
  registerFit(program, {
    out: (text) => (printed.out += text),
    err: (text) => (printed.err += text),
    now: () => new Date(2026, 10, 21, 12),
  });
  await program.parseAsync(['fit', ...args], { from: 'user' });
  return printed;
}

async function runJson(...args: string[]): Promise<Record<string, unknown>> {
  return JSON.parse((await run(...args, '--json')).out) as Record<string, unknown>;
}

describe('fit --purchases', () => {
  it.skipIf(cdnow === null)('prints the published fit of CDNOW as JSON', async () => {
    const report = await runJson(
      '--purchases',
      cdnow!,
      '--model',
      'bg-nbd',
      '--method',
      'mle',
      '--unit',
      'week',
      '--until',
      '1997-09-30',
    );
    expect(report).toMatchObject({ model: 'bg-nbd', method: 'mle', customers: 2357, converged: true, brokenRows: 0 });
    expect(Math.abs((report.logLikelihood as number) + 9582.4292)).toBeLessThan(1e-3);
    expect(Object.keys(report.parameters as object)).toEqual(['r', 'alpha', 'a', 'b']);
  });

  it('counts broken rows, names their lines, and says who was left out', async () => {
    const report = await runJson('--purchases', purchases);
    expect(report).toMatchObject({
      model: 'mbg-nbd',
      method: 'map',
      unit: 'day',
      until: '2026-03-01',
      customers: 2,
      converged: true,
      leftOut: { creditsOnly: 1, firstPurchaseLater: 0 },
      brokenRows: 2,
    });
    expect((report.problems as { line: number }[]).map(({ line }) => line)).toEqual([5, 6]);
  });

  it('prints a table with the broken rows below it', async () => {
    const { out } = await run('--purchases', purchases, '--model', 'pareto-nbd', '--unit', 'week');
    expect(out).toContain('pareto-nbd');
    expect(out).toContain('Time in weeks, until 2026-03-01.');
    expect(out).toContain('Broken rows, not used: 2');
    expect(out).toContain('line 5: the date "2026-02-31" is no date');
  });

  it.each([
    [
      ['--purchases', single],
      'at least two customers with a purchase by the end of the calibration; there is one. Broken rows, not used: 1; the first is line 3',
    ],
    [['--purchases', join(directory, 'nowhere.csv')], 'cannot be read; check the path'],
    [['--purchases', contracts], 'needs the columns customer, date and amount'],
    [['--purchases', purchases, '--until', '2026-13-01'], '--until "2026-13-01" is no date'],
    [['--purchases', purchases, '--until', '2026-11-22'], 'is in the future'],
    [['--purchases', purchases, '--years', '7'], '--years goes with --contracts'],
    [['--purchases', purchases, '--model', 'lstm'], 'Allowed choices are bg-nbd, mbg-nbd, pareto-nbd'],
    [[], 'Name one file to fit'],
    [['--purchases', purchases, '--contracts', contracts], 'Name one file to fit'],
  ])('fails with one sentence: %j', async (args, sentence) => {
    await expect(run(...args)).rejects.toThrow(sentence);
  });
});

describe('fit --contracts', () => {
  it('prints the parameters of each cohort, by maximum likelihood unless told otherwise', async () => {
    const report = await runJson('--contracts', contracts);
    expect(report).toMatchObject({
      cohorts: [
        { cohort: 'a', years: 3, method: 'mle', customers: 1000, converged: true },
        { cohort: 'b', years: 3 },
      ],
      brokenRows: 0,
    });
    const { out } = await run('--contracts', contracts, '--method', 'map', '--years', '2');
    expect(out).toContain('Each cohort taken as 1000 customers.');
    expect(out).toContain('map');
  });

  it.each([
    [['--contracts', contracts, '--years', 'seven'], '--years must be a whole number'],
    [['--contracts', contracts, '--until', '2026-01-01'], '--until and --model go with --purchases'],
    [['--contracts', purchases], 'The first line must name the columns'],
  ])('fails with one sentence: %j', async (args, sentence) => {
    await expect(run(...args)).rejects.toThrow(sentence);
  });
});
