import { readFile } from 'node:fs/promises';
import { plainTable } from '../text/table.ts';
import { Option, type Command } from 'commander';
import { readPurchasesCsv } from '../../operations/models/read-purchases-csv.ts';
import { runBacktest } from '../../operations/models/run-backtest.ts';
import { BASELINE_NAMES } from '../../scoring/backtest/baselines.ts';
import type { BacktestReport, CutReport } from '../../scoring/backtest/backtest-purchases.ts';
import { formatIsoDay, parseIsoDay } from '../../scoring/day.ts';
import type { FitMethod } from '../../scoring/fit/maximize-posterior.ts';
import { REPEAT_MODEL_NAMES, type RepeatModelName } from '../../scoring/models/repeat-purchase-model.ts';
import type { Day } from '../../scoring/types.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandDoors } from '../doors/doors.ts';

interface BacktestOptions {
  readonly purchases: string;
  readonly cut: readonly string[];
  readonly horizonDays: string;
  readonly model?: RepeatModelName;
  readonly method: FitMethod;
  readonly json?: boolean;
}

const SHOWN_PROBLEMS = 20;

/** `loyalty backtest`: forecasts from days in the past with what was known then, and judges them by what came after. */
export function registerBacktest(program: Command, doors: Pick<CommandDoors, 'out' | 'err' | 'now'>): void {
  program
    .command('backtest')
    .description('forecast from days in the past and judge the forecasts by what came after')
    .requiredOption('--purchases <file>', 'CSV with the columns customer, date (YYYY-MM-DD) and amount')
    .requiredOption('--cut <date...>', 'last day that is known, YYYY-MM-DD; may be given several times')
    .requiredOption('--horizon-days <number>', 'days ahead that are forecast')
    .addOption(
      new Option('--model <name>', 'one model alone; the stack that the app uses where left out').choices([
        ...REPEAT_MODEL_NAMES,
      ]),
    )
    .addOption(new Option('--method <name>', 'how a named model is fitted').choices(['mle', 'map']).default('map'))
    .option('--json', 'print JSON')
    .action(async (options: BacktestOptions) => {
      const horizonDays = readHorizon(options.horizonDays);
      const cuts = options.cut.map(readCut);
      const today = Math.floor(doors.now().getTime() / 86_400_000);
      const reading = readPurchasesCsv(await readText(options.purchases), today);
      if (reading.kind === 'refused') throw new CommandFailure(`${options.purchases}: ${reading.reason}`);
      const { problems, purchases } = reading;
      for (const { line, problem } of problems.slice(0, SHOWN_PROBLEMS))
        doors.err(`${options.purchases}, line ${String(line)}: ${problem}`);
      if (problems.length > SHOWN_PROBLEMS) doors.err(`${String(problems.length)} rows in all could not be used.`);
      const last = purchases.reduce((latest, row) => Math.max(latest, row.day), -Infinity);
      for (const cut of cuts) {
        if (cut + horizonDays > last)
          doors.err(
            `After ${formatIsoDay(cut)} the file does not reach the whole horizon: its last purchase is of ${formatIsoDay(last)}.`,
          );
      }
      const result = runBacktest(purchases, cuts, horizonDays, {
        model: options.model ?? null,
        method: options.method,
      });
      if (result.kind === 'refused') throw new CommandFailure(`${options.purchases}: ${result.reason}`);
      doors.out(
        options.json === true
          ? JSON.stringify({ ...toJson(result.report), problems }, null, 2)
          : reportText(result.report),
      );
    });
}

function readHorizon(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= 3660) return days;
  throw new CommandFailure(
    `--horizon-days ${text} is no number of days. Write a whole number from 1 to 3660, for instance 181.`,
  );
}

function readCut(text: string): Day {
  const day = parseIsoDay(text);
  if (day === null)
    throw new CommandFailure(`--cut ${text} is no date. Write it as YYYY-MM-DD, for instance 2013-12-31.`);
  return day;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new CommandFailure(`The file ${file} cannot be read. Check the path after --purchases.`);
  }
}

function toJson(report: BacktestReport): { readonly cuts: readonly unknown[]; readonly pooled: unknown } {
  const row = (cut: CutReport): unknown => ({ ...cut, cut: cut.cut === null ? null : formatIsoDay(cut.cut) });
  return { cuts: report.cuts.map(row), pooled: row(report.pooled) };
}

function reportText(report: BacktestReport): string {
  const table = plainTable(['Cut', 'Customers', 'Rule', 'AUC', 'Brier', 'Log-loss', 'Count MAE', 'Value MAE']);
  for (const cut of [...report.cuts, report.pooled]) {
    const name = cut.cut === null ? 'all' : formatIsoDay(cut.cut);
    table.push([
      name,
      cut.customers,
      cut.model,
      number(cut.auc),
      number(cut.brier),
      number(cut.logLoss),
      number(cut.countMae),
      number(cut.valueMae, 0),
    ]);
    for (const rule of BASELINE_NAMES) {
      const { auc, brier, logLoss, countMae, valueMae } = cut.baselines[rule];
      table.push(['', '', rule, number(auc), number(brier), number(logLoss), number(countMae), number(valueMae, 0)]);
    }
  }
  const { pooled } = report;
  const interval =
    pooled.intervals === null
      ? ''
      : ` (80 % interval ${pooled.intervals.brier.map((bound) => number(bound)).join(' to ')})`;
  return [
    table.toString(),
    `Brier score ${number(pooled.brier)}${interval}, skill against the base rate ${number(pooled.brierSkill)}, calibration error ${number(pooled.calibrationError)}, calibration slope ${number(pooled.calibrationSlope)}.`,
    `${pooled.published ? 'The model may be published' : 'The model may not be published'}: ${pooled.reason}.`,
  ].join('\n');
}

function number(value: number | null, digits = 4): string {
  return value === null || !Number.isFinite(value) ? '--' : value.toFixed(digits);
}
