/**
 * `npm run -s simulate`: lets customers live through years by known rules, with a programme that sets tasks, and sees whether the
 * report on its return tells the truth: its interval holds the true effect, and without an effect none is claimed.
 *
 * Options: --months N (default 12), --seeds N (default 200), --first-seed S (default 1), --customers N (default 2000), --json.
 */
import { parseArgs } from 'node:util';
import { judgeReport } from './simulated-year/judge-report.ts';
import { YEAR_RULES } from './simulated-year/year-rules.ts';

const { values } = parseArgs({
  options: {
    months: { type: 'string', default: '12' },
    seeds: { type: 'string', default: '200' },
    'first-seed': { type: 'string', default: '1' },
    customers: { type: 'string', default: '2000' },
    json: { type: 'boolean', default: false },
  },
});

const judgement = judgeReport(Number(values.seeds), Number(values['first-seed']), {
  ...YEAR_RULES,
  ...{ customers: Number(values.customers), months: Number(values.months) },
});

if (values.json) process.stdout.write(`${JSON.stringify(judgement)}\n`);
else console.table(judgement);
