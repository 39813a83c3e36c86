import { capital, plural } from './plural.ts';

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

const word = (count: number): string => WORDS[count] ?? String(count);
const months = (count: number | null): string => (count === null ? '' : ` within ${count} months`);
const ago = (days: number): string => (days === 0 ? 'today' : `${days} ${plural(days, 'day', 'days')} ago`);
const ahead = (days: number): string => (days === 0 ? 'today' : `in ${days} ${plural(days, 'day', 'days')}`);
const usually = (days: string | null): string => (days === null ? '' : `; usually you talk every ${days}`);
const was = (label: string | null): string => (label === null ? '' : ` (was ${label})`);
const since = (day: string | null): string => (day === null ? '' : ` since ${day}`);

const contactsOf = (known: number | null): string => {
  if (known === null) return 'this company or its contacts';
  if (known === 0) return 'this company, and it has no contacts';
  return known === 1 ? 'this company or its contact' : `this company or its ${known} contacts`;
};

const openDeals = (count: number | null): string => {
  if (count === null) return '';
  return `; ${word(count)} open renewal ${count > 1 ? 'deals' : 'deal'}`;
};

/** One statement about how a customer stands, in the words a person reads first. */
export const enHeadlines = {
  standing: (segment: string, risk: string): string => `${segment}, ${risk}.`,
  withoutSegment: (risk: string): string => `${capital(risk)}; no segment yet.`,
  changed: (text: string, day: string | null, before: string | null): string => `${text}${since(day)}${was(before)}`,
  /** What the first sentence does not say of the last change. */
  lastChange: (day: string, changes: string, reason: string | null): string =>
    `Changed ${day}: ${changes}${reason === null ? '' : `. Reason: ${reason}`}.`,
  changeReason: (day: string, reason: string): string => `Reason of the change of ${day}: ${reason}.`,
  takenBack: 'no longer set by a person, so it is worked out again',
  segmentChange: (before: string, now: string): string => `segment ${before} to ${now}`,
  riskChange: (before: string, now: string): string => `risk ${before} to ${now}`,
  wonBack: (text: string): string => `Won back. ${text}`,
  lapsed: 'Lapsed: this would be a win-back.',
  overdue: (days: number, due: string, deals: number | null): string =>
    `Renewal overdue ${days} ${plural(days, 'day', 'days')} (due ${due})${openDeals(deals)}.`,
  tooEarly: (purchases: number, renewals: number): string =>
    `Too early to tell: ${word(purchases)} ${plural(purchases, 'purchase', 'purchases')}, ${word(renewals)} ${
      renewals === 0 ? 'renewal yet' : plural(renewals, 'renewal', 'renewals')
    }.`,
  tooEarlyUncounted: 'Too early to tell.',
};

/** The facts under the headline. Numbers come written out in the user's way, except where their plural matters. */
export const enFacts = {
  inHundred: (count: string): string => `${count} in 100`,
  almostAll: 'more than 99 in 100',
  almostNone: 'fewer than 1 in 100',
  willRenew: (chance: string, date: string | null, days: number): string =>
    `We expect ${chance} such customers to renew${date === null ? '' : `; renewal ${date}, ${ahead(days)}`}.`,
  willBuy: (chance: string, horizon: number | null): string =>
    `We expect ${chance} such customers to buy again${months(horizon)}.`,
  willComeBack: (chance: string, horizon: number | null): string =>
    `We expect ${chance} such customers to come back${months(horizon)}.`,
  aboutInTen: (count: number): string => `about ${count} in 10`,
  aboutInHundred: (count: string): string => `about ${count} in 100`,
  renewsSoon: (amount: string, days: number, chance: string): string =>
    `${amount} renews ${ahead(days)}; ${chance} such customers leave.`,
  leave: (chance: string): string => `${capital(chance)} such customers leave.`,
  highAsOverdue: 'High risk, because the renewal is overdue.',
  doNotBuy: (chance: string, horizon: number | null): string =>
    `${capital(chance)} such customers do not buy again${months(horizon)}.`,
  startingAssumption: (chance: string, alone: boolean): string =>
    `${capital(chance)} is ${alone ? '' : 'mostly '}our starting assumption, not this customer's record.`,

  lastConversation: (kind: string | null, date: string, days: number, usual: string | null): string =>
    `Last conversation not about renewal: ${kind === null ? '' : `${kind}, `}${date}, ${ago(days)}${usually(usual)}.`,
  viaParent: (kind: string): string => `${kind} via parent company`,
  onlyRenewalContact: (days: number, usual: string | null): string =>
    `Only renewal contact for ${days} ${plural(days, 'day', 'days')}${usually(usual)}.`,
  noConversation: (days: number, usual: string | null): string =>
    `No conversation for ${days} ${plural(days, 'day', 'days')}${usually(usual)}.`,
  noOtherConversation: (days: number): string =>
    `No conversation except about renewal for ${days} ${plural(days, 'day', 'days')}.`,
  neverButRenewal: 'Only renewal contact so far: no other conversation is on record.',
  neverTalked: 'No conversation that counts is on record.',
  notMeasurable: (known: number | null): string =>
    `Contact not measurable: nothing is logged for ${contactsOf(known)}. This may be missing logging, not silence.`,

  budgetOpen: (annual: string, budget: string, share: string, source: string, gap: string): string =>
    `${annual} of a ${budget} budget (${share}; ${source}): ${gap} open.`,
  budgetSpent: (annual: string, budget: string, share: string, source: string): string =>
    `${annual} of a ${budget} budget (${share}; ${source}).`,
  budgetBelowSpend: (budget: string, annual: string): string =>
    `Budget ${budget} is below current spend ${annual}: ask again.`,
  budgetUnknown: 'Budget unknown, so no gap: ask, then enter it.',
  budgetStale: 'That budget is old: ask again.',
  annualValue: (annual: string): string => `${annual} a year now.`,
  lastYear: (amount: string): string => `${amount} in the last 12 months`,
  enteredBy: (by: string | null, date: string | null): string =>
    `entered${by === null ? '' : ` by ${by}`}${date === null ? ', date unknown' : `${by === null ? '' : ','} ${date}`}`,
  fromProperty: (property: string, date: string | null): string =>
    `from the property “${property}”${date === null ? ', date unknown' : `, ${date}`}`,
  productGap: (product: string, owners: number, of: number, similar: string): string =>
    `${owners} of ${of} customers ${similar} own ${product}; this one does not.`,
  similar: {
    industry_and_size: 'of the same industry and size',
    industry: 'of the same industry',
    size: 'of the same size',
  },
  estimatedFrom: (comparable: number | null): string =>
    comparable === null
      ? 'estimated'
      : `estimated from ${comparable} comparable ${plural(comparable, 'customer', 'customers')}`,

  lifetimeValue: (amount: string, years: number, rate: string, provisional: boolean): string =>
    `${amount}: now and the next ${years} ${plural(years, 'year', 'years')}, discounted at ${rate} a year${
      provisional ? ' (provisional assumptions)' : ''
    }.`,
  didNotCount: (count: number): string =>
    `${capital(word(count))} ${plural(count, 'record', 'records')} did not count as contact: see why.`,
};

/** What to do next; each opens a form of HubSpot's. */
export const enNextSteps = {
  recordOutcome: (lostFrom: string | null): string =>
    `Record the outcome${lostFrom === null ? '' : `; from ${lostFrom} it counts as lost`}.`,
  sentences: {
    start_renewal: 'Start the renewal.',
    book_meeting: 'Book a meeting this week.',
    win_back: 'Ask what would bring them back.',
    check_logging: 'Check the logging: note the last conversation, or talk to them.',
    ask_budget: 'Ask for their yearly budget, then enter it.',
    ask_referral: 'Ask whom they would recommend us to.',
    grow: 'Talk about what else they need.',
    appreciate: 'Thank them, with no renewal in mind.',
    keep_in_touch: 'Keep in touch.',
  },
  closeRenewal: 'Keep in touch, and close the renewal.',
  buttons: {
    record_renewal_outcome: 'Create a task',
    start_renewal: 'Create a task',
    book_meeting: 'Book a meeting',
    win_back: 'Write an e-mail',
    check_logging: 'Add a note',
    ask_budget: 'Write an e-mail',
    ask_referral: 'Write an e-mail',
    grow: 'Book a meeting',
    appreciate: 'Write an e-mail',
    keep_in_touch: 'Create a task',
  },
  copy: 'Copy the reason',
  copied: 'The reason is copied: paste it into the form.',
  notCopied: 'The reason could not be copied.',
  failed: 'HubSpot could not open this form. You may lack the permission for it; ask your admin.',
};
