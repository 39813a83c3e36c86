import type { Command } from 'commander';
import { formatIsoDay } from '../../scoring/day.ts';
import type { Rate } from '../../programme/retention/amount-sums.ts';
import {
  measureRetention,
  type RetentionReport,
  type RetentionRow,
} from '../../programme/retention/measure-retention.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandDoors } from '../doors/doors.ts';
import { openPortal, readEveryCompany, withPortalOptions, type PortalOptions } from '../portal/open-portal.ts';
import { percent } from '../text/percent.ts';
import { moneyFormat } from '../text/show-money.ts';
import { plainTable } from '../text/table.ts';

/** `loyalty retention`: logo, gross and net retention by period and cohort, as measured. */
export function registerRetention(program: Command, doors: CommandDoors): void {
  withPortalOptions(
    program.command('retention').description('measured retention: logo, gross and net, by period and cohort'),
  )
    .option('--portal', 'read HubSpot (the default without --data)')
    .action(async (options: PortalOptions & { readonly portal?: boolean }) => {
      if (options.portal === true && options.data !== undefined) {
        throw new CommandFailure('Say either --portal (read HubSpot) or --data (read a folder), not both.');
      }
      const { portal, context } = await openPortal(doors, options);
      const readings = await readEveryCompany(doors, portal, options);
      const report = measureRetention(
        readings.map((reading) => reading.history),
        context.policy,
        context.asOf,
      );
      doors.out(
        options.json === true
          ? JSON.stringify(report, null, 2)
          : reportText(report, portal.portal.currency, formatIsoDay(context.asOf)),
      );
    });
}

function reportText(report: RetentionReport, currency: string, asOf: string): string {
  if (report.periods.length === 0) return 'No customer is old enough to measure retention: it needs twelve months.';
  const money = moneyFormat(currency);
  const table = plainTable(
    ['Cohort', 'From', 'Until', 'Customers', 'Kept', 'Value at start', 'Logo', 'Gross', 'Net'],
    ['Customers', 'Kept', 'Value at start', 'Logo', 'Gross', 'Net'],
  );
  const add = (row: RetentionRow): void => {
    const cohort = row.cohort === null ? 'all' : String(row.cohort);
    table.push([
      cohort,
      row.from,
      row.until,
      row.customers,
      row.kept,
      money(row.startValue),
      rateText(row.logo),
      rateText(row.gross),
      rateText(row.net),
    ]);
  };
  report.periods.forEach(add);
  report.cohorts.forEach(add);
  const survival = report.survival.map(
    (point) =>
      `  after ${String(point.years)} ${point.years === 1 ? 'year' : 'years'}: ${percent(point.survival)} (${percent(point.interval[0])} to ${percent(point.interval[1])}; ${String(point.atRisk)} customers seen that long)`,
  );
  return [
    table.toString(),
    `As of ${asOf}; amounts in ${currency}; in brackets the 80 % interval.`,
    'Survival of the first relationship (Kaplan-Meier):',
    ...(survival.length > 0 ? survival : ['  nobody was seen for a year']),
  ].join('\n');
}

/** One customer, or several that did alike, do not tell how far the rate may be off. */
function rateText(rate: Rate | null): string {
  if (rate === null) return '--';
  if (rate.interval === null) return `${percent(rate.rate)} (too few to tell)`;
  return `${percent(rate.rate)} (${percent(rate.interval[0])} to ${percent(rate.interval[1])})`;
}
