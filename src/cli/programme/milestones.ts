import type { Command } from 'commander';
import {
  findMilestones,
  MILESTONE_DAYS_AHEAD,
  MILESTONE_DAYS_SINCE,
} from '../../programme/milestones/find-milestones.ts';
import { toMilestoneCustomer } from '../../programme/milestones/milestone-customer.ts';
import { APPRECIATION_SENTENCES, PAUSE_SENTENCES, type Milestone } from '../../programme/milestones/milestone.ts';
import { formatIsoDay } from '../../scoring/day.ts';
import { countText } from '../../scoring/count-text.ts';
import type { CommandDoors } from '../doors/doors.ts';
import { withScoredPortalOptions, type ScoredPortalOptions } from '../portal/scored-portal.ts';
import { moneyFormat } from '../text/show-money.ts';
import { plainTable, shownName } from '../text/table.ts';
import { NO_CUSTOMERS, readProgrammePortal } from './programme-portal.ts';

const SHOWN = 40;

/** `loyalty programme milestones`: what there is to thank a customer for, from 30 days back to 60 days ahead. */
export function registerMilestones(programme: Command, doors: CommandDoors): void {
  withScoredPortalOptions(
    programme
      .command('milestones')
      .description('milestones of the relationships from 30 days back to 60 days ahead, each with a way to say thanks'),
  ).action(async (options: ScoredPortalOptions) => {
    const { currency, context, customers } = await readProgrammePortal(doors, options);
    const milestones = findMilestones(
      customers.map(({ history, score }) => toMilestoneCustomer(history, score, context)),
    );
    const asOf = formatIsoDay(context.asOf);
    doors.out(
      options.json === true
        ? JSON.stringify({ asOf, currency, milestones: milestones.map(toView) }, null, 2)
        : customers.length === 0
          ? NO_CUSTOMERS
          : milestonesText(milestones, currency, asOf),
    );
  });
}

function toView({ day, ...milestone }: Milestone) {
  return { ...milestone, day: formatIsoDay(day) };
}

function milestonesText(milestones: readonly Milestone[], currency: string, asOf: string): string {
  const reach = `from ${String(MILESTONE_DAYS_SINCE)} days before ${asOf} to ${String(MILESTONE_DAYS_AHEAD)} days after it`;
  if (milestones.length === 0) return `No customer has a milestone ${reach}.`;
  const money = moneyFormat(currency);
  const table = plainTable(['Day', 'Company', 'Name', 'Milestone', 'Now a year', 'Say thanks with'], ['Now a year']);
  for (const milestone of milestones.slice(0, SHOWN)) {
    table.push([
      formatIsoDay(milestone.day),
      milestone.companyId,
      shownName(milestone.name),
      milestoneText(milestone, money),
      money(milestone.currentAnnualValue),
      milestone.paused === null ? APPRECIATION_SENTENCES[milestone.appreciation] : PAUSE_SENTENCES[milestone.paused],
    ]);
  }
  const left = milestones.length - SHOWN;
  const paused = milestones.filter((milestone) => milestone.paused !== null).length;
  return [
    table.toString(),
    ...(left > 0 ? [`And ${String(left)} more: --json lists every one.`] : []),
    `${countText(milestones.length, 'milestone', 'milestones')} ${reach}, ${String(paused)} of them paused; amounts in ${currency}.`,
  ].join('\n');
}

/** What the milestone is, in a few words: "5 years a customer". */
function milestoneText({ kind, size, state }: Milestone, money: (amount: number) => string): string {
  const expected = state === 'expected' ? ', if renewed' : '';
  switch (kind) {
    case 'anniversary':
      return `${countText(size, 'year', 'years')} a customer`;
    case 'renewal':
      return `renewal no. ${String(size)}${expected}`;
    case 'spend':
      return `${money(size)} spent in all${expected}`;
    case 'lifetime_value':
      return `lifetime value above ${money(size)}`;
    case 'first_referral':
      return 'first referral';
  }
}
