import type { Command } from 'commander';
import type { PortalBacktest, PortalCutReport } from '../../scoring/backtest/backtest-portal.ts';
import { formatIsoDay } from '../../scoring/day.ts';
import { fitPortalModel, type PortalFitReport } from '../../scoring/fit/portal/fit-portal-model.ts';
import type { Model } from '../../scoring/model.ts';
import type { LoyaltyTest } from '../../scoring/types.ts';
import type { CommandDoors } from '../doors/doors.ts';
import { openPortal, readEveryCompany, withPortalOptions, type PortalOptions } from '../portal/open-portal.ts';
import { plainTable } from '../text/table.ts';

/** `loyalty model fit`: what a portal teaches, and whether past forecasts prove it. Writes nothing. */
export function registerModelFit(program: Command, doors: CommandDoors): void {
  const model =
    program.commands.find((command) => command.name() === 'model') ??
    program.command('model').description('the models themselves');
  withPortalOptions(
    model.command('fit').description("learn the portal's model and prove it on the past; writes nothing"),
  ).action(async (options: PortalOptions) => {
    const { portal, context } = await openPortal(doors, options);
    const readings = await readEveryCompany(doors, portal, options);
    const histories = readings.map((reading) => reading.history);
    const fitted = fitPortalModel(histories, context.policy, context.asOf);
    doors.out(
      options.json === true
        ? JSON.stringify(toJson(fitted.model, fitted.report), null, 2)
        : reportText(fitted.model, fitted.report),
    );
  });
}

function toJson(model: Model, { backtest, ...report }: PortalFitReport): unknown {
  const row = (cut: PortalCutReport): unknown => ({ ...cut, cut: cut.cut === null ? null : formatIsoDay(cut.cut) });
  return {
    model,
    ...report,
    backtest:
      backtest === null
        ? null
        : {
            cuts: backtest.cuts.map(row),
            pooled: row(backtest.pooled),
            byTest: backtest.byTest.map(row),
            flags: backtest.flags,
          },
  };
}

function reportText(model: Model, { reason, evidence, notes, leftOut, backtest }: PortalFitReport): string {
  return [
    reason,
    `Model ${model.id}. ${String(evidence.customers)} customers: ${String(evidence.contractCustomers)} with contracts (${String(evidence.renewalsMade)} renewals made, ${String(evidence.renewalsLost)} lost), ${String(evidence.customersWithoutContract)} without (${String(evidence.repeatPurchases)} repeat purchases).`,
    ...notes.map((note) => `- ${note}`),
    ...(leftOut.length === 0 ? [] : ['Not learnt from:', ...leftOut.map((what) => `- ${what}`)]),
    ...(backtest === null ? [] : [backtestTable(backtest), intervalSentence(backtest.pooled), backtest.flags.sentence]),
  ].join('\n');
}

const TEST_LABELS: Readonly<Record<LoyaltyTest, string>> = {
  next_renewal: 'renewals',
  purchase_within_horizon: 'purchases',
  win_back: 'win-backs',
};

function backtestTable({ cuts, pooled, byTest }: PortalBacktest): string {
  const table = plainTable(
    ['Forecast from', 'Tests', 'Passed', 'Rule', 'AUC', 'Brier', 'Log-loss', 'Slope'],
    ['Tests', 'Passed', 'AUC', 'Brier', 'Log-loss', 'Slope'],
  );
  for (const row of [...cuts, pooled, ...byTest]) {
    const name =
      row.test === null ? (row.cut === null ? 'all' : formatIsoDay(row.cut)) : `all ${TEST_LABELS[row.test]}`;
    const rules = { portal: row.portal, seed: row.seed, ...row.baselines };
    for (const [index, [rule, { auc, brier, logLoss, calibrationSlope }]] of Object.entries(rules).entries()) {
      const head = index === 0 ? [name, row.cases, row.passed] : ['', '', ''];
      table.push([...head, rule, number(auc), number(brier), number(logLoss), number(calibrationSlope, 2)]);
    }
  }
  return table.toString();
}

function intervalSentence({ brierAgainstSeed: [low, high] }: PortalCutReport): string {
  return `Brier score against the seed's: ${number(low)} to ${number(high)} (80 % interval, by customer; below 0 is better). The return of lost contract customers does not count for the decision.`;
}

function number(value: number | null, digits = 4): string {
  return value === null || !Number.isFinite(value) ? '--' : value.toFixed(digits);
}
