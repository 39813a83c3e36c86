import { addMonths, DAYS_PER_YEAR } from '../day.ts';
import type { DealsRead } from '../reading/read-deals.ts';
import type { ActivityKind, CompanyHistory, ContactSummary, Day, Occasion, Touch, Voice } from '../types.ts';
import type { EngagementInput } from './engagement-model.ts';

/** What is known of a customer on a day, read already. */
export interface EngagementSources {
  readonly history: Pick<CompanyHistory, 'voice' | 'unread'>;
  readonly deals: DealsRead;
  readonly occasions: readonly Occasion[];
  readonly contact: ContactSummary;
  readonly isUnderContract: boolean;
  readonly asOf: Day;
}

/** The inputs as a model takes them, null where they are not known, and as people read them. */
export interface EngagementReading {
  readonly values: Readonly<Record<EngagementInput, number | null>>;
  readonly facts: EngagementFacts;
}

export interface EngagementFacts {
  /** Null: none on record. */
  readonly daysSinceTwoWayTouch: number | null;
  readonly touchesLast90Days: number;
  readonly touchesPrevious90Days: number;
  readonly contactsReached: number;
  readonly lostDeals: number;
  readonly closedDeals: number;
  readonly products: number;
  readonly tenureDays: number;
  readonly ticketsLast12Months: number;
  readonly lastAnswer: Voice['answers'][number] | null;
}

const WINDOW_DAYS = 90;
const HALF_LIFE_DAYS = 90;
/** Lowest and highest answer of each survey, the worst first. */
const SCALES = { nps: [0, 10], csat: [1, 5], ces: [1, 7] } as const;

/**
 * Reads engagement and voice from what was known on a day. Renewals that were lost and time under contract are the core's
 * and not read again; a company without any logging is not taken for silent: its contact inputs are not known.
 */
export function readEngagement(sources: EngagementSources): EngagementReading {
  const facts = readFacts(sources);
  return {
    values: { ...contactValues(sources, facts), ...dealValues(sources, facts), ...voiceValues(sources, facts) },
    facts,
  };
}

function readFacts({ history, deals, occasions, contact, asOf }: EngagementSources): EngagementFacts {
  const lastTwoWay = contact.touches.findLast(isTwoWay);
  const lostDeals = deals.lost.filter((deal) => !deal.isRenewal).length;
  const answers = (history.voice?.answers ?? []).filter((answer) => answer.day <= asOf);
  const yearAgo = addMonths(asOf, -12);
  return {
    daysSinceTwoWayTouch: lastTwoWay === undefined ? null : asOf - lastTwoWay.day,
    touchesLast90Days: touchesBetween(contact.touches, asOf - WINDOW_DAYS, asOf),
    touchesPrevious90Days: touchesBetween(contact.touches, asOf - 2 * WINDOW_DAYS, asOf - WINDOW_DAYS),
    contactsReached: contact.contactsReached,
    lostDeals,
    closedDeals: lostDeals + deals.purchases.filter((purchase) => purchase.amount >= 0).length,
    products: new Set(deals.purchases.flatMap((purchase) => purchase.products)).size,
    tenureDays: asOf - (occasions[0]?.day ?? asOf),
    ticketsLast12Months: (history.voice?.tickets ?? []).filter(
      (ticket) => ticket.openedOn > yearAgo && ticket.openedOn <= asOf,
    ).length,
    lastAnswer: answers.toSorted((one, other) => one.day - other.day).at(-1) ?? null,
  };
}

type Values<Name extends EngagementInput> = Readonly<Record<Name, number | null>>;

function contactValues(
  { history, contact, asOf }: EngagementSources,
  facts: EngagementFacts,
): Values<'contact_recency' | 'calls' | 'meetings' | 'emails' | 'messages' | 'contact_change' | 'contacts_engaged'> {
  const isKnown = contact.status !== 'not_measurable';
  const frequency = (kind: ActivityKind): number | null =>
    isKnown && !history.unread.includes(kind) ? Math.log1p(decayedCount(contact.touches, kind, asOf)) : null;
  const change = (facts.touchesLast90Days + 1) / (facts.touchesPrevious90Days + 1);
  return {
    // Who never talked with us has been silent for as long as it is a customer.
    contact_recency: isKnown ? Math.log1p(facts.daysSinceTwoWayTouch ?? facts.tenureDays) : null,
    calls: frequency('call'),
    meetings: frequency('meeting'),
    emails: frequency('email'),
    messages: frequency('message'),
    contact_change: isKnown ? Math.log(change) : null,
    contacts_engaged: isKnown ? Math.log1p(contact.contactsReached) : null,
  };
}

function dealValues(
  { deals, occasions, isUnderContract, asOf }: EngagementSources,
  facts: EngagementFacts,
): Values<'lost_deals' | 'purchases' | 'silence' | 'overdue_purchase' | 'products_owned' | 'tenure'> {
  const first = occasions[0]?.day ?? asOf;
  const last = occasions.at(-1)?.day ?? asOf;
  const repeats = Math.max(0, occasions.length - 1);
  const silence = asOf - last;
  const ownGap = repeats > 0 ? (last - first) / repeats : asOf - first;
  const namesProducts = deals.purchases.some((purchase) => purchase.products.length > 0);
  return {
    lost_deals: facts.closedDeals === 0 ? null : facts.lostDeals / facts.closedDeals,
    purchases: isUnderContract ? null : Math.log1p(repeats),
    silence: isUnderContract ? null : Math.log1p(silence),
    overdue_purchase: isUnderContract ? null : Math.log((silence + 1) / (ownGap + 1)),
    products_owned: namesProducts ? Math.log1p(facts.products) : null,
    tenure: Math.log1p(facts.tenureDays),
  };
}

function voiceValues(
  { history: { voice, unread }, asOf }: EngagementSources,
  { lastAnswer }: EngagementFacts,
): Values<'tickets' | 'survey_answers'> {
  const tickets = voice === null || unread.includes('ticket') ? null : voice.tickets;
  return {
    tickets:
      tickets === null ? null : Math.log1p(tickets.reduce((sum, { openedOn }) => sum + decay(openedOn, asOf), 0)),
    survey_answers: lastAnswer === null ? null : onScale(lastAnswer),
  };
}

/** A call or a meeting that took place, or something that the customer wrote. */
function isTwoWay({ kind, direction }: Touch): boolean {
  return kind === 'call' || kind === 'meeting' || direction === 'inbound';
}

function touchesBetween(touches: readonly Touch[], after: Day, until: Day): number {
  return touches.filter((touch) => touch.day > after && touch.day <= until).length;
}

function decayedCount(touches: readonly Touch[], kind: ActivityKind, asOf: Day): number {
  return touches.reduce((sum, touch) => sum + (touch.kind === kind ? decay(touch.day, asOf) : 0), 0);
}

/** What an event of a day still counts: half after 90 days; nothing before it happened. */
function decay(day: Day, asOf: Day): number {
  return day > asOf ? 0 : 2 ** ((day - asOf) / HALF_LIFE_DAYS);
}

/** −1 for the worst answer to 1 for the best. */
function onScale({ survey, value }: Voice['answers'][number]): number {
  const [worst, best] = SCALES[survey];
  return Math.max(-1, Math.min(1, (2 * (value - worst)) / (best - worst) - 1));
}

/** Years as people say them: "2.5". */
export function inYears(days: number): string {
  return (days / DAYS_PER_YEAR).toFixed(1);
}
