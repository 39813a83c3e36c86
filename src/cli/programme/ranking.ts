import type { Command } from 'commander';
import { rankIdeal, type Ranking } from '../../programme/ranking/rank-ideal.ts';
import type { PeriodEnd } from '../../programme/ranking/find-movers.ts';
import { formatIsoDay } from '../../scoring/day.ts';
import type { CommandDoors } from '../doors/doors.ts';
import { withPortalOptions, type PortalOptions } from '../portal/open-portal.ts';
import { moneyFormat } from '../text/show-money.ts';
import { plainTable, shownName } from '../text/table.ts';
import { lastQuarterEnd, learnAndScoreOn, openPastPortal, parsePastDay, withPeriodOption } from './past-portal.ts';
import { contextLine, factorText } from './show-numbers.ts';

/** `loyalty programme ranking`: the Ideal customers by relative value, beside their rank at the last end of a quarter. */
export function registerRanking(programme: Command, doors: CommandDoors): void {
  withPeriodOption(
    withPortalOptions(
      programme.command('ranking').description('the Ideal customers by relative value, beside their earlier rank'),
    ),
  ).action(async (options: PortalOptions & { readonly from?: string }) => {
    const portal = await openPastPortal(doors, options);
    const { asOf } = portal.context;
    const from = options.from === undefined ? lastQuarterEnd(asOf) : parsePastDay('--from', options.from, asOf);
    const earlier = learnAndScoreOn(portal, { ...portal.context, asOf: from });
    const now = learnAndScoreOn(portal, { ...earlier.context, asOf });
    const ranks = new Map(rankingOf(earlier).ranked.map(({ companyId, rank }) => [companyId, rank]));
    const ranking = rankingOf(now);
    if (options.json === true) {
      const ranked = ranking.ranked.map((one) => ({ ...one, earlierRank: ranks.get(one.companyId) ?? null }));
      doors.out(JSON.stringify({ asOf: formatIsoDay(asOf), from: formatIsoDay(from), ...ranking, ranked }, null, 2));
      return;
    }
    doors.out(
      `${rankingText(ranking, ranks, formatIsoDay(from), portal.currency)}\n${contextLine(now.context, portal.currency)}`,
    );
  });
}

function rankingOf({ companies }: PeriodEnd): Ranking {
  return rankIdeal(companies.flatMap(({ result }) => (result.kind === 'scored' ? [result] : [])));
}

function rankingText(
  { ranked, meanValue }: Ranking,
  earlier: ReadonlyMap<string, number>,
  from: string,
  currency: string,
): string {
  if (ranked.length === 0) return 'No customer is Ideal, so there is nothing to rank.';
  const money = moneyFormat(currency);
  const head = ['Rank', `On ${from}`, 'Company', 'Name', 'Lifetime value', 'Relative', 'Share'];
  const table = plainTable(head, ['Rank', `On ${from}`, 'Lifetime value', 'Relative', 'Share']);
  for (const { companyId, name, rank, lifetimeValue, relativeValue, share } of ranked) {
    table.push([
      rank,
      earlier.get(companyId) ?? 'not Ideal',
      companyId,
      shownName(name),
      money(lifetimeValue),
      relativeValue === null ? '--' : factorText(relativeValue),
      share === null ? '--' : `${(100 * share).toFixed(1)} %`,
    ]);
  }
  return [
    table.toString(),
    `Relative: lifetime value over that of the average customer${meanValue === null ? '' : `, ${money(meanValue)}`}. Share: of what all Ideal customers bring themselves, without their influence.`,
  ].join('\n');
}
