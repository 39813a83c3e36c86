import type { Command } from 'commander';
import {
  toRenewalOnlyView,
  toRenewalsView,
  type RenewalOnlyView,
  type RenewalsView,
} from '../../operations/describe/attention-views.ts';
import { isScored } from '../../operations/rescore-portal.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandDoors } from '../doors/doors.ts';
import { readScoredPortal, withScoredPortalOptions, type ScoredPortalOptions } from '../portal/scored-portal.ts';
import { moneyFormat } from '../text/show-money.ts';
import { showRisk } from '../text/show-value.ts';
import { plainTable, shownName } from '../text/table.ts';

const MOST_DAYS = 3_650;

/** `loyalty renewals` and `loyalty renewal-only`: the two lists a manager starts the week with. */
export function registerAttention(program: Command, doors: CommandDoors): void {
  withScoredPortalOptions(
    program.command('renewals').description('renewals of the coming days by risk, silence and owner'),
  )
    .option('--days <number>', 'how many days ahead (default: the policy’s renewal window)')
    .action(async (options: ScoredPortalOptions & { readonly days?: string }) => {
      const asked = options.days === undefined ? null : parseDays(options.days);
      const { owned, context, facts } = await scorePortal(doors, options);
      const view = toRenewalsView(owned, asked ?? context.policy.contract.renewalWindowDays, facts);
      doors.out(options.json === true ? JSON.stringify(view, null, 2) : renewalsText(view, owned.length));
    });
  withScoredPortalOptions(
    program.command('renewal-only').description('customers we only talk to about the renewal, by money'),
  ).action(async (options: ScoredPortalOptions) => {
    const { owned, facts } = await scorePortal(doors, options);
    const view = toRenewalOnlyView(owned, facts);
    doors.out(options.json === true ? JSON.stringify(view, null, 2) : renewalOnlyText(view));
  });
}

function parseDays(text: string): number {
  const days = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (days <= MOST_DAYS) return days;
  throw new CommandFailure(
    `--days ${text} is no number of days. Write a whole number from 0 to ${String(MOST_DAYS)}, for instance 120.`,
  );
}

async function scorePortal(doors: CommandDoors, options: ScoredPortalOptions) {
  const { portal, ownerNames, histories, score } = await readScoredPortal(doors, options);
  const { results, context } = score(histories);
  const owners = new Map(histories.map(({ companyId, ownerId }) => [companyId, ownerId]));
  const owned = results.filter(isScored).map((score) => {
    const id = owners.get(score.companyId) ?? null;
    return { score, owner: id === null ? null : { id, name: ownerNames.get(id) ?? id } };
  });
  return { owned, context, facts: { asOf: context.asOf, currency: portal.currency } };
}

const NO_CUSTOMERS = 'There are no customers yet: nobody has bought anything.';

function renewalsText(view: RenewalsView, customers: number): string {
  if (customers === 0) return NO_CUSTOMERS;
  if (view.renewals.length === 0) {
    return `No renewal is due in the ${String(view.windowDays)} days after ${view.asOf}, and none is overdue.`;
  }
  const money = moneyFormat(view.currency);
  const table = plainTable(
    ['Company', 'Name', 'Owner', 'Renewal', 'In days', 'Now a year', 'Risk', 'Silent for', 'Open renewal deal'],
    ['In days', 'Now a year', 'Silent for'],
  );
  for (const row of view.renewals) {
    table.push([
      row.companyId,
      shownName(row.name),
      row.owner?.name ?? '--',
      row.renewalDate,
      row.daysToRenewal,
      money(row.currentAnnualValue),
      showRisk(row.risk),
      silence(row),
      row.openRenewalDeal ? 'yes' : 'no',
    ]);
  }
  const reach = `${String(view.windowDays)} days after ${view.asOf}`;
  return [
    table.toString(),
    `Renewals due in the ${reach}, and those overdue (a number of days below zero); amounts in ${view.currency}.`,
  ].join('\n');
}

function renewalOnlyText(view: RenewalOnlyView): string {
  if (view.customersInAll === 0) return NO_CUSTOMERS;
  const unseen =
    view.notMeasurable === 0
      ? []
      : [
          `For ${String(view.notMeasurable)} of ${String(view.customersInAll)} customers contact is not measurable: nothing is logged for them. This may be missing logging, not silence.`,
        ];
  if (view.customers.length === 0) {
    return ['There is no customer with whom all contact was about the renewal.', ...unseen].join('\n');
  }
  const money = moneyFormat(view.currency);
  const table = plainTable(
    ['Company', 'Name', 'Owner', 'Now a year', 'Renewal contacts', 'Last one', 'Did not count'],
    ['Now a year', 'Renewal contacts', 'Did not count'],
  );
  for (const row of view.customers) {
    table.push([
      row.companyId,
      shownName(row.name),
      row.owner?.name ?? '--',
      money(row.currentAnnualValue),
      row.counted.length,
      latest(row.counted),
      row.excluded.length,
    ]);
  }
  return [
    table.toString(),
    `The last ${String(view.windowMonths)} months until ${view.asOf}; amounts in ${view.currency}.`,
    ...unseen,
    ...view.customers.flatMap(excludedLines),
  ].join('\n');
}

const SHOWN_TOUCHES = 5;

/** What did not count as contact, and why: the newest first. */
function excludedLines({ name, companyId, excluded }: RenewalOnlyView['customers'][number]): readonly string[] {
  if (excluded.length === 0) return [];
  const newest = excluded.toSorted((one, other) => (other.date ?? '').localeCompare(one.date ?? ''));
  const left = excluded.length - SHOWN_TOUCHES;
  return [
    '',
    `${name} (${companyId}), did not count:`,
    ...newest
      .slice(0, SHOWN_TOUCHES)
      .map(({ date, kind, record, because }) => `  ${date ?? 'no date   '}  ${kind} ${record}: ${because}`),
    ...(left > 0 ? [`  and ${String(left)} earlier: --json lists every one`] : []),
  ];
}

function latest(touches: readonly { readonly date: string }[]): string {
  return touches.reduce<string | null>((last, { date }) => (last === null || date > last ? date : last), null) ?? '--';
}

function silence(row: RenewalsView['renewals'][number]): string {
  if (row.contactStatus === 'not_measurable') return 'not measurable';
  return row.daysSinceNonRenewalContact === null ? 'never reached' : `${String(row.daysSinceNonRenewalContact)} days`;
}
