import type { Command } from 'commander';
import {
  competitiveExposure,
  type CompetitiveExposure,
  type ExposureSignal,
} from '../../programme/competition/competitive-exposure.ts';
import { formatIsoDay } from '../../scoring/day.ts';
import { countText } from '../../scoring/count-text.ts';
import type { CommandDoors } from '../doors/doors.ts';
import { withScoredPortalOptions, type ScoredPortalOptions } from '../portal/scored-portal.ts';
import { moneyFormat } from '../text/show-money.ts';
import { plainTable, shownName } from '../text/table.ts';
import { NO_CUSTOMERS, readProgrammePortal } from './programme-portal.ts';

const SHOWN = 40;

const SIGNALS: Readonly<Record<ExposureSignal, string>> = {
  known_competitor: 'a competitor is on record',
  contract_ends: 'the contract ends soon',
  renewal_overdue: 'the renewal is overdue',
  silence: 'nobody speaks with them',
};

/** `loyalty programme exposure`: who is open to competitors, by value at risk. */
export function registerExposure(programme: Command, doors: CommandDoors): void {
  withScoredPortalOptions(
    programme
      .command('exposure')
      .description('customers that are open to competitors: one on record, or a contract that ends in silence'),
  ).action(async (options: ScoredPortalOptions) => {
    const { currency, context, customers } = await readProgrammePortal(doors, options);
    const exposure = competitiveExposure(customers, context.policy.contract.renewalWindowDays);
    const asOf = formatIsoDay(context.asOf);
    doors.out(
      options.json === true
        ? JSON.stringify({ asOf, currency, ...exposure }, null, 2)
        : customers.length === 0
          ? NO_CUSTOMERS
          : exposureText(exposure, currency),
    );
  });
}

function exposureText(
  { exposed, valueAtRisk, customers, notMeasurable }: CompetitiveExposure,
  currency: string,
): string {
  const silent =
    notMeasurable === 0
      ? []
      : [
          `For ${countText(notMeasurable, 'customer', 'customers')} nothing is logged: whether they hear from us cannot be told.`,
        ];
  if (exposed.length === 0)
    return [
      `None of ${countText(customers, 'customer', 'customers')} is seen to be open to a competitor.`,
      ...silent,
    ].join('\n');
  const money = moneyFormat(currency);
  const head = ['Company', 'Name', 'Why', 'Competitor', 'Days to renewal', 'Days silent', 'Value at risk'];
  const table = plainTable(head, ['Days to renewal', 'Days silent', 'Value at risk']);
  for (const one of exposed.slice(0, SHOWN)) {
    table.push([
      one.companyId,
      shownName(one.name),
      one.signals.map((signal) => SIGNALS[signal]).join('; '),
      one.competitor === null ? '' : shownName(one.competitor),
      one.daysToRenewal === null ? '' : String(one.daysToRenewal),
      one.silentDays === null ? '' : String(one.silentDays),
      money(one.valueAtRisk),
    ]);
  }
  const left = exposed.length - SHOWN;
  return [
    table.toString(),
    ...(left > 0 ? [`And ${String(left)} more: --json lists every one.`] : []),
    `${String(exposed.length)} of ${countText(customers, 'customer', 'customers')} are open to competitors, ${money(valueAtRisk)} at risk with them; amounts in ${currency}.`,
    ...silent,
  ].join('\n');
}
