import type { CardRequest } from '../../shared/card-view.ts';
import { type Answer, type Details, failure, type Failure } from './card-answer.ts';

type Action = CardRequest['action'];

/** Where the card is with its details. `request` is the number of the request whose answer is awaited or shown. */
export type DetailsState =
  | { readonly status: 'loading'; readonly request: number }
  | { readonly status: 'shown'; readonly request: number; readonly answer: Details }
  | { readonly status: 'working'; readonly request: number; readonly answer: Details; readonly action: Action }
  | {
      readonly status: 'failed';
      readonly request: number;
      readonly answer: Details | null;
      readonly failure: Failure;
      readonly action: Action;
    };

export type DetailsEvent =
  /** Another record: nothing of the former one stays. */
  | { readonly type: 'opened' }
  | { readonly type: 'asked'; readonly request: number; readonly action: Action }
  | { readonly type: 'answered'; readonly request: number; readonly action: Action; readonly answer: Answer };

export const INITIAL_DETAILS: DetailsState = { status: 'loading', request: 0 };

/** What can be shown now, also while something newer is worked out. */
export function shownAnswer(state: DetailsState): Details | null {
  return state.status === 'loading' ? null : state.answer;
}

/** An answer to any request but the latest is dropped. */
export function reduceDetails(state: DetailsState, event: DetailsEvent): DetailsState {
  if (event.type === 'opened') return { status: 'loading', request: state.request };
  const { request, action } = event;
  const shown = shownAnswer(state);
  if (event.type === 'asked') {
    return shown === null ? { status: 'loading', request } : { status: 'working', request, answer: shown, action };
  }
  if (request !== state.request) return state;
  const answer = withoutLoss(event.answer, shown);
  if (answer.kind !== 'failed') return { status: 'shown', request, answer };
  const isEntry = action !== 'show' && action !== 'refresh';
  // The form that a person filled in tells its own failure; the card behind it stays as it was.
  if (isEntry && shown !== null) return { status: 'shown', request, answer: shown };
  return { status: 'failed', request, answer: shown, failure: answer, action };
}

/** Details that are on show are worth more than an answer that has none. */
function withoutLoss(answer: Answer, shown: Details | null): Answer {
  return answer.kind === 'published_only' && shown?.kind === 'scored' ? failure(answer.why) : answer;
}
