import type { PortfolioView } from '../../operations/describe/describe-portfolio.ts';
import type { SimilarComparisons } from '../../programme/compare-similar.ts';
import type { CoverageRow, LoggingCoverage } from '../../programme/logging-coverage.ts';
import type { ProductGap, ProductGaps } from '../../programme/product-gaps.ts';
import type { Share } from '../../programme/share.ts';
import type { MissingInput } from '../../scoring/types.ts';
import { countText } from '../../scoring/count-text.ts';
import { groupsText } from './groups-text.ts';
import { percent } from './percent.ts';
import { moneyFormat } from './show-money.ts';
import { showRisk, showSegment } from './show-value.ts';
import { plainTable, shownName } from './table.ts';

const TOP_GAPS = 10;

const MISSING_WORDS: Readonly<Record<MissingInput, string>> = {
  acquisition_cost: 'acquisition cost (counted as none)',
  cost_to_serve: 'cost to serve (counted as none)',
  wallet: 'budget, so no value gap',
  activities: 'activities, so contact is not or not fully measurable',
  contract_end: 'contract end',
  ideal_lifetime_value: 'Ideal lifetime value, so no segment',
  tickets: 'tickets',
  survey_answers: 'survey answers',
  sentiment: 'sentiment',
  line_items: 'line items, so no products',
};

/** What makes customers similar where it is not industry and size together. */
const SIMILAR_WORDS: Readonly<Record<ProductGap['similarBy'], string>> = {
  industry_and_size: '',
  industry: ', same industry',
  size: ', same size',
};

type Money = (amount: number) => string;

/**
 * The portfolio for a manager to read: one section for each question.
 *
 * @param ownerNames by owner id; who is not in it is shown by the id
 */
export function portfolioText(view: PortfolioView, ownerNames: ReadonlyMap<string, string>): string {
  const money = moneyFormat(view.currency);
  const { customers } = view.value;
  if (customers === 0) return `${countText(view.companies, 'company', 'companies')}, none of them a customer yet.`;
  const sections: readonly (readonly [string, string])[] = [
    [`Portfolio on ${view.asOf}`, summaryText(view, money)],
    ['Segments', segmentsText(view, money)],
    ['Value at risk in the next twelve months', riskText(view, money)],
    ['Groups of companies', groupsText(view, money)],
    ['What winning a customer may cost', acquisitionText(view, money)],
    ['What goes with staying', comparisonsText(view.comparisons)],
    ['Products that similar customers own', gapsText(view.productGaps, money)],
    ['Logging in the last twelve months (customers that are not lapsed)', loggingText(view.logging, ownerNames)],
    ['What is missing', missingText(view)],
  ];
  return sections.map(([title, text]) => `${title}\n${text}`).join('\n\n');
}

function summaryText(view: PortfolioView, money: Money): string {
  const { value } = view;
  const rate = `${percent(view.annualDiscountRate)} a year`;
  return [
    `${countText(view.companies, 'company', 'companies')}, ${value.customers} of them customers, lapsed ones included.`,
    `Lifetime value ${money(value.lifetimeValue)}, looking ${view.lifetimeYears} years ahead at a discount rate of ${rate}.`,
    value.referrers === 0
      ? 'No referral is on record, so there is no influence value.'
      : `Influence of ${countText(value.referrers, 'customer')} with recorded referrals: ${money(value.influence)}. It stands apart: what the referred customers buy is in their own value.`,
    `Current annual value ${money(value.currentAnnualValue)}.`,
    `Model ${view.model}, policy ${view.policy}${view.provisional ? '. The policy holds provisional defaults that nobody has confirmed' : ''}.`,
  ].join('\n');
}

function segmentsText({ segments, idealLifetimeValue }: PortfolioView, money: Money): string {
  const table = numberTable(['Segment', 'Customers', 'Lifetime value', 'Now a year', 'At risk', 'Influence, apart']);
  for (const { segment, customers, lifetimeValue, currentAnnualValue, valueAtRisk, influence } of segments) {
    table.push([
      segment === null ? 'No segment' : showSegment(segment),
      customers,
      money(lifetimeValue),
      money(currentAnnualValue),
      money(valueAtRisk),
      money(influence),
    ]);
  }
  const rule =
    idealLifetimeValue === null
      ? 'No Ideal lifetime value is set.'
      : `The Ideal lifetime value is ${money(idealLifetimeValue)}.`;
  return `${table.toString()}\n${rule}`;
}

function riskText({ valueAtRisk, value }: PortfolioView, money: Money): string {
  const table = numberTable(['Risk', 'Customers', 'Value at risk']);
  for (const { risk, customers, amount } of valueAtRisk) table.push([showRisk(risk), customers, money(amount)]);
  return `${table.toString()}\nTogether ${money(value.valueAtRisk)}: loss probability times the margin of the next twelve months that hangs on a renewal or purchase in them; lapsed customers have none.`;
}

function acquisitionText({ acquisition }: PortfolioView, money: Money): string {
  const { known, medianRatio, targetRatio, justified } = acquisition;
  const costs =
    medianRatio === null
      ? 'No acquisition cost is known: enter it in the policy or on the companies.'
      : `Acquisition cost is known for ${countText(known, 'customer')}; half of them are worth at least ${medianRatio.toFixed(1)} times that.`;
  const allowed =
    justified === null
      ? `Of ${countText(acquisition.decided, 'company', 'companies')} decided on in the last 24 months ${acquisition.won} became customers. To say what a prospect would justify takes 20, with at least 5 lost ones on record and one won.`
      : [
          `${inHundred(justified.winRate)} companies decided on in the last 24 months became customers, worth ${money(justified.expectedLifetimeValue)} each on average.`,
          `At the rule of thumb of ${targetRatio} to 1, such a prospect would justify ${money(justified.perProspect)}, or ${money(justified.perCustomerWon)} for each one won.`,
        ].join('\n');
  return `${costs}\n${allowed}`;
}

function comparisonsText({ comparisons, tooFew }: SimilarComparisons): string {
  const lines = comparisons.flatMap(({ sentence }) => sentence ?? []);
  const asked = comparisons.length + tooFew.length;
  if (comparisons.length === 0) {
    return `Too few customers to compare: each of ${asked} questions needs at least 30 customers on either side.`;
  }
  return [
    ...(lines.length === 0 ? ['Nothing that was looked at goes clearly with staying or leaving.'] : lines),
    `${asked} questions were asked; ${comparisons.length} had 30 customers on either side, and ${lines.length} of these ${lines.length === 1 ? 'shows' : 'show'} a difference at 80 %. By chance alone about one in five would.`,
  ].join('\n');
}

function gapsText(
  { gaps, compared, withoutProducts, partlyUnknown, withoutGroup, tooFewSimilar }: ProductGaps,
  money: Money,
): string {
  const left = [
    withoutProducts > 0 ? `${withoutProducts} own no product by their line items` : '',
    partlyUnknown > 0 ? `${partlyUnknown} use something bought without its product named` : '',
    withoutGroup > 0 ? `${withoutGroup} have neither industry nor size` : '',
    tooFewSimilar > 0 ? `${tooFewSimilar} have fewer than 20 similar customers` : '',
  ].filter((part) => part !== '');
  const who = `${countText(compared, 'customer')} compared${left.length === 0 ? '' : `; not compared: ${left.join(', ')}`}.`;
  if (gaps.length === 0) return compared === 0 ? who : `${who}\nNo product is missing that similar customers own.`;
  const table = plainTable([
    'Company',
    'Name',
    'Product',
    'Similar customers own it',
    'Typical a year',
    'Had it before',
  ]);
  for (const gap of gaps.slice(0, TOP_GAPS)) {
    table.push([
      gap.companyId,
      shownName(gap.name),
      gap.product,
      `${shareText(gap.owners)}${SIMILAR_WORDS[gap.similarBy]}`,
      typicalText(gap, money),
      gap.boughtBefore ? 'yes' : 'no',
    ]);
  }
  const rest = gaps.length > TOP_GAPS ? `\nThe ${TOP_GAPS} largest of ${gaps.length}.` : '';
  const split = gaps.slice(0, TOP_GAPS).some((gap) => gap.typicalAmount?.basis === 'split_evenly')
    ? '\n* Hardly ever bought alone: the deals’ amounts divided evenly among their products.'
    : '';
  return `${who}\n${table.toString()}${rest}${split}`;
}

/** A table whose first column is words and all others numbers. */
function numberTable(head: readonly string[]): ReturnType<typeof plainTable> {
  return plainTable(head, head.slice(1));
}

function typicalText({ typicalAmount }: ProductGap, money: Money): string {
  if (typicalAmount === null) return '--';
  return `${money(typicalAmount.amount)}${typicalAmount.basis === 'split_evenly' ? ' *' : ''}`;
}

function loggingText({ all, owners }: LoggingCoverage, ownerNames: ReadonlyMap<string, string>): string {
  if (all === null) return 'Every customer has lapsed.';
  const table = numberTable([
    'Owner',
    'Customers',
    'Call',
    'Meeting',
    'E-mail',
    'Message',
    'Note',
    'Task',
    'Nothing at all',
    'Not measurable',
    'One contact at most',
  ]);
  table.push(['All', ...coverageCells(all)]);
  for (const { ownerId, ...row } of owners) {
    table.push([ownerId === null ? 'No owner' : (ownerNames.get(ownerId) ?? ownerId), ...coverageCells(row)]);
  }
  return `${table.toString()}\n"One contact at most" is of the customers for which that can be told.`;
}

function coverageCells({ customers, kinds, nothingLogged, notMeasurable, singleThreaded }: CoverageRow): string[] {
  const { call, meeting, email, message, note, task } = kinds;
  const shares = [call, meeting, email, message, note, task].map((share) => coverageText(share, 'not read'));
  return [
    String(customers),
    ...shares,
    coverageText(nothingLogged),
    coverageText(notMeasurable),
    coverageText(singleThreaded),
  ];
}

function coverageText(share: Share | null, none = '--'): string {
  return share === null ? none : percent(share.share);
}

function missingText({ missing, value }: PortfolioView): string {
  if (missing.length === 0) return 'Nothing.';
  return missing
    .map(({ input, customers }) => `${customers} of ${value.customers}: ${MISSING_WORDS[input]}`)
    .join('\n');
}

function shareText({ count, of, share, interval }: Share): string {
  return `${count} of ${of}: ${percent(share)} (${percent(interval[0])} to ${percent(interval[1])})`;
}

function inHundred({ count, of }: Share): string {
  return `${count} of ${of}`;
}
