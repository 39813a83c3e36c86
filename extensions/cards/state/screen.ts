import type { NotScoredView, PlainFacts, PublishedOnlyView, ScoredView } from '../../shared/card-view.ts';
import { daysBetween } from '../../shared/days.ts';
import type { Failure, FailureCode } from './card-answer.ts';
import { type DetailsState, shownAnswer } from './details-state.ts';
import { isPermission } from '../sentences/failure-text.ts';
import type { Published } from '../sentences/read-published.ts';
import { summarizeContact, summarizeView } from '../sentences/summarize-view.ts';
import type { Summary } from '../sentences/summary.ts';

/** Why what is shown is not the latest. */
export interface Staleness {
  readonly code: FailureCode;
  readonly message: string | null;
  readonly correlationId: string | null;
  /** Day that the shown values are of. */
  readonly asOf: string;
  readonly ageDays: number;
}

/** What the card shows, decided in one place. */
export type Screen =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** Somebody with more rights has to open it. */
  | { readonly kind: 'no_permission'; readonly failure: Failure }
  | { readonly kind: 'not_customer'; readonly view: NotScoredView | null; readonly staleness: Staleness | null }
  | {
      readonly kind: 'customer';
      readonly summary: Summary;
      readonly view: ScoredView | null;
      /** What the record says now, beside published values; null where it was not read. */
      readonly facts: PlainFacts | null;
      readonly staleness: Staleness | null;
      /** Of published values: how old they are; null with details. */
      readonly ageDays: number | null;
      /** Details are still on their way. */
      readonly pending: boolean;
    };

/** Details where there are any, else the published values, else the failure, else the wait. */
export function chooseScreen(
  published: Published | null,
  state: DetailsState,
  { today, timeZone }: { readonly today: string; readonly timeZone: string },
): Screen {
  const answer = shownAnswer(state);
  const failed = state.status === 'failed' ? state.failure : null;
  // The published values may be read on the record, but this card keeps to what the app's admins decided.
  if (failed?.code === 'not_yours') return { kind: 'no_permission', failure: failed };
  if (answer?.kind === 'scored') {
    const staleness = failed && describeStaleness(failed, answer.asOf, today);
    return {
      kind: 'customer',
      summary: summarizeView(answer, timeZone),
      view: answer,
      facts: null,
      staleness,
      ageDays: null,
      pending: false,
    };
  }
  if (answer?.kind === 'not_scored') {
    const staleness = failed && describeStaleness(failed, answer.asOf, today);
    return { kind: 'not_customer', view: answer, staleness };
  }
  const away: Failure | null =
    answer === null ? failed : { kind: 'failed', code: answer.why, message: null, correlationId: null };
  return choosePublished(published, away, answer, today);
}

function choosePublished(
  published: Published | null,
  away: Failure | null,
  answer: PublishedOnlyView | null,
  openedOn: string,
): Screen {
  const today = answer?.asOf ?? openedOn;
  if (published === null || published.kind === 'none') {
    if (away === null) return { kind: 'loading' };
    return { kind: isPermission(away.code) ? 'no_permission' : 'failed', failure: away };
  }
  const staleness = away && describeStaleness(away, published.scoredOn, today);
  if (published.kind === 'not_customer') {
    return { kind: 'not_customer', view: null, staleness };
  }
  const facts = answer?.facts ?? null;
  const contact = facts === null ? published.summary.contact : summarizeContact(facts.contact);
  const summary = { ...published.summary, currency: answer?.currency ?? null, contact };
  const ageDays = ageOf(published.scoredOn, today);
  return { kind: 'customer', summary, view: null, facts, staleness, ageDays, pending: away === null };
}

function describeStaleness({ code, message, correlationId }: Failure, asOf: string, today: string): Staleness {
  return { code, message, correlationId, asOf, ageDays: ageOf(asOf, today) };
}

function ageOf(day: string, today: string): number {
  return Math.max(0, daysBetween(day, today) ?? 0);
}
