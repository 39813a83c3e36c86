import { addMonths } from '../../scoring/day.ts';
import type { Policy } from '../../scoring/policy.ts';
import type { CompanyHistory, CustomerScore, Day, Probability, Voice } from '../../scoring/types.ts';
import { isAsk, type RetentionActivity } from '../activities/retention-activity.ts';
import { groupBy } from '../group-by.ts';

/** Nobody is asked again before, and nobody more than so often in twelve months. */
const ASK_AGAIN_MONTHS = 6;
const MOST_ASKS_A_YEAR = 2;
/** An answer or a ticket older than this says nothing about today. */
const ANSWER_MONTHS = 12;
const TICKET_MONTHS = 3;

/** Lowest answers that say satisfied: a promoter; four of five; six of seven. */
const SATISFIED: Readonly<Record<Voice['answers'][number]['survey'], number>> = { nps: 9, csat: 4, ces: 6 };

/** What speaks for asking; each has its sentence. */
export const ASK_REASONS = [
  'loyal',
  'ideal',
  'survey_satisfied',
  'ticket_settled',
  'sentiment_good',
  'in_touch',
  'referred_before',
] as const;
export type AskReason = (typeof ASK_REASONS)[number];

/** What speaks against asking now; each has its sentence. */
export const ASK_OBJECTIONS = [
  'not_loyal_enough',
  'too_early_to_tell',
  'risk_open',
  'renewal_overdue',
  'survey_dissatisfied',
  'ticket_open',
  'sentiment_not_good',
  'not_in_touch',
  'contact_not_measurable',
  'asked_recently',
  'asked_often',
] as const;
export type AskObjection = (typeof ASK_OBJECTIONS)[number];

export interface AskCandidate {
  readonly companyId: string;
  readonly name: string;
  readonly loyalty: Probability;
  readonly lifetimeValue: number;
  readonly reasons: readonly AskReason[];
  readonly against: readonly AskObjection[];
  /** Nothing says that it is satisfied, nor that it is not: no survey, no ticket, no sentiment. */
  readonly satisfactionUnknown: boolean;
  readonly lastAskedOn: Day | null;
}

export interface AskCandidates {
  /** Nothing speaks against: the most valuable first. */
  readonly askNow: readonly AskCandidate[];
  /** One thing speaks against: settle it first. */
  readonly nearly: readonly AskCandidate[];
  /** Of the customers looked at, how often each objection stands. */
  readonly objections: Readonly<Partial<Record<AskObjection, number>>>;
  readonly customers: number;
}

export interface AskedCustomer {
  readonly history: Pick<CompanyHistory, 'voice' | 'entered' | 'referred'>;
  readonly score: Pick<
    CustomerScore,
    'companyId' | 'name' | 'asOf' | 'status' | 'risk' | 'loyalty' | 'lifetimeValue' | 'segment' | 'evidence' | 'contact'
  >;
}

/** Whom to ask for a referral or a reference now, each with what speaks for it and against it. Lapsed customers are not asked. */
export function askCandidates(
  customers: readonly AskedCustomer[],
  ledger: readonly RetentionActivity[],
  policy: Pick<Policy, 'ideal'>,
): AskCandidates {
  const asks = groupBy(ledger.filter(isAsk), ({ companyId }) => companyId);
  const judged = customers
    .filter(({ score }) => score.status !== 'lapsed')
    .map((customer) => judge(customer, asks.get(customer.score.companyId) ?? [], policy))
    .toSorted((one, other) => other.lifetimeValue - one.lifetimeValue || (one.companyId < other.companyId ? -1 : 1));
  const objections: Partial<Record<AskObjection, number>> = {};
  for (const { against } of judged) for (const one of against) objections[one] = (objections[one] ?? 0) + 1;
  return {
    askNow: judged.filter(({ against }) => against.length === 0),
    nearly: judged.filter(({ against }) => against.length === 1),
    objections,
    customers: judged.length,
  };
}

function judge(
  { history, score }: AskedCustomer,
  asks: readonly RetentionActivity[],
  policy: Pick<Policy, 'ideal'>,
): AskCandidate {
  const { companyId, name, loyalty, lifetimeValue, asOf } = score;
  const days = asks.map(({ day }) => day).filter((day) => day <= asOf);
  const voice = satisfaction(history, asOf);
  const fatigue: AskObjection[] = [];
  if (days.some((day) => day > addMonths(asOf, -ASK_AGAIN_MONTHS))) fatigue.push('asked_recently');
  if (days.filter((day) => day > addMonths(asOf, -12)).length >= MOST_ASKS_A_YEAR) fatigue.push('asked_often');
  const hasReferred = history.referred.some(({ day }) => day <= asOf);
  return {
    companyId,
    name,
    loyalty,
    lifetimeValue,
    reasons: [
      ...(loyalty >= policy.ideal.loyalty ? (['loyal'] as const) : []),
      ...(score.segment === 'ideal' ? (['ideal'] as const) : []),
      ...voice.reasons,
      ...(score.contact.status === 'in_touch' ? (['in_touch'] as const) : []),
      ...(hasReferred ? (['referred_before'] as const) : []),
    ],
    against: [...relationshipObjections(score, policy), ...voice.against, ...fatigue],
    satisfactionUnknown: voice.reasons.length + voice.against.length === 0,
    lastAskedOn: days.length === 0 ? null : days.reduce((last, day) => Math.max(last, day)),
  };
}

function relationshipObjections(
  { loyalty, evidence, risk, status, contact }: AskedCustomer['score'],
  { ideal }: Pick<Policy, 'ideal'>,
): readonly AskObjection[] {
  const against: AskObjection[] = [];
  if (loyalty < ideal.loyalty) against.push('not_loyal_enough');
  if (evidence === 'thin') against.push('too_early_to_tell');
  if (status === 'renewal_overdue') against.push('renewal_overdue');
  else if (risk === 'high' || risk === 'critical') against.push('risk_open');
  if (contact.status === 'not_measurable') against.push('contact_not_measurable');
  else if (contact.status !== 'in_touch') against.push('not_in_touch');
  return against;
}

interface Satisfaction {
  readonly reasons: readonly AskReason[];
  readonly against: readonly AskObjection[];
}

/** The last answer of a year, tickets of three months, and what the owner entered; nothing where none is known. */
function satisfaction({ voice, entered }: AskedCustomer['history'], asOf: Day): Satisfaction {
  const reasons: AskReason[] = [];
  const against: AskObjection[] = [];
  const answer = lastAnswer(voice, asOf);
  if (answer !== null && answer.value >= SATISFIED[answer.survey]) reasons.push('survey_satisfied');
  else if (answer !== null) against.push('survey_dissatisfied');
  const tickets = (voice?.tickets ?? []).filter(({ openedOn }) => openedOn <= asOf);
  const isOpen = ({ closedOn }: { readonly closedOn: Day | null }): boolean => closedOn === null || closedOn > asOf;
  if (tickets.some(isOpen)) against.push('ticket_open');
  else if (tickets.some(({ closedOn }) => closedOn !== null && closedOn > addMonths(asOf, -TICKET_MONTHS)))
    reasons.push('ticket_settled');
  if (entered.sentiment === 'good') reasons.push('sentiment_good');
  else if (entered.sentiment !== null) against.push('sentiment_not_good');
  return { reasons, against };
}

function lastAnswer(voice: Voice | null, asOf: Day): Voice['answers'][number] | null {
  return (voice?.answers ?? [])
    .filter(({ day }) => day <= asOf && day > addMonths(asOf, -ANSWER_MONTHS))
    .reduce<Voice['answers'][number] | null>(
      (last, answer) => (last === null || answer.day >= last.day ? answer : last),
      null,
    );
}
