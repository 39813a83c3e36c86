import { FEWEST_PAST_MEMBERS, type ExpectedConversions } from '../../programme/goals/expected-path.ts';
import type { Separation } from '../../programme/goals/closest-to-ideal.ts';
import type { ConversionGoal, SegmentOnDay } from '../../programme/goals/conversion-goal.ts';
import type { GoalProgress, GoalStanding } from '../../programme/goals/goal-progress.ts';
import type { MigrationRow } from '../../programme/goals/migration.ts';
import { formatIsoDay } from '../../scoring/day.ts';
import type { ScoringContext } from '../../scoring/relationship.ts';
import { percent } from '../text/percent.ts';
import { moneyFormat } from '../text/show-money.ts';
import { showSegment } from '../text/show-value.ts';
import { plainTable, shownName } from '../text/table.ts';
import { contextLine } from './show-numbers.ts';

const MOST_CLOSEST = 10;
const MOST_LISTED = 10;

const STANDING_WORDS: Readonly<Record<GoalStanding, string>> = {
  reached: 'reached',
  missed: 'missed',
  ahead: 'ahead of what was to be expected',
  on_path: 'within what was to be expected',
  behind: 'behind what was to be expected',
};

/** How a goal stands, for a manager to read. */
export function goalText(
  goal: ConversionGoal,
  progress: GoalProgress,
  context: ScoringContext,
  currency: string,
  names: ReadonlyMap<string, string>,
): string {
  const { members, target, convertedIds, expectedToday, expectedAtEnd, standing } = progress;
  const asked = goal.target.kind === 'share' ? `${percent(goal.target.share)} (${String(target)})` : String(target);
  const lines = [
    `Goal: turn ${asked} of the ${String(members)} customers that were Uncertain on ${formatIsoDay(goal.startsOn)} into Ideal by ${formatIsoDay(goal.endsOn)}.`,
    `On ${formatIsoDay(context.asOf)} ${String(convertedIds.length)} of them are Ideal: ${STANDING_WORDS[standing]}.`,
    `By that day ${expectedText(expectedToday)}; by the end ${expectedText(expectedAtEnd)}.`,
    basisText(expectedToday),
  ];
  if (progress.doubt === 'more_than_all') {
    lines.push(`The goal cannot be reached: only ${String(members)} customers were Uncertain when it began.`);
  }
  if (progress.doubt === 'less_than_usual') {
    lines.push('So many became Ideal by themselves before: a goal that shows what the programme does asks for more.');
  }
  if (convertedIds.length > 0) {
    const more = convertedIds.length - MOST_LISTED;
    const listed = convertedIds.slice(0, MOST_LISTED).map((id) => names.get(id) ?? id);
    lines.push(`Converted: ${listed.join(', ')}${more > 0 ? `, and ${String(more)} more` : ''}.`);
  }
  return [
    lines.join('\n'),
    `Where everybody went since\n${migrationText(progress.migration)}`,
    `Closest to Ideal\n${closestText(progress.closest, currency)}`,
    `${contextLine(context, currency)}\nBoth days are scored with the policy and model of the start, so that nobody is converted by a new model.`,
  ].join('\n\n');
}

function expectedText({ count, interval: [low, high] }: ExpectedConversions): string {
  return `about ${count.toFixed(count < 10 ? 1 : 0)} (${String(low)} to ${String(high)})`;
}

function basisText({ basis, past }: ExpectedConversions): string {
  if (basis === 'straight_line' || past === null) {
    return `Expected on the straight line to the goal: fewer than ${String(FEWEST_PAST_MEMBERS)} customers were Uncertain as long a time before, too few to tell how many convert by themselves. In brackets the 80 % interval.`;
  }
  return `Expected as in as long a time before the goal: ${String(past.converted)} of ${String(past.members)} Uncertain customers became Ideal by themselves. In brackets the 80 % interval.`;
}

function segmentWord(segment: SegmentOnDay, other: string): string {
  return segment === 'not_scored' ? other : showSegment(segment);
}

function migrationText(rows: readonly MigrationRow[]): string {
  const head = ['From', 'Ideal', 'Uncertain', showSegment('non_ideal'), 'Not scored', 'All'];
  const table = plainTable(head, head.slice(1));
  for (const { from, to, total } of rows) {
    table.push([segmentWord(from, 'New since'), to.ideal, to.uncertain, to.non_ideal, to.not_scored, total]);
  }
  const all = (count: (row: MigrationRow) => number): number => rows.reduce((sum, row) => sum + count(row), 0);
  table.push([
    'All',
    all(({ to }) => to.ideal),
    all(({ to }) => to.uncertain),
    all(({ to }) => to.non_ideal),
    all(({ to }) => to.not_scored),
    all(({ total }) => total),
  ]);
  return table.toString();
}

function closestText(closest: readonly Separation[], currency: string): string {
  if (closest.length === 0) return 'Nobody of them is left to convert.';
  const money = moneyFormat(currency);
  const table = plainTable(['Company', 'Name', 'What is missing']);
  for (const customer of closest.slice(0, MOST_CLOSEST)) {
    table.push([customer.companyId, shownName(customer.name), missingText(customer, money)]);
  }
  const more = closest.length - MOST_CLOSEST;
  return more > 0 ? `${table.toString()}\nAnd ${String(more)} more (--json lists all).` : table.toString();
}

function missingText(customer: Separation, money: (amount: number) => string): string {
  const { loyaltyShort, valueShort, isEvidenceThin, isSetByPerson } = customer;
  const parts = [
    ...(loyaltyShort > 0 ? [`loyalty short by ${loyaltyShort.toFixed(loyaltyShort < 1 ? 1 : 0)} points`] : []),
    ...(valueShort > 0 ? [`value short by ${money(Math.max(1, valueShort))}`] : []),
    ...(isSetByPerson ? ['set by a person'] : []),
    ...(isEvidenceThin ? ['too early to tell: evidence is thin'] : []),
  ];
  return parts.length === 0 ? 'nothing by the rule' : parts.join('; ');
}
