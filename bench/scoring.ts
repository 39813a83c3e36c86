/**
 * `npm run -s bench:scoring`: a million customers scored from columns, and the fit of 5,000, on this machine.
 *
 * Options: --customers N (default 1000000), --json.
 */
import { Random } from '../sandbox/portal/chance/random.ts';
import { plainTable } from '../src/cli/table.ts';
import { fitRepeatModel } from '../src/scoring/fit/fit-repeat-model.ts';
import { mbgNbd } from '../src/scoring/models/mbg-nbd.ts';
import { paretoNbd } from '../src/scoring/models/pareto-nbd.ts';
import type { HistoryColumns, RepeatPurchaseModel } from '../src/scoring/models/repeat-purchase-model.ts';
import { flag, readOptions, whole } from './read-options.ts';

const values = readOptions({ customers: whole(1000000), json: flag });
const customers = values.customers;
const FITTED = 5000;
const HORIZON = 52;

interface Row {
  readonly what: string;
  readonly customers: number;
  readonly seconds: number;
  readonly megabytesAboveInput: number;
}

/** Histories as Gamma-Poisson purchases with dropout make them, in weeks. */
function simulate(count: number): HistoryColumns {
  const random = new Random(1, 'bench');
  const columns = {
    repeatPurchases: new Float64Array(count),
    recency: new Float64Array(count),
    age: new Float64Array(count),
  };
  for (let row = 0; row < count; row += 1) {
    const age = 20 + 200 * random.next();
    const meanGap = 4 + 60 * random.next();
    let time = 0;
    let purchases = 0;
    for (
      let next = -Math.log(random.next()) * meanGap;
      next < age && random.next() > 0.15;
      next += -Math.log(random.next()) * meanGap
    ) {
      time = next;
      purchases += 1;
    }
    columns.repeatPurchases[row] = purchases;
    columns.recency[row] = time;
    columns.age[row] = age;
  }
  return columns;
}

function timeScoring(model: RepeatPurchaseModel, columns: HistoryColumns): Row {
  const scores = { probabilityActive: new Float64Array(customers), expectedPurchases: new Float64Array(customers) };
  const before = process.memoryUsage().rss;
  const started = process.cpuUsage();
  model.scoreColumns(columns, HORIZON, scores);
  const { user, system } = process.cpuUsage(started);
  return row(
    `${model.name}: loyalty and expected purchases`,
    customers,
    user + system,
    process.memoryUsage().rss - before,
  );
}

function timeFit(name: 'mbg-nbd' | 'pareto-nbd', columns: HistoryColumns): Row {
  const before = process.memoryUsage().rss;
  const started = process.cpuUsage();
  fitRepeatModel(name, 'map', columns);
  const { user, system } = process.cpuUsage(started);
  return row(`${name}: fit (map)`, FITTED, user + system, process.memoryUsage().rss - before);
}

function row(what: string, count: number, microseconds: number, bytes: number): Row {
  return { what, customers: count, seconds: microseconds / 1e6, megabytesAboveInput: Math.max(0, bytes) / 1e6 };
}

const columns = simulate(customers);
const few = simulate(FITTED);
const rows = [
  timeScoring(mbgNbd({ r: 0.52, alpha: 6.18, a: 0.89, b: 1.61 }), columns),
  timeScoring(paretoNbd({ r: 0.55, alpha: 10.6, s: 0.61, beta: 11.7 }), columns),
  timeFit('mbg-nbd', few),
  timeFit('pareto-nbd', few),
];
if (values.json) {
  process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
} else {
  const table = plainTable(['What', 'Customers', 'CPU seconds', 'MB above input']);
  for (const { what, customers: count, seconds, megabytesAboveInput } of rows)
    table.push([what, count, seconds.toFixed(2), megabytesAboveInput.toFixed(0)]);
  process.stdout.write(`${table.toString()}\n`);
}
