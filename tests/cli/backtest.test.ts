import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CrmBuilder } from '../hubspot/support/crm-builder.ts';
import { openDesk } from '../support/command-desk.ts';
import { makeTemporaryDirectory, writeFiles } from '../support/temporary-directory.ts';

const desk = openDesk(new CrmBuilder().build());
const folder = makeTemporaryDirectory();
const rows = Array.from({ length: 40 }, (_, customer) =>
  Array.from({ length: 1 + (customer % 4) }, (__, purchase) => {
    const month = 1 + ((customer + 3 * purchase) % 9);
    return `c${String(customer)},2025-0${String(month)}-10,${String(100 + customer)}`;
  }),
).flat();
const broken = [',2025-01-01,5', 'x,yesterday,5', 'x,2025-01-01,much', 'x,2031-01-01,5'];
writeFiles(folder, {
  'good.csv': ['customer,date,amount', ...rows].join('\n'),
  'broken.csv': ['customer,date,amount', ...rows, ...broken].join('\n'),
  'one.csv': 'customer,date,amount\na,2025-01-01,5',
});
const backtest = (file: string, cuts: readonly string[], horizon: string, ...more: readonly string[]) =>
  desk.run('backtest', '--purchases', join(folder, file), '--cut', ...cuts, '--horizon-days', horizon, ...more);

describe('backtest', () => {
  it('prints, for each cut and for all, the figures beside the three rules', async () => {
    const { code, out, err } = await backtest('good.csv', ['2025-05-31', '2025-06-01'], '90', '--json');
    expect([code, err]).toEqual([0, '']);
    const report = JSON.parse(out) as { cuts: Record<string, unknown>[]; pooled: Record<string, unknown> };
    expect(report.cuts.map(({ cut }) => cut)).toEqual(['2025-05-31', '2025-06-01']);
    const numbers = ['customers', 'brier', 'brierSkill', 'logLoss', 'calibrationError', 'countMae', 'countRmse'];
    for (const figures of [...report.cuts, report.pooled]) {
      for (const name of [...numbers, 'valueMae']) expect(figures[name], name).toBeTypeOf('number');
      for (const name of ['auc', 'calibrationSlope', 'countBias']) expect(figures).toHaveProperty(name);
      expect(figures.published).toBeTypeOf('boolean');
      expect(figures.reason).toBeTypeOf('string');
      expect(Object.keys(figures.baselines ?? {})).toEqual(['baseRate', 'ownRate', 'recency']);
    }
  });

  it('takes one model alone where it is named, and says which one', async () => {
    const { out } = await backtest('good.csv', ['2025-05-31'], '90', '--model', 'pareto-nbd', '--method', 'map');
    expect(out).toContain('pareto-nbd (map)');
    expect(out).toMatch(/The model may (not )?be published: /);
  });

  it('names broken rows with their lines, and goes on', async () => {
    const { code, err, out } = await backtest('broken.csv', ['2025-05-31'], '90', '--json');
    expect(code).toBe(0);
    const last = rows.length + 1;
    const lines = err.split('\n').map((line) => /line (\d+)/.exec(line)?.[1]);
    expect(lines).toEqual([1, 2, 3, 4].map((row) => String(last + row)));
    expect((JSON.parse(out) as { problems: unknown[] }).problems).toHaveLength(4);
  });

  it('says where the file ends before the horizon does', async () => {
    const { err } = await backtest('good.csv', ['2025-08-01'], '365');
    expect(err).toBe('After 2025-08-01 the file does not reach the whole horizon: its last purchase is of 2025-09-10.');
  });

  it.each([
    ['a single customer', 'one.csv', '2025-05-31', '90', 'at least two customers'],
    ['no such file', 'none.csv', '2025-05-31', '90', 'cannot be read'],
    ['a cut that is no date', 'good.csv', 'May', '90', '--cut May is no date'],
    ['a horizon of none', 'good.csv', '2025-05-31', '0', '--horizon-days 0'],
    ['a cut before the first purchase', 'good.csv', '2020-01-01', '90', 'Choose later ones'],
  ])('refuses %s in one sentence', async (_, file, cut, horizon, sentence) => {
    const { code, out, err } = await backtest(file, [cut], horizon);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(sentence);
  });
});
