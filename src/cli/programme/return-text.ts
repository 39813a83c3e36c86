import type { LeftOut } from '../../programme/return/decide-tests.ts';
import { RETENTION_QUOTATION } from '../../programme/return/retention-what-if.ts';
import { countText } from '../../scoring/count-text.ts';
import { RETURN_YEARS, type ReturnView } from './return-view.ts';
import { isBeyondChance } from './report/show.ts';

type ShowMoney = (amount: number) => string;

const LEFT_OUT_SENTENCES: Readonly<Record<LeftOut, string>> = {
  not_scored_before: 'no customer yet, or lapsed already, 180 days before',
  began_within_window: 'the contract began within the 180 days',
  no_margin: 'no margin was at stake',
};

/** What the activities returned, in sentences; nothing is claimed of too few. */
export function returnText(view: ReturnView, money: ShowMoney): readonly string[] {
  const { decided, returned, unknownCompanies } = view;
  return [
    `Decided in the last ${countText(RETURN_YEARS, 'year', 'years')}: ${countText(decided.tests, 'relationship test', 'relationship tests')}, ${String(decided.kept)} of them passed.`,
    ...leftOutText(decided.leftOut),
    ...(unknownCompanies > 0
      ? [
          `${countText(unknownCompanies, 'activity is', 'activities are')} for companies that are not in this portal, and left out.`,
        ]
      : []),
    ...returnedText(returned, money),
  ];
}

function leftOutText(leftOut: ReturnView['decided']['leftOut']): readonly string[] {
  const parts: string[] = [];
  for (const reason of ['not_scored_before', 'began_within_window', 'no_margin'] as const) {
    const count = leftOut[reason] ?? 0;
    if (count > 0) parts.push(`${String(count)} (${LEFT_OUT_SENTENCES[reason]})`);
  }
  return parts.length === 0 ? [] : [`Left out: ${parts.join(', ')}.`];
}

function returnedText(returned: ReturnView['returned'], money: ShowMoney): readonly string[] {
  if (returned.kind === 'too_few' && returned.withActivity === 0)
    return ['What activities returned cannot be told yet: none took place before a test that was decided.'];
  if (returned.kind === 'too_few' && returned.matched >= returned.needed)
    return [
      `It cannot be told what the activities returned: ${String(returned.matched)} decided tests had an activity before them and customers alike, but a few large customers make up most of it, or too few are there to compare with. Cost of these activities: ${money(returned.cost)}.`,
    ];
  if (returned.kind === 'too_few') {
    return [
      `Too few customers to tell what the activities returned: ${countText(returned.withActivity, 'decided test', 'decided tests')} had an activity before, ${String(returned.matched)} of these with customers alike that had none; it takes ${String(returned.needed)}. Cost of these activities: ${money(returned.cost)}.`,
    ];
  }
  const { effect, interval, retained, grown, cost, net, withActivity, alike } = returned;
  return [
    `Customers with an activity brought ${money(Math.abs(effect))} of yearly margin ${effect < 0 ? 'less' : 'more'} than customers alike without one (80 % interval ${money(interval[0])} to ${money(interval[1])}): ${money(retained)} by staying, ${money(grown)} by growing.`,
    `Of those with an activity ${String(withActivity.kept)} of ${String(withActivity.tests)} stayed; of those alike ${String(Math.round((100 * alike.kept) / alike.tests))} in 100.`,
    `The activities cost ${money(cost)}: net ${money(net)}. ${isBeyondChance(interval) ? 'The difference is beyond chance' : 'The difference may be chance'}, and as far as owners chose whom to help by what the score does not know, it need not come of the activities.`,
  ];
}

/** What better retention is worth by the portal's own margins, with the well-known sentence beside it as what it is. */
export function whatIfText({ retention, whatIf }: ReturnView, points: number, money: ShowMoney): readonly string[] {
  if (retention === null || whatIf === null)
    return ['What better retention is worth cannot be told: no customer is old enough to measure retention.'];
  if (whatIf.kind === 'no_margin')
    return ['What better retention is worth cannot be told: today’s customers bring no margin after their costs.'];
  const share = (rate: number): string => `${(100 * rate).toFixed(0)} %`;
  const { retentionPoints, profitAtLeast, year } = RETENTION_QUOTATION;
  return [
    `What if ${share(whatIf.changed)} were kept a year in place of ${share(whatIf.retention)} (${retention.of === 'value' ? 'of the value' : 'of the customers'}, ${retention.from} to ${retention.until}; ${points < 0 ? '' : '+'}${String(points)} points)?`,
    `Profit on today’s customers over the lifetime, by the policy’s margin, costs and discount rate: ${money(whatIf.profitBefore)} now, ${money(whatIf.profitAfter)} then: ${money(Math.abs(whatIf.change))} ${whatIf.change < 0 ? 'less' : 'more'} (${(100 * Math.abs(whatIf.changeShare)).toFixed(1)} %). What it would take is not in it.`,
    `For context: an article of ${String(year)} says that ${String(retentionPoints)} % more retention raises profit by at least ${share(profitAtLeast)}; that is a quotation, and no figure of this portal.`,
  ];
}
