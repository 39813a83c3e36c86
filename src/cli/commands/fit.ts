import { readFileSync } from 'node:fs';
import { plainTable } from '../text/table.ts';
import { Option, type Command } from 'commander';
import { COHORT_SIZE, fitContracts } from '../../operations/models/fit-contracts.ts';
import { fitPurchases, type TimeUnit } from '../../operations/models/fit-purchases.ts';
import type { RowProblem } from '../../operations/read-csv.ts';
import { readPurchasesCsv } from '../../operations/models/read-purchases-csv.ts';
import { formatIsoDay, parseIsoDay, toDay } from '../../scoring/day.ts';
import type { FitMethod } from '../../scoring/fit/maximize-posterior.ts';
import { REPEAT_MODEL_NAMES, type RepeatModelName } from '../../scoring/models/repeat-purchase-model.ts';
import type { Day } from '../../scoring/types.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandDoors } from '../doors/doors.ts';

interface FitOptions {
  readonly purchases?: string;
  readonly contracts?: string;
  readonly model?: RepeatModelName;
  readonly method?: FitMethod;
  readonly unit: TimeUnit;
  readonly until?: string;
  readonly years?: string;
  readonly json?: boolean;
}

type FitDoors = Pick<CommandDoors, 'out' | 'err' | 'now'>;

/** Broken rows that a table shows; JSON has them all. */
const SHOWN_PROBLEMS = 20;

/** `loyalty fit`: fits a model of repeat purchases to a file of purchases, or of contracts to cohorts' survival. */
export function registerFit(program: Command, doors: FitDoors): void {
  program
    .command('fit')
    .description('fit a model to purchases, or to the survival of cohorts under contract')
    .option('--purchases <file>', 'CSV with the columns customer, date (YYYY-MM-DD) and amount')
    .option('--contracts <file>', 'CSV with the columns year and one per cohort: survival in per cent, year 0 first')
    .addOption(
      new Option('--model <name>', 'of repeat purchases; chosen by forward log-loss where left out').choices([
        ...REPEAT_MODEL_NAMES,
      ]),
    )
    .addOption(
      new Option(
        '--method <name>',
        'map has a weak prior and always converges (default for purchases); mle is maximum likelihood (default for contracts)',
      ).choices(['mle', 'map']),
    )
    .addOption(
      new Option('--unit <name>', 'unit of time of alpha and beta').choices(['day', 'week', 'month']).default('day'),
    )
    .option('--until <date>', 'last day of the calibration; the day of the last purchase where left out')
    .option('--years <n>', 'fit cohorts on their first n renewals; on all in the file where left out')
    .option('--json', 'print JSON')
    .action((options: FitOptions) => {
      if (options.purchases !== undefined && options.contracts === undefined) {
        runPurchases(options.purchases, options, doors);
      } else if (options.contracts !== undefined && options.purchases === undefined) {
        runContracts(options.contracts, options, doors);
      } else {
        throw new CommandFailure('Name one file to fit: --purchases FILE.csv or --contracts FILE.csv.');
      }
    });
}

function runPurchases(file: string, options: FitOptions, doors: FitDoors): void {
  if (options.years !== undefined)
    throw new CommandFailure('--years goes with --contracts; purchases take --until DATE.');
  const now = doors.now();
  const today = toDay(now.getFullYear(), now.getMonth() + 1, now.getDate());
  const until = options.until === undefined ? null : readUntil(options.until, today);
  const reading = readPurchasesCsv(readText(file), today);
  if (reading.kind === 'refused') throw new CommandFailure(`${file}: ${reading.reason}`);
  const { purchases, problems } = reading;
  const result = fitPurchases(purchases, {
    model: options.model ?? null,
    method: options.method ?? 'map',
    unit: options.unit,
    until,
  });
  if (result.kind === 'refused') throw new CommandFailure(`${file}: ${result.reason}${brokenSentence(problems)}`);
  const { fitted, chosenBecause, leftOut } = result.fit;
  const { model, method, parameters, logLikelihood, customers, converged, iterations } = fitted;
  if (!converged) {
    doors.err('The likelihood has no maximum that could be found, so the parameters mean little: use --method map.');
  }
  const report = {
    model,
    method,
    parameters,
    logLikelihood,
    customers,
    converged,
    iterations,
    unit: options.unit,
    until: formatIsoDay(result.fit.until),
    chosenBecause,
    leftOut,
    brokenRows: problems.length,
    problems,
  };
  if (options.json === true) {
    doors.out(JSON.stringify(report, null, 2));
    return;
  }
  const table = plainTable(['Model', 'Method', ...Object.keys(parameters), 'Log-likelihood', 'Customers', 'Converged']);
  table.push([
    model,
    method,
    ...Object.values(parameters).map(significant),
    logLikelihood.toFixed(4),
    customers,
    converged ? 'yes' : 'no',
  ]);
  const left = leftOut.creditsOnly + leftOut.firstPurchaseLater;
  doors.out(
    [
      table.toString(),
      `Time in ${options.unit}s, until ${report.until}.`,
      ...(chosenBecause === null ? [] : [`Model chosen: ${chosenBecause}.`]),
      ...(left === 0
        ? []
        : [
            `Left out: ${leftOut.creditsOnly} customers with credits only, ${leftOut.firstPurchaseLater} with a first purchase later.`,
          ]),
      ...problemLines(problems),
    ].join('\n'),
  );
}

function runContracts(file: string, options: FitOptions, doors: FitDoors): void {
  if (options.until !== undefined || options.model !== undefined) {
    throw new CommandFailure('--until and --model go with --purchases; contracts take --years N.');
  }
  if (options.years !== undefined && !/^[1-9]\d*$/.test(options.years)) {
    throw new CommandFailure(`--years must be a whole number of renewals, 2 or more; got "${options.years}".`);
  }
  const years = options.years === undefined ? null : Number(options.years);
  const result = fitContracts(readText(file), { method: options.method ?? 'mle', years });
  if (result.kind === 'refused') throw new CommandFailure(`${file}: ${result.reason}`);
  const cohorts = result.cohorts.map(({ cohort, years: fittedYears, fitted }) => {
    const { model, method, parameters, logLikelihood, customers, converged, iterations } = fitted;
    return { cohort, years: fittedYears, model, method, parameters, logLikelihood, customers, converged, iterations };
  });
  if (options.json === true) {
    doors.out(JSON.stringify({ cohorts, brokenRows: result.problems.length, problems: result.problems }, null, 2));
    return;
  }
  const table = plainTable(['Cohort', 'Renewals', 'Method', 'alpha', 'beta', 'Log-likelihood', 'Converged']);
  for (const { cohort, years: fittedYears, method, parameters, logLikelihood, converged } of cohorts) {
    table.push([
      cohort,
      fittedYears,
      method,
      significant(parameters.alpha),
      significant(parameters.beta),
      logLikelihood.toFixed(4),
      converged ? 'yes' : 'no',
    ]);
  }
  doors.out(
    [table.toString(), `Each cohort taken as ${COHORT_SIZE} customers.`, ...problemLines(result.problems)].join('\n'),
  );
}

function readUntil(text: string, today: Day): Day {
  const day = parseIsoDay(text);
  if (day === null) throw new CommandFailure(`--until "${text}" is no date; write it as YYYY-MM-DD.`);
  if (day > today)
    throw new CommandFailure(`--until ${text} is in the future; the calibration can end today at the latest.`);
  return day;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CommandFailure(`The file ${file} cannot be read; check the path.`);
  }
}

function problemLines(problems: readonly RowProblem[]): readonly string[] {
  if (problems.length === 0) return [];
  const shown = problems.slice(0, SHOWN_PROBLEMS).map(({ line, problem }) => `  line ${line}: ${problem}`);
  const more = problems.length - shown.length;
  return [
    `Broken rows, not used: ${problems.length}`,
    ...shown,
    ...(more === 0 ? [] : [`  and ${more} more (see --json)`]),
  ];
}

function brokenSentence(problems: readonly RowProblem[]): string {
  const [first] = problems;
  if (first === undefined) return '';
  return ` Broken rows, not used: ${problems.length}; the first is line ${first.line}: ${first.problem}.`;
}

function significant(value: number): string {
  return value.toPrecision(5);
}
