import { plural } from './plural.ts';

/** The panel "How is this worked out?". */
export const enDetails = {
  title: 'How is this worked out?',
  total: 'Total',
  none: 'None.',
  columns: {
    driver: 'What',
    because: 'Why',
    points: 'Points',
    step: 'Step',
    margin: 'Margin',
    survival: 'Still a customer, of 100',
    discount: 'Discount factor',
    presentValue: 'Worth today',
    date: 'Date',
    record: 'Record',
    reason: 'Reason',
    name: 'Deal',
    amount: 'Amount',
    readAs: 'Read as',
    records: 'Records',
    segment: 'Segment',
    risk: 'Risk',
  },
  drivers: {
    title: (score: string): string => `Loyalty: ${score} of 100 points (higher is better)`,
    interval: (low: string, high: string): string =>
      `The likely range is ${low} to ${high} of 100: 8 times in 10 the true figure lies in it.`,
    test: {
      next_renewal: 'Loyalty is the chance that the next renewal is made.',
      purchase_within_horizon: (months: number): string =>
        `Loyalty is the chance of at least one purchase within ${months} months.`,
      win_back: (months: number): string =>
        `This customer has lapsed, so this is the chance of winning them back within ${months} months.`,
    },
    ownRecord: (inHundred: number): string =>
      inHundred === 0
        ? "Nothing of this score rests on this customer's own record yet: all of it rests on starting assumption and similar customers."
        : `${inHundred} of 100 of this score rests on this customer's own record, the rest on starting assumption and similar customers.`,
    correlation: 'Points say what similar customers did, not what causes it.',
  },
  lifetime: {
    title: (amount: string): string => `Lifetime value: ${amount}`,
    assumptions: (years: number, rate: string): string =>
      `Now and the next ${years} ${plural(years, 'year', 'years')}, discounted at ${rate} a year.`,
    margin:
      'The margin of a year is what they pay under contract or usually buy in a year, times the gross margin, less the cost to serve: if they stay or buy again.',
    interval: (low: string, high: string): string => `The likely range is ${low} to ${high}.`,
    year: (year: number): string => `Year ${year}`,
    ideal: (amount: string, chance: string): string => `Ideal starts at ${amount}; ${chance} such customers reach it.`,
    noIdeal:
      'No segment yet: the policy has no Ideal lifetime value. It is set when the whole portal is scored for the first time.',
    chart: 'Worth today, step by step',
    kinds: { adds: 'Adds', takes: 'Takes away', total: 'Lifetime value' },
    atRisk: (amount: string): string => `Margin at risk in the next 12 months: ${amount}.`,
  },
  contact: {
    title: 'Contact',
    reached: (reached: number, known: number): string =>
      `Contacts we talked to in the last 12 months: ${reached} of ${known}.`,
    renewalOnly: (share: string): string => `About the renewal: ${share} of the contacts of the last 24 months.`,
    last: 'Last conversation not about renewal',
    touchesTitle: (count: number): string => `What counted as contact: ${count}`,
    purpose: { renewal: 'About the renewal', non_renewal: 'Not about the renewal' },
    purposeColumn: 'About',
    excludedTitle: (count: number): string => `What did not count as contact: ${count}`,
  },
  moreRecords: (count: number): string => `and ${count} more`,
  purchases: (count: number): string => `Deals as they were read: ${count}`,
  skipped: (count: number): string => `Records that could not be used: ${count}`,
  missing: 'What is missing',
  shifts: "What changed against this customer's own pattern",
  renewal: (due: string): string => `Renewal due ${due}.`,
  override: {
    text: (segment: string, computed: string, reason: string): string =>
      `Set to ${segment} (worked out: ${computed}). Reason: ${reason}.`,
    until: (date: string): string => `Until ${date}.`,
  },
  made: {
    text: (day: string, model: string, policy: string): string =>
      `As of ${day}, with model ${model}, policy ${policy}.`,
    provisional: 'The policy holds provisional defaults that nobody has confirmed yet.',
    evidence: (evidence: string): string => `Record: ${evidence}.`,
  },
  differs: (segment: string, chance: string, day: string): string =>
    `Lists and workflows use ${segment}, ${chance}, written ${day}. Small changes are not written; a new segment or risk is written after readings on two days.`,
};
