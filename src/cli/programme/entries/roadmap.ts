import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { enterExchange } from '../../../operations/programme/roadmap/enter-exchange.ts';
import { dueSince, readExchanges } from '../../../operations/programme/roadmap/exchanges.ts';
import { lookForExchanges } from '../../../operations/programme/roadmap/look-for-exchanges.ts';
import type { DueExchanges } from '../../../operations/ports/programme-entries.ts';
import { formatIsoDay } from '../../../scoring/day.ts';
import { CommandFailure } from '../../command-failure.ts';
import { countText } from '../../../scoring/count-text.ts';
import type { CommandDoors } from '../../doors/doors.ts';
import { moneyFormat } from '../../text/show-money.ts';
import { showSegment } from '../../text/show-value.ts';
import { plainTable, shownName } from '../../text/table.ts';
import { readId, savedOrFail, withEntries } from './with-entries.ts';

const MOST_LISTED = 50;

interface ExchangeOptions {
  readonly theirs: string;
  readonly ours: string;
  readonly byYear?: string;
}

/** `loyalty programme roadmap …`: whose exchange of plans is due, and entering one as a note in HubSpot. */
export function registerRoadmap(programme: Command, doors: CommandDoors): void {
  const roadmap = programme
    .command('roadmap')
    .description('exchanges of plans with customers, kept as notes on their records: whose is due, and entering one');
  roadmap
    .command('list [company]')
    .description('the Ideal and Uncertain without an exchange for a year, by value; or the exchanges with one company')
    .option('--json', 'print JSON')
    .action((company: string | undefined, { json }: { readonly json?: boolean }) =>
      company === undefined ? listDue(doors, json === true) : listExchanges(doors, readId(company), json === true),
    );
  roadmap
    .command('add <company>')
    .description('make a note about an exchange on the company in HubSpot')
    .option('--theirs <text>', 'where the customer wants to be', '')
    .option('--by-year <year>', 'by which year')
    .option('--ours <text>', 'what we told them of our own plans', '')
    .action((company: string, options: ExchangeOptions) => add(doors, readId(company), options));
}

function listDue(doors: CommandDoors, isJson: boolean): Promise<void> {
  return withEntries(doors, 'roadmap', async (portal) => {
    await lookForExchanges(portal);
    const since = dueSince(portal.today());
    const page = { since, ownerIds: null, offset: 0, limit: MOST_LISTED };
    const found = await portal.store.programmeEntries.listDue(page);
    doors.out(isJson ? dueJson(found) : dueText(found, portal.portal.currency));
  });
}

function dueJson({ total, customers, due }: DueExchanges): string {
  const shown = due.map(({ lastOn, ...customer }) => ({
    ...customer,
    lastOn: lastOn === null ? null : formatIsoDay(lastOn),
  }));
  return JSON.stringify({ total, customers, due: shown }, null, 2);
}

function dueText({ total, customers, due }: DueExchanges, currency: string): string {
  const sentence = `${countText(customers - total, 'customer', 'customers')} of ${String(customers)} Ideal and Uncertain told us their plans within a year.`;
  if (due.length === 0) return sentence;
  const money = moneyFormat(currency);
  const table = plainTable(['Company', 'Name', 'Segment', 'Lifetime value', 'Last exchange'], ['Lifetime value']);
  for (const { companyId, name, segment, lifetimeValue, lastOn } of due) {
    const last = lastOn === null ? 'never' : formatIsoDay(lastOn);
    table.push([companyId, shownName(name), showSegment(segment), money(lifetimeValue), last]);
  }
  const more = total - due.length;
  return [sentence, table.toString(), ...(more > 0 ? [`And ${String(more)} more.`] : [])].join('\n');
}

function listExchanges(doors: CommandDoors, companyId: string, isJson: boolean): Promise<void> {
  return withEntries(doors, 'roadmap', async (portal) => {
    const exchanges = await readExchanges(portal, companyId);
    const shown = exchanges.map(({ day, ...exchange }) => ({ ...exchange, day: formatIsoDay(day) }));
    if (isJson) doors.out(JSON.stringify(shown, null, 2));
    else if (shown.length === 0) doors.out('No exchange is on record.');
    for (const { day, byYear, theirs, ours, by } of isJson ? [] : shown) {
      const said = [
        ...(theirs === '' ? [] : [`  They: ${oneLine(theirs)}`]),
        ...(ours === '' ? [] : [`  We: ${oneLine(ours)}`]),
      ];
      const year = byYear === null ? '' : `, by ${String(byYear)}`;
      doors.out([`${day}${year}${by === '' ? '' : ` (entered by ${oneLine(by)})`}`, ...said].join('\n'));
    }
  });
}

function add(doors: CommandDoors, companyId: string, { theirs, ours, byYear }: ExchangeOptions): Promise<void> {
  if (theirs.trim() === '' && ours.trim() === '')
    throw new CommandFailure('Say where the customer wants to be (--theirs), or what you told them (--ours).');
  if (byYear !== undefined && !/^20\d\d$/.test(byYear))
    throw new CommandFailure(`--by-year ${byYear} is no year. Write it as 2029.`);
  return withEntries(doors, 'roadmap', async (portal) => {
    const entry = {
      ...{ key: randomUUID(), companyId, theirs: theirs.trim(), ours: ours.trim(), by: doors.user },
      byYear: byYear === undefined ? null : Number(byYear),
    };
    const { exchange } = savedOrFail(await enterExchange(portal, entry));
    doors.out(`Note ${exchange.noteId} was made on company ${companyId} in HubSpot.`);
  });
}

/** What people wrote in HubSpot must not steer the terminal. */
function oneLine(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ');
}
