import { plural } from '../../shared/texts/plural.ts';
import { type Count, counted } from './count.ts';

const customers = (some: Count): string => counted(some, 'customer', 'customers');
const days = (some: Count): string => counted(some, 'day', 'days');

/** What the views of this week, of contact and of segments say. Amounts and rates come written out. */
export const enViews = {
  customers,
  daysAgo: (some: Count): string => (some.count === 0 ? 'today' : `${days(some)} ago`),
  dueIn: (some: Count): string => (some.count === 0 ? 'today' : `in ${days(some)}`),
  overdueBy: (some: Count): string => `${days(some)} overdue`,
  fromEarlierPurchases: (amount: string): string => `${amount}, from earlier purchases`,
  change: (before: string, after: string): string => `${before} → ${after}`,
  renewals: {
    title: 'Renewals ahead',
    sentence: (renewals: Count, amount: string, window: string, risky: Count): string =>
      `${counted(renewals, 'renewal', 'renewals')} worth ${amount} a year within ${window} days or overdue; ${risky.shown} of them at high or critical risk.`,
    none: (window: string): string => `No renewal is due within ${window} days, and none is overdue.`,
    list: 'One by one: by risk, then by silence, then by date',
    listSorted: 'One by one',
    byQuarter: 'By quarter in which they are due',
    quarter: (quarter: string, year: string): string => `Q${quarter} ${year}`,
    byValue: 'The same renewals in the list of customers, the largest value a year first',
    byRisk: 'Value a year of the renewals, by risk',
    byContact: 'By silence',
    byOwner: 'By owner',
  },
  atRisk: {
    title: 'Value at risk',
    sentence: (amount: string, all: Count): string =>
      `${amount} of the margin of the next twelve months is at risk, over ${customers(all)} who have not left.`,
    none: 'Nobody who could leave is scored yet.',
    chart: 'Value at risk, by risk',
  },
  clock: {
    title: 'How long ago we last talked',
    sentence: (recent: Count, all: Count, window: string): string =>
      `With ${recent.shown} of ${customers(all)} we talked within the last ${window} days about anything but the renewal.`,
    rest: (never: Count, blind: Count): string =>
      `With ${never.shown} we never did, or only about renewals; for ${blind.shown} contact is not measurable, which may be missing logging and not silence.`,
    ofNever: (never: Count, renewalOnly: Count, silent: Count, months: string): string =>
      `Of these ${never.shown}, we talked with ${renewalOnly.shown} about the renewal only, and with ${silent.shown} not at all in the last ${months} months.`,
    chart: 'Customers by days since the last conversation not about the renewal',
    band: (from: string, until: string): string => `${from}–${until}`,
    openBand: (from: string): string => `${from} +`,
    column: 'Days since',
    notPublished: 'Nothing published',
  },
  renewalOnly: {
    title: 'Only about the renewal',
    sentence: (some: Count, amount: string, months: string): string =>
      `With ${customers(some)}, worth ${amount} a year, we talked about nothing but the renewal in the last ${months} months.`,
    none: (months: string): string =>
      `There is nobody with whom we talked only about the renewal in the last ${months} months.`,
    blind: (some: Count): string =>
      `For ${customers(some)} more, contact is not measurable: they may belong here, or not.`,
  },
  segments: {
    title: 'Segments',
    sentence: (ideal: Count, all: Count, share: string): string =>
      `${ideal.shown} of ${customers(all)} ${plural(ideal.count, 'is', 'are')} Ideal; they hold ${share} of the lifetime value.`,
    chart: 'Customers by segment',
    influence: (amount: string): string => `${amount} more came through referrals; it is in the buyers' own value.`,
    tiers: 'How the value is spread',
    tiersChart: 'Lifetime value by tier',
  },
  moves: {
    title: 'Movement between segments',
    period: 'Since',
    periods: { 30: '30 days ago', 90: '90 days ago', 180: 'half a year ago', 365: 'a year ago' },
    sentence: (up: Count, down: Count, stayed: Count): string =>
      `${up.shown} moved up, ${down.shown} moved down, ${stayed.shown} stayed.`,
    none: 'Nobody was scored on both days.',
    caption: (from: string, to: string): string =>
      `Rows: where they stood on ${from}. Columns: where they stand on ${to}.`,
    corner: 'From',
    into: (segment: string): string => `To ${segment}`,
  },
  movers: {
    title: 'Who moved most',
    direction: 'Which',
    directions: { down: 'Lost value', up: 'Gained value' },
    sentence: (some: Count, from: string, to: string): string =>
      `${customers(some)} changed noticeably between ${from} and ${to}.`,
    none: (from: string, to: string): string => `Nobody changed noticeably between ${from} and ${to}.`,
    noneThisWay: 'Nobody moved this way.',
    byCause: 'By cause',
    chart: 'Change of lifetime value, by cause',
  },
};
