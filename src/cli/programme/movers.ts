import type { Command } from 'commander';
import {
  findMovers,
  SIGNIFICANT_MOVE,
  type MoversResult,
  type RankMover,
} from '../../programme/ranking/find-movers.ts';
import type { SuggestedResponse } from '../../programme/ranking/suggest-response.ts';
import { formatIsoDay } from '../../scoring/day.ts';
import type { CommandDoors } from '../doors/doors.ts';
import { withPortalOptions, type PortalOptions } from '../portal/open-portal.ts';
import { percent } from '../text/percent.ts';
import { readPolicyFile } from '../portal/policy-file.ts';
import { moneyFormat } from '../text/show-money.ts';
import { showCustomerStatus, showSegment } from '../text/show-value.ts';
import { plainTable, shownName } from '../text/table.ts';
import { lastQuarterEnd, learnAndScoreOn, openPastPortal, parsePastDay, withPeriodOption } from './past-portal.ts';
import { contextLine, factorText, signed } from './show-numbers.ts';

interface MoversOptions extends PortalOptions {
  readonly from?: string;
  readonly policyBefore?: string;
}

/** `loyalty programme movers`: whose rank or relative value changed significantly between two days, by cause. */
export function registerMovers(programme: Command, doors: CommandDoors): void {
  withPeriodOption(
    withPortalOptions(
      programme
        .command('movers')
        .description('Ideal customers that rose or fell significantly, by cause, and what to do'),
    ),
  )
    .option('--policy-before <file>', 'policy file of the earlier day (default: the same)')
    .action(async (options: MoversOptions) => {
      const policy = options.policyBefore === undefined ? null : await readPolicyFile(options.policyBefore);
      const portal = await openPastPortal(doors, options);
      const { asOf } = portal.context;
      const from = options.from === undefined ? lastQuarterEnd(asOf) : parsePastDay('--from', options.from, asOf);
      const before = learnAndScoreOn(portal, {
        ...portal.context,
        asOf: from,
        policy: policy ?? portal.context.policy,
      });
      // A policy that stayed keeps the amount from which a customer is Ideal, and a model its ninety days.
      const after = learnAndScoreOn(portal, {
        asOf,
        model: before.context.model,
        policy: policy === null ? before.context.policy : portal.context.policy,
      });
      const found = findMovers(before, after);
      const days = { from: formatIsoDay(from), to: formatIsoDay(asOf) };
      if (options.json === true) doors.out(JSON.stringify({ ...days, ...toJson(found) }, null, 2));
      else doors.out(`${moversText(found, days, portal.currency)}\n${contextLine(after.context, portal.currency)}`);
    });
}

function toJson(found: MoversResult): object {
  if (found.kind !== 'movers') return found;
  const standing = ({ score, rank, place, relativeValue }: RankMover['before']): object => {
    const { segment, risk, loyalty, lifetimeValue } = score;
    return { rank, place, relativeValue, segment, risk, loyalty, lifetimeValue };
  };
  return {
    ...found,
    movers: found.movers.map((mover) => ({
      ...mover,
      before: standing(mover.before),
      after: standing(mover.after),
    })),
  };
}

const ACTION_WORDS: Readonly<Record<SuggestedResponse['action'], string>> = {
  reward: 'Reward',
  intervene: 'Intervene',
  none: 'Nothing',
};

const CAUSE_WORDS: Readonly<Record<SuggestedResponse['mainCause'], string>> = {
  merge: 'merged records',
  exchange_rate: 'rate of exchange',
  behaviour: 'behaviour',
  money: 'money',
  model: 'new model',
  policy: 'new policy',
  others: 'the others moved',
  passing_days: 'only its term went on',
};

function moversText(
  found: MoversResult,
  { from, to }: { readonly from: string; readonly to: string },
  currency: string,
): string {
  if (found.kind !== 'movers') {
    const day = found.at === 'before' ? from : to;
    const why = found.kind === 'no_ideal' ? 'No customer was Ideal' : 'The average customer was worth nothing';
    return `${why} on ${day}, so nobody has a rank to move from. Choose other days with --from and --as-of.`;
  }
  const { places, shareOfPlaces, relativeValue } = SIGNIFICANT_MOVE;
  const lines = [
    `From ${from} to ${to}: ${String(found.before.ranked.length)} Ideal before, ${String(found.after.ranked.length)} after (${String(found.entered)} entered, ${String(found.left)} left); ${String(found.movers.length)} moved significantly.`,
    ...(found.movers.length === 0 ? [] : [moversTable(found.movers, currency)]),
    `Significant: ${String(places)} places that are also ${percent(shareOfPlaces)} of all, among the customers of both days, or ${percent(relativeValue)} of the relative value, the lifetime value over their average. Behaviour: what they did and did not do, at their usual amounts; money: other amounts.`,
  ];
  if (found.notComparable.length > 0) {
    lines.push(
      `Not compared, no customers yet on the earlier day or none any more: ${String(found.notComparable.length)}.`,
    );
  }
  return lines.join('\n');
}

function moversTable(movers: readonly RankMover[], currency: string): string {
  const money = moneyFormat(currency);
  const head = ['Name', 'Rank', 'Relative', 'Value', 'Change', 'By cause', 'Do', 'Loyalty drivers that changed most'];
  const table = plainTable(head, ['Rank', 'Relative', 'Value', 'Change']);
  for (const { name, before, after, change, causes, response } of movers) {
    const byCause = causes
      .map(({ cause, change: part }) => ({ cause, text: signed(part, money) }))
      .filter(({ text }) => text !== '0')
      .map(({ cause, text }) => `${CAUSE_WORDS[cause]} ${text}`);
    const isUnasked = response.mainCause === 'others' || response.mainCause === 'passing_days';
    table.push([
      shownName(name),
      `${rankText(before)} → ${rankText(after)}`,
      `${factorText(before.relativeValue)} → ${factorText(after.relativeValue)}`,
      money(after.score.lifetimeValue),
      signed(change, money),
      [...byCause, ...(isUnasked ? [CAUSE_WORDS[response.mainCause]] : [])].join('\n'),
      ACTION_WORDS[response.action],
      response.evidence
        .map(
          ({ name: driver, points }) => `${driver.replaceAll('_', ' ')} ${signed(points, (size) => size.toFixed(0))}`,
        )
        .join('\n'),
    ]);
  }
  return table.toString();
}

function rankText({ rank, score }: RankMover['before']): string {
  if (rank !== null) return String(rank);
  return score.status === 'lapsed' ? showCustomerStatus(score.status) : showSegment(score.segment);
}
