import { plural } from '../../shared/texts/plural.ts';
import { type Count, counted } from './count.ts';

const customers = (some: Count): string => counted(some, 'customer', 'customers');

/** What is said of the profile of the Ideal and of what the programme returns. */
export const enProgrammeInsight = {
  profile: {
    title: 'What the Ideal have in common',
    sentence: (ideal: Count, all: Count): string => `${ideal.shown} of ${customers(all)} with a segment are Ideal.`,
    tooFew: (ideal: string, all: string, neededIdeal: string, needed: string): string =>
      `Too few customers to tell: ${all} have a segment, ${ideal} of them Ideal; it takes ${needed}, with ${neededIdeal} Ideal and as many others.`,
    note: 'Lift: how many times as often the Ideal have it. It says what goes together, not what makes a customer Ideal; of traits that make no difference, about one in five stands by chance.',
    values: (ideal: string, others: string): string =>
      `Mean lifetime value: ${ideal} of the Ideal, ${others} of the others.`,
    none: 'No trait stands out.',
    trait: 'Trait',
    ideal: 'Of the Ideal',
    others: 'Of the others',
    share: (share: string, count: string, of: string): string => `${share} (${count} of ${of})`,
    lift: 'Lift',
    interval: '80 % interval',
    range: (low: string, high: string): string => `${low} to ${high}`,
    chance: (some: Count): string => `May be chance: ${counted(some, 'trait', 'traits')}`,
    notMeasured: (some: Count): string =>
      `${counted(some, 'trait', 'traits')} could not be measured: too few customers.`,
    named: (kind: string, value: string): string => `${kind}: ${value}`,
    kinds: {
      industry: 'Industry',
      size: 'Employees',
      source: 'Came by',
      first_amount: 'First purchase',
      first_product: 'First product',
      first_year_meeting: 'First year: a meeting was held',
      first_year_people: 'First year: two or more people reached',
      first_year_reply: 'First year: they wrote or called',
      first_year_quarters: 'First year: contact in every quarter, not only about a renewal',
    },
    amounts: {
      lower_third: 'among the smallest third of all',
      middle_third: 'among the middle third of all',
      upper_third: 'among the largest third of all',
    },
    referral: 'a recommendation',
    size: {
      below: (count: string): string => `fewer than ${count}`,
      between: (low: string, high: string): string => `${low} to ${high}`,
      above: (count: string): string => `${count} or more`,
    },
    prospects: 'Who is best to win',
    prospectsSentence: (some: Count): string =>
      `For ${counted(some, 'company', 'companies')} not yet a customer, enough is known to say how well they fit; the best first.`,
    prospectsNone: 'Of no company that is not yet a customer is enough known.',
    company: 'Company, owner',
    fit: 'Fit',
    fitOf: (fit: string): string => `${fit} in 100`,
    expected: 'Expected lifetime value',
    cost: 'May cost to win',
    because: 'For it',
    fitNote: 'Fit: of 100 such companies that become customers, about so many become Ideal.',
  },
  returns: {
    title: 'What the activities return',
    tests: (kept: Count, tests: Count): string =>
      `In the last two years ${counted(tests, 'relationship test', 'relationship tests')} (a renewal, or a year without a contract) ${plural(tests.count, 'was', 'were')} decided; ${kept.shown} passed.`,
    noneBefore: 'What the activities returned cannot be told yet: none took place before a test that was decided.',
    tooFew: (withActivity: string, matched: string, needed: string, cost: string): string =>
      `Too few customers to tell: before ${withActivity} of these tests there was an activity, and for ${matched} of them there are customers alike without one; it takes ${needed}. Cost so far: ${cost}.`,
    tooUneven: (matched: string, cost: string): string =>
      `It cannot be told: for ${matched} tests with an activity there are customers alike without one, but a few large customers make up most of it, or there are too few to compare with. Cost so far: ${cost}.`,
    more: (amount: string, low: string, high: string): string =>
      `Customers with an activity brought ${amount} of yearly margin more than customers alike without one (80 % interval: ${low} to ${high}).`,
    less: (amount: string, low: string, high: string): string =>
      `Customers with an activity brought ${amount} of yearly margin less than customers alike without one (80 % interval: ${low} to ${high}).`,
    split: (retained: string, grown: string): string => `By staying: ${retained}. By growing: ${grown}.`,
    cost: (cost: string, net: string): string => `The activities cost ${cost}: net ${net}.`,
    proven: 'The difference is beyond chance.',
    chance: 'The difference may be chance.',
    bias: 'The difference need not have come of the activities where owners chose whom to help by something that the score does not know.',
    compared: (withActivity: Count, alike: Count, unmatched: Count): string =>
      `Compared: ${counted(withActivity, 'test', 'tests')} with an activity, ${alike.shown} alike without one; for ${unmatched.shown} there was none alike.`,
    chart: 'Yearly margin, with activities against without',
    what: 'What',
    amount: 'Amount',
    parts: { retained: 'By staying', grown: 'By growing', cost: 'Cost', net: 'Net' },
    whatIf: 'What if more were kept?',
    points: 'More, in points of 100',
    pointsOf: (points: string): string => `${points} more of 100`,
    whatIfSentence: (now: string, then: string, retention: string, points: string): string =>
      `Of 100 now ${retention} are kept a year. Were it ${points} more, today's customers would bring ${then} of margin over the lifetime in place of ${now}, by the portal's own margins.`,
    of: { value: 'Counted by value.', customers: 'Counted by customers.' },
    whatIfNote: 'What it would take is not in it.',
    whatIfChart: "Margin of today's customers over the lifetime",
    now: 'As now',
    then: 'With more kept',
    unmeasured: 'It cannot be told what better retention is worth: no retention was measured.',
    quotation:
      'For context: an article of 2005 says that 5 % more retention raises profit by at least 25 %. It names no source or sample: a quotation, and no figure of this portal.',
  },
};
