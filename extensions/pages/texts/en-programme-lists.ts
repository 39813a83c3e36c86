import { plural } from '../../shared/texts/plural.ts';
import { type Count, counted } from './count.ts';

const customers = (some: Count): string => counted(some, 'customer', 'customers');

/** What is said of milestones, of referrals and of competitors. */
export const enProgrammeLists = {
  milestones: {
    title: 'Whom to thank',
    sentence: (some: Count): string =>
      `${counted(some, 'milestone', 'milestones')} from 30 days back to 60 days ahead.`,
    none: 'No milestone lies within the next 60 or the last 30 days.',
    milestone: 'Milestone',
    kinds: {
      anniversary: (size: Count): string => `${counted(size, 'year', 'years')} a customer`,
      renewal: (size: Count): string => `Renewal no. ${size.shown}`,
      spend: (amount: string): string => `${amount} spent in all`,
      lifetime_value: (amount: string): string => `Lifetime value above ${amount}`,
      first_referral: 'First referral',
    },
    states: { reached: 'reached', ahead: 'ahead', expected: 'if renewed' },
    when: (day: string, state: string): string => `${day}, ${state}`,
    thanks: 'Say thanks with',
    appreciation: {
      personal_note: 'a personal note from the account owner',
      thank_you_call: 'a call to say thank you, with nothing to sell',
      recognition_event: 'public recognition: a user event, a customer story, an award',
      executive_visit: 'a visit by management, with a look at their next three to five years',
      early_access: 'early access to what is built next, or a training for their people',
      advisory_board_seat: 'a seat on the advisory board',
      frequent_buying_terms: 'terms for frequent buying',
      priority_service: 'priority service, or direct support',
      referral_thanks: 'thanks for the referral: something for the company and for the person',
    },
    paused: {
      renewal_overdue: 'Paused: the renewal is overdue, settle it first',
      risk_critical: 'Paused: the risk is critical, speak about that first',
      risk_high: 'Paused: the risk is high, speak about that first',
    },
  },
  referrals: {
    title: 'Who recommended us',
    sentence: (referrers: Count, margin: string): string =>
      `${customers(referrers)} recommended us: ${margin} of margin so far, every purchase counted once.`,
    none: 'No referral is recorded: associate a customer with whoever recommended us to it.',
    referred: 'Recommended us to',
    revenue: 'They bought',
    margin: 'Our margin',
    expected: 'Expected',
    note: 'Expected: purchases on referral in the lifetime value of the one who recommended us.',
    askNow: 'Whom to ask now',
    askNowSentence: (some: Count): string =>
      `Nothing speaks against asking ${customers(some)} for a referral now; those worth most first.`,
    askNowNone: 'There is nobody to ask now.',
    nearly: 'Nearly: one thing to settle first',
    nearlySentence: (some: Count): string => `One thing speaks against asking ${customers(some)}.`,
    loyalty: 'Loyalty',
    reasons: 'Speaks for it',
    against: 'Speaks against it',
    lastAsked: 'Last asked',
    never: 'Never',
    satisfactionUnknown: 'nothing says whether they are satisfied',
    ask: 'Note that we asked',
    reason: {
      loyal: 'loyal',
      ideal: 'Ideal',
      survey_satisfied: 'satisfied by the last survey',
      ticket_settled: 'a ticket settled lately, none open',
      sentiment_good: 'the owner calls it satisfied',
      in_touch: 'in touch',
      referred_before: 'has recommended us before',
    },
    objection: {
      not_loyal_enough: 'not loyal enough',
      too_early_to_tell: 'too early to tell',
      risk_open: 'high risk',
      renewal_overdue: 'renewal overdue',
      survey_dissatisfied: 'not satisfied by the last survey',
      ticket_open: 'a ticket is open',
      sentiment_not_good: 'the owner does not call it satisfied',
      not_in_touch: 'no conversation lately',
      contact_not_measurable: 'contact not measurable: nothing is logged',
      asked_recently: 'asked within six months',
      asked_often: 'asked twice within a year',
    },
  },
  exposure: {
    title: 'Who is open to competitors',
    sentence: (some: Count, amount: string): string =>
      `${customers(some)} ${plural(some.count, 'is', 'are')} open to a competitor now; ${amount} is at risk.`,
    none: 'No competitor is recorded, and no contract ends in silence.',
    note: 'With a competitor on record, or with a contract that ends while nobody talks with them about anything else.',
    why: 'Why',
    signals: {
      known_competitor: 'competitor known',
      contract_ends: 'contract ends soon',
      renewal_overdue: 'renewal overdue',
      silence: 'silence',
    },
    competitor: 'Competitor',
    silence: 'Silent for',
    days: (some: Count): string => counted(some, 'day', 'days'),
  },
};
