import { ACTIVITY_LABELS } from '../../../programme/activities/retention-activity.ts';
import { APPRECIATION_SENTENCES, PAUSE_SENTENCES } from '../../../programme/milestones/milestone.ts';
import { RETENTION_QUOTATION } from '../../../programme/return/retention-what-if.ts';
import { ASK_OBJECTION_SENTENCES, ASK_REASON_SENTENCES } from '../ask-sentences.ts';
import { countText } from '../../../scoring/count-text.ts';
import type { ReportTexts } from './texts.ts';
import { isBeyondChance } from './show.ts';

const customers = (count: number): string => countText(count, 'customer', 'customers');

export const ENGLISH: ReportTexts = {
  title: (day) => `Loyalty programme: report of ${day}`,
  nobody: 'There are no customers yet: nobody has bought anything.',
  intro: (currency) =>
    `What the customers are worth, who is leaving, whom to thank and whom to ask. Amounts in ${currency}; intervals are 80 %.`,
  provisional: 'The policy holds provisional defaults that nobody has confirmed yet: every amount below rests on them.',
  facts: {
    customers: 'Customers, with those lapsed',
    annualValue: 'Current annual value',
    lifetimeValue: 'Lifetime value',
    valueAtRisk: 'Value at risk, 12 months',
  },
  sections: {
    segments: 'Segments',
    movers: 'Who moved among the Ideal',
    renewals: 'Renewals ahead',
    retention: 'Retention',
    exposure: 'Open to competitors',
    milestones: 'Milestones',
    referrals: 'Referrals',
    activities: 'What the programme returned',
    whatIf: 'What better retention is worth',
  },
  heads: {
    segment: 'Segment',
    customers: 'Customers',
    annualValue: 'Now a year',
    lifetimeValue: 'Lifetime value',
    valueAtRisk: 'Value at risk',
    customer: 'Customer',
    rank: 'Rank',
    change: 'Change of value',
    response: 'Do',
    renewal: 'Renewal',
    inDays: 'In days',
    risk: 'Risk',
    contact: 'Contact',
    period: 'Period',
    kept: 'Kept',
    logo: 'Customers kept',
    gross: 'Value kept',
    net: 'Value with growth',
    signals: 'Why',
    competitor: 'Competitor',
    day: 'Day',
    milestone: 'Milestone',
    thanks: 'Say thanks with',
    referred: 'Referred',
    bought: 'They bought',
    margin: 'Our margin',
    reasons: 'For it',
    against: 'Against it',
    activity: 'Activity',
    times: 'Times',
    cost: 'Cost',
    boughtAgain: 'Bought again',
    loyaltySince: 'Loyalty since',
  },
  segment: { ideal: 'Ideal', uncertain: 'Uncertain', non_ideal: 'Not a fit now' },
  noSegment: 'No segment',
  risk: { low: 'Low', watch: 'Watch', high: 'High', critical: 'Critical' },
  contact: {
    in_touch: 'In touch',
    due: 'Due',
    overdue: 'Overdue',
    never: 'Never reached',
    not_measurable: 'Not measurable',
  },
  silentFor: (days) => `${days} days ago`,
  charts: {
    segments: 'Current annual value by segment',
    renewals: 'Value due for renewal by month',
    retention: 'Value kept in twelve months, growth not counted',
    exposure: 'Value at risk of those most exposed',
  },
  movers: {
    sentence: (since, moved, ideal) =>
      `Since ${since} ${customers(moved)} that were or are Ideal moved significantly; ${String(ideal)} are Ideal now.`,
    none: (since) => `No Ideal customer moved significantly since ${since}.`,
    noIdeal: (since) =>
      `The Ideal of ${since} and of now cannot be compared: there were none, or they are worth nothing.`,
    response: { reward: 'Reward', intervene: 'Intervene', none: 'Nothing' },
  },
  renewals: {
    none: (days) => `No renewal is due in the next ${String(days)} days, and none is overdue.`,
    sentence: (count, days, value) =>
      `${countText(count, 'renewal is', 'renewals are')} due in the next ${String(days)} days or overdue: ${value} a year.`,
    overdue: 'Overdue',
  },
  retention: {
    none: 'No customer is old enough to measure retention: it needs twelve months.',
    note: 'As measured, each customer seen on the first and the last day of twelve months.',
    survival: (years, share) =>
      `${share} of first relationships lasted ${countText(years, 'year', 'years')} or longer.`,
  },
  exposure: {
    none: 'Nobody has a competitor on record, and no contract ends in silence.',
    sentence: (count, value) => `${customers(count)} open to a competitor now; ${value} at risk.`,
    notMeasurable: (count, of) =>
      `For ${String(count)} of ${String(of)} customers contact is not measurable: nothing is logged. This may be missing logging, not silence.`,
    signal: {
      known_competitor: 'competitor known',
      contract_ends: 'contract ends soon',
      renewal_overdue: 'renewal overdue',
      silence: 'silence',
    },
  },
  milestones: {
    none: 'No milestone lies within 60 days ahead or 30 days back.',
    sentence: (count, paused) =>
      `${countText(count, 'milestone', 'milestones')} from 30 days back to 60 days ahead, ${String(paused)} of them paused.`,
    what: ({ kind, size, state }, { money }) => {
      const expected = state === 'expected' ? ', if renewed' : '';
      switch (kind) {
        case 'anniversary':
          return `${countText(size, 'year', 'years')} a customer`;
        case 'renewal':
          return `Renewal no. ${String(size)}${expected}`;
        case 'spend':
          return `${money(size)} spent in all${expected}`;
        case 'lifetime_value':
          return `Lifetime value above ${money(size)}`;
        case 'first_referral':
          return 'First referral';
      }
    },
    appreciation: APPRECIATION_SENTENCES,
    pause: PAUSE_SENTENCES,
  },
  referrals: {
    none: 'No referral is on record: associate a customer with who recommended us to it.',
    sentence: (referrers, margin) =>
      `${customers(referrers)} recommended us: ${margin} of margin so far, every purchase counted once.`,
    askNow: (count, of) => `To ask for a referral now: ${customers(count)} of ${String(of)}.`,
    reason: ASK_REASON_SENTENCES,
    objection: ASK_OBJECTION_SENTENCES,
    objections: 'What speaks against asking now',
  },
  returned: {
    noLedger: 'No ledger of activities was given, so nothing can have returned anything yet.',
    note: 'What followed within 90 days, which need not have come of it; loyalty in points of 100.',
    tooEarly: 'too early',
    noneBefore: 'What activities returned cannot be told yet: none took place before a test that was decided.',
    tooFew: ({ withActivity, matched, needed, cost }, { money }) =>
      `Too few customers to tell what the activities returned: ${countText(withActivity, 'decided test', 'decided tests')} had an activity before, ${String(matched)} of these with customers alike that had none; it takes ${String(needed)}. Cost: ${money(cost)}.`,
    tooUneven: ({ matched, cost }, { money }) =>
      `It cannot be told what the activities returned: ${String(matched)} decided tests had an activity before and customers alike, but a few large customers make up most of it, or too few are there to compare with. Cost: ${money(cost)}.`,
    estimated: ({ effect, interval, cost, net, withActivity, alike }, show) => [
      `Customers with an activity brought ${show.money(Math.abs(effect))} of yearly margin ${effect < 0 ? 'less' : 'more'} than customers alike without one (${show.interval(interval, show.money)}).`,
      `Of those with an activity ${String(withActivity.kept)} of ${String(withActivity.tests)} stayed; of those alike ${String(Math.round((100 * alike.kept) / alike.tests))} in 100.`,
      `The activities cost ${show.money(cost)}: net ${show.money(net)}. ${isBeyondChance(interval) ? 'The difference is beyond chance.' : 'The difference may be chance.'} It need not come of the activities where owners chose whom to help by what the score does not know.`,
    ],
    kind: ACTIVITY_LABELS,
  },
  whatIf: {
    unknown: 'It cannot be told: no retention was measured, or today’s customers bring no margin after their costs.',
    sentences: ({ retention, changed, profitBefore, profitAfter, change, changeShare }, measured, show) => [
      `What if ${show.percent(changed)} were kept a year in place of ${show.percent(retention)} (${measured.of === 'value' ? 'of the value' : 'of the customers'}, ${measured.from} to ${measured.until})?`,
      `Profit on today’s customers over the lifetime would be ${show.money(profitAfter)} in place of ${show.money(profitBefore)}: ${show.money(change)} more, or ${show.number(100 * changeShare, 1)} %, by the policy’s margin, costs and discount rate. What it would take is not in it.`,
      `For context: an article of ${String(RETENTION_QUOTATION.year)} says that ${String(RETENTION_QUOTATION.retentionPoints)} % more retention raises profit by at least ${show.percent(RETENTION_QUOTATION.profitAtLeast)}. That is a quotation, and no figure of this portal.`,
    ],
  },
  shown: (shown, of) => `${String(shown)} of ${String(of)} shown.`,
  footer: (model, policy) => `Worked out with model ${model} and policy ${policy}.`,
};
