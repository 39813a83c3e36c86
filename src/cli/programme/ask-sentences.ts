import type { AskObjection, AskReason } from '../../programme/referrals/ask-candidates.ts';

export const ASK_REASON_SENTENCES: Readonly<Record<AskReason, string>> = {
  loyal: 'loyal',
  ideal: 'Ideal',
  survey_satisfied: 'satisfied by the last survey',
  ticket_settled: 'a ticket settled lately, none open',
  sentiment_good: 'the owner calls it satisfied',
  in_touch: 'in touch',
  referred_before: 'has referred before',
};

export const ASK_OBJECTION_SENTENCES: Readonly<Record<AskObjection, string>> = {
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
};
