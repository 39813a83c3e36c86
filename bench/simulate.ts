/**
 * `npm run -s simulate`: lets customers live through years by known rules, with a programme that sets tasks, and sees whether the
 * report on its return tells the truth: its interval holds the true effect, and without an effect none is claimed.
 *
 * Options: --months N (default 12), --seeds N (default 200), --first-seed S (default 1), --customers N (default 2000), --json.
 */
import { judgeReport } from './simulated-year/judge-report.ts';
import { YEAR_RULES } from './simulated-year/year-rules.ts';
import { flag, readOptions, whole } from './read-options.ts';

const values = readOptions({
  months: whole(12),
  seeds: whole(200),
  'first-seed': whole(1, 0),
  customers: whole(2000),
  json: flag,
});

const judgement = judgeReport(values.seeds, values['first-seed'], {
  ...YEAR_RULES,
  ...{ customers: values.customers, months: values.months },
});

if (values.json) process.stdout.write(`${JSON.stringify(judgement)}\n`);
else console.table(judgement);
