/**
 * `npm run -s bench:scoring`: a million customers scored from columns, and the fit of 5,000, on this machine; each beside the rule
 * of thumb that it replaces and beside the same arithmetic done customer by customer, in the same run.
 *
 * Options: --customers N (default 1000000), --json.
 */
import { plainTable } from '../src/cli/text/table.ts';
import { fitRepeatModel } from '../src/scoring/fit/fit-repeat-model.ts';
import { mbgNbd } from '../src/scoring/models/mbg-nbd.ts';
import { paretoNbd } from '../src/scoring/models/pareto-nbd.ts';
import type { RepeatPurchaseModel } from '../src/scoring/models/repeat-purchase-model.ts';
import { fitOneByOne, type FittedName, scoreByRecency, scoreOneByOne } from './scoring/baselines.ts';
import { simulateHistories, toHistories } from './scoring/simulate-histories.ts';
import { flag, readOptions, whole } from './read-options.ts';

const values = readOptions({ customers: whole(1000000), json: flag });
const customers = values.customers;
const FITTED = 5000;
/** Of the customers; the time of all is reckoned from theirs. */
const ONE_BY_ONE = Math.min(customers, 100_000);
const HORIZON = 52;
const MODELS = [
  mbgNbd({ r: 0.52, alpha: 6.18, a: 0.89, b: 1.61 }),
  paretoNbd({ r: 0.55, alpha: 10.6, s: 0.61, beta: 11.7 }),
];
/** Near what the priors of the fits expect, in logarithms. */
const STARTS: Readonly<Record<FittedName, readonly number[]>> = {
  'mbg-nbd': [0, 3.8, -0.5, 0.7],
  'pareto-nbd': [0, 3.8, -0.5, 4.8],
};

interface Row {
  readonly what: string;
  readonly customers: number;
  readonly seconds: number;
  readonly megabytesAboveInput: number;
  /** CPU of each baseline by that of this row, customer for customer; none for a baseline. */
  readonly against: readonly { readonly baseline: string; readonly ratio: number }[];
}

function measure(what: string, count: number, work: () => void): Row {
  const before = process.memoryUsage().rss;
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  const bytes = Math.max(0, process.memoryUsage().rss - before);
  return {
    what,
    customers: count,
    seconds: (user + system) / 1e6,
    megabytesAboveInput: bytes / 1e6,
    against: [],
  };
}

function beside(row: Row, ...baselines: readonly Row[]): Row {
  const cost = ({ seconds, customers: count }: Row): number => seconds / count;
  return {
    ...row,
    against: baselines.map((baseline) => ({ baseline: baseline.what, ratio: cost(baseline) / cost(row) })),
  };
}

function measureScoring(model: RepeatPurchaseModel): readonly Row[] {
  const few = toHistories(simulateHistories(ONE_BY_ONE));
  const oneByOne = measure(`${model.name}: customer by customer`, ONE_BY_ONE, () => {
    scoreOneByOne(model, few, HORIZON, scores);
  });
  const inColumns = measure(`${model.name}: loyalty and expected purchases`, customers, () => {
    model.scoreColumns(columns, HORIZON, scores);
  });
  return [oneByOne, beside(inColumns, oneByOne, recency)];
}

function measureFit(name: FittedName): readonly Row[] {
  const few = simulateHistories(FITTED);
  const histories = toHistories(few);
  let [found, reached] = [NaN, NaN];
  const oneByOne = measure(`${name}: fit (mle), customer by customer`, FITTED, () => {
    reached = fitOneByOne(name, histories, STARTS[name]);
  });
  const fit = measure(`${name}: fit (mle)`, FITTED, () => {
    found = fitRepeatModel(name, 'mle', few).logLikelihood;
  });
  // Both have to find the same maximum, or the one is quicker at something else.
  if (!(Math.abs(found - reached) < 1e-3)) throw new Error(`${name}: the fits end at ${found} and at ${reached}.`);
  return [oneByOne, beside(fit, oneByOne)];
}

const columns = simulateHistories(customers);
const scores = { probabilityActive: new Float64Array(customers), expectedPurchases: new Float64Array(customers) };
const recency = measure('recency rule: loyalty alone', customers, () => {
  scoreByRecency(columns, scores);
});
const rows = [recency, ...MODELS.flatMap(measureScoring), ...(['mbg-nbd', 'pareto-nbd'] as const).flatMap(measureFit)];
if (values.json) {
  process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
} else {
  const table = plainTable(['What', 'Customers', 'CPU seconds', 'MB above input', 'Times as quick as']);
  for (const { what, customers: count, seconds, megabytesAboveInput, against } of rows) {
    const ratios = against.map(({ baseline, ratio }) => `${baseline}: ${ratio.toFixed(2)}`).join('\n');
    table.push([what, count, seconds.toFixed(2), megabytesAboveInput.toFixed(0), ratios]);
  }
  process.stdout.write(`${table.toString()}\n`);
}
