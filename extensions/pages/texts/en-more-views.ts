import { plural } from '../../shared/texts/plural.ts';
import { type Count, counted } from './count.ts';

const customers = (some: Count): string => counted(some, 'customer', 'customers');

/** What the views of the list, of growth, of retention and of the data say. */
export const enMoreViews = {
  list: {
    title: 'Customers',
    counted: (some: Count): string => `${customers(some)}.`,
    prepare: 'Copy for a spreadsheet',
    copy: (some: Count): string => `Copy ${customers(some)} now`,
    copied: 'Copied: paste it into a spreadsheet.',
    notCopied: 'The browser did not let it be copied. Click the button again.',
    tooMany: (most: Count): string =>
      `The first ${most.shown}: filter further, or let your admin run "loyalty export", which writes every company as CSV.`,
    lastContact: 'Last contact',
    recordId: 'Record ID',
  },
  growth: {
    title: 'Value gap',
    sentence: (amount: string, known: Count): string =>
      `${amount} is open at ${customers(known)}: their yearly budget, entered or estimated, less what they spend with us.`,
    former: (amount: string, known: Count): string =>
      `${amount} more is open at ${customers(known)} who left: it comes only with winning them back.`,
    showFormer: 'Show those who left',
    none: 'No budget is known, so no gap either: ask for budgets, then enter them.',
    unknown: (some: Count): string =>
      `For ${customers(some)} there is no gap: no budget is known, or it is below what they spend.`,
    ask: 'Show those without a known budget',
    largest: 'Show the largest gaps',
    byIndustry: 'By industry',
    industryChart: 'Value gap by industry',
    byProduct: 'By product that similar customers have and these do not',
    productChart: 'Value gap by product they lack',
    noProducts: 'No product stands out that similar customers have.',
  },
  retention: {
    title: 'Retention',
    unfiltered: 'Over all customers: the filters do not apply here.',
    sentence: (kept: Count, start: Count, from: string, until: string): string =>
      `Of ${customers(start)} on ${from}, ${kept.shown} ${plural(kept.count, 'was', 'were')} still there on ${until}.`,
    rates: (logo: string, gross: string, net: string): string => `Logo ${logo}, gross ${gross}, net ${net}.`,
    notYet: 'Not measured yet: retention is worked out during the run over all customers.',
    notSeen: 'Retention is that of the whole portfolio: people who see their own customers only do not see it.',
    noPeriods: 'There is no whole period to look back on yet.',
    periods: 'By period',
    chart: 'Retention by period, in per cent',
    cohorts: 'By year of the first purchase',
    cohortsAll: 'All',
    period: (from: string, until: string): string => `${from} to ${until}`,
    withInterval: (rate: string, low: string, high: string): string => `${rate} (${low} to ${high})`,
    intervalNote: 'In brackets: 80 in 100 such intervals hold the true rate.',
    survival: 'How long customers stay',
    survivalChart: 'Customers still there, in per cent, by years as a customer',
  },
  promise: {
    title: 'Did the flags tell?',
    sentence: (lost: Count, flagged: Count, lostRate: string, others: Count, othersRate: string): string =>
      `Of ${customers(flagged)} flagged at high or critical risk, ${lost.shown} ${plural(lost.count, 'was', 'were')} lost in the year after (${lostRate}); of ${others.shown} not flagged, ${othersRate}.`,
    definition:
      'Not the same count as under Retention: there, whoever had not left at the end of the year is still there; here, whoever left at any time in the year is lost, also if won back since, and only customers whose risk was known on the first day are counted.',
    since: (day: string): string => `Flagged on ${day}, looked at a year later.`,
    workedOutLater: (some: Count): string =>
      `For ${customers(some)} the risk of that day was worked out later, with what was known on it.`,
    none: 'Nobody has been scored for a year yet: this is told once flags are a year old.',
    nobodyFlagged: (others: Count, rate: string): string =>
      `Nobody was flagged; of ${customers(others)} not flagged, ${rate} were lost in the year after.`,
  },
  missing: {
    title: 'What is missing',
    sentence: (complete: Count, all: Count): string => `For ${complete.shown} of ${customers(all)} nothing is missing.`,
    allLack: 'For every customer something is missing.',
    chart: 'Customers by what is missing',
    note: 'What is missing is left out of the score and named on the card; nothing is guessed. A customer counts for everything it lacks.',
  },
  health: {
    title: 'How fresh this is',
    lastRun: 'Last run over the portal',
    noRun: 'None yet',
    run: (kind: string, state: string, at: string): string => `${kind}, ${state}, started ${at}`,
    readAt: 'HubSpot read as a whole',
    never: 'Never',
    read: (at: string, age: string): string => `${at}, ${age}`,
    waiting: 'Values waiting to be written',
    waitingSome: (some: Count): string => counted(some, 'record', 'records'),
    held: 'Waits for an admin',
    yes: 'Yes',
    no: 'No',
  },
};
