import type { Command } from 'commander';
import {
  followActivities,
  FOLLOWED_DAYS,
  summarizeActivities,
  type KindSummary,
} from '../../programme/activities/follow-activities.ts';
import {
  ACTIVITY_CATALOGUE,
  ACTIVITY_KINDS,
  ACTIVITY_LABELS,
  type CatalogueEntry,
} from '../../programme/activities/retention-activity.ts';
import { formatIsoDay } from '../../scoring/day.ts';
import { CommandFailure } from '../command-failure.ts';
import { countText } from '../../scoring/count-text.ts';
import type { CommandDoors } from '../doors/doors.ts';
import { withScoredPortalOptions, type ScoredPortalOptions } from '../portal/scored-portal.ts';
import { moneyFormat } from '../text/show-money.ts';
import { plainTable } from '../text/table.ts';
import {
  ACTIVITIES_OPTION,
  NO_CUSTOMERS,
  readLedger,
  readProgrammePortal,
  type ActivityOptions,
} from './programme-portal.ts';
import { returnText, whatIfText } from './return-text.ts';
import { returnView, RETURN_YEARS } from './return-view.ts';

interface ReturnOptions extends ScoredPortalOptions, ActivityOptions {
  readonly points?: string;
}

/** `loyalty programme return`: what the activities of the programme returned, and what keeping more customers is worth. */
export function registerReturn(programme: Command, doors: CommandDoors): void {
  withScoredPortalOptions(
    programme
      .command('return')
      .description(
        'what the retention activities returned against customers alike, and what better retention is worth',
      ),
  )
    .option(...ACTIVITIES_OPTION)
    .option('--points <number>', 'what if so many points more were kept a year, of 100 (default: 5)')
    .action(async (options: ReturnOptions) => {
      const points = parsePoints(options.points ?? '5');
      const ledger = await readLedger(doors, options);
      const portal = await readProgrammePortal(doors, options);
      const view = returnView(portal, ledger, points);
      const kinds = summarizeActivities(followActivities(ledger, portal.histories, portal.context));
      const asOf = formatIsoDay(portal.context.asOf);
      if (options.json === true) {
        doors.out(
          JSON.stringify({ asOf, currency: portal.currency, years: RETURN_YEARS, ...view, activities: kinds }, null, 2),
        );
        return;
      }
      if (portal.customers.length === 0) {
        doors.out(NO_CUSTOMERS);
        return;
      }
      const money = moneyFormat(portal.currency);
      doors.out(
        [
          ...activitiesText(kinds, options.activities !== undefined, money),
          '',
          ...returnText(view, money),
          '',
          ...whatIfText(view, points, money),
        ].join('\n'),
      );
    });
}

function parsePoints(text: string): number {
  const points = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (Math.abs(points) <= 100) return points;
  throw new CommandFailure(`--points ${text} is no number of points. Write a number from -100 to 100, for instance 5.`);
}

function activitiesText(
  kinds: readonly KindSummary[],
  isGiven: boolean,
  money: (amount: number) => string,
): readonly string[] {
  if (kinds.length === 0) return isGiven ? ['The ledger holds no activity.'] : catalogueText();
  const table = plainTable(
    ['Activity', 'Times', 'Customers', 'Cost', 'Bought again', 'Talked again', 'Loyalty since'],
    ['Times', 'Customers', 'Cost', 'Bought again', 'Talked again', 'Loyalty since'],
  );
  for (const one of kinds) {
    const of = ` of ${String(one.followed)}`;
    table.push([
      ACTIVITY_LABELS[one.kind],
      one.activities,
      one.customers,
      money(one.cost),
      one.followed === 0 ? 'too early' : `${String(one.boughtAgain)}${of}`,
      one.followed === 0 ? 'too early' : `${String(one.contactedAgain)}${of}`,
      one.loyaltyPoints === null ? 'too early' : `${one.loyaltyPoints < 0 ? '' : '+'}${one.loyaltyPoints.toFixed(1)}`,
    ]);
  }
  return [
    table.toString(),
    `What followed within ${countText(FOLLOWED_DAYS, 'day', 'days')}, which need not have come of it; loyalty in points of 100.`,
  ];
}

/** What there is to do for customers, and how a ledger names it. */
function catalogueText(): readonly string[] {
  const table = plainTable(['Kind in the ledger', 'Activity', 'For', 'Usual cost', 'Fits']);
  for (const kind of ACTIVITY_KINDS) {
    const { beneficiary, cost, fits } = ACTIVITY_CATALOGUE[kind];
    table.push([kind, ACTIVITY_LABELS[kind], BENEFICIARY_WORDS[beneficiary], cost, fits]);
  }
  return [
    'No ledger of activities was given (--activities FILE), so nothing can have returned anything yet. What it may hold:',
    table.toString(),
  ];
}

const BENEFICIARY_WORDS: Readonly<Record<CatalogueEntry['beneficiary'], string>> = {
  company: 'company',
  person: 'person',
  both: 'company and person',
  us: 'us',
};
