import { describe, expect, it } from 'vitest';
import { failure } from '../../extensions/cards/state/card-answer.ts';
import {
  type DetailsEvent,
  type DetailsState,
  INITIAL_DETAILS,
  reduceDetails,
} from '../../extensions/cards/state/details-state.ts';
import { goingQuiet, healthy, serviceAway } from './fixtures.ts';

const run = (...events: DetailsEvent[]): DetailsState => events.reduce(reduceDetails, INITIAL_DETAILS);
const SHOW = { request: 1, action: 'show' } as const;
const REFRESH = { request: 2, action: 'refresh' } as const;
const shown: DetailsEvent[] = [
  { type: 'asked', ...SHOW },
  { type: 'answered', ...SHOW, answer: healthy },
];

describe('the state of the details', () => {
  it('starts in waiting, so that no empty card flashes by', () => {
    expect(INITIAL_DETAILS.status).toBe('loading');
  });

  it('keeps the old answer on show while a new one is worked out', () => {
    expect(run(...shown, { type: 'asked', ...REFRESH })).toEqual({
      status: 'working',
      request: 2,
      answer: healthy,
      action: 'refresh',
    });
  });

  it('drops an answer to an older request, also a failed one', () => {
    const state = run(...shown, { type: 'asked', ...REFRESH });
    expect(reduceDetails(state, { type: 'answered', ...SHOW, answer: goingQuiet })).toBe(state);
    expect(reduceDetails(state, { type: 'answered', ...SHOW, answer: failure('timeout') })).toBe(state);
  });

  it('starts over on another record: nothing of the former one stays', () => {
    expect(run(...shown, { type: 'opened' })).toEqual({ status: 'loading', request: 1 });
  });

  it('waits again, without anything to show, where the first request failed and is tried again', () => {
    const failed: DetailsEvent[] = [
      { type: 'asked', ...SHOW },
      { type: 'answered', ...SHOW, answer: failure('timeout') },
    ];
    expect(run(...failed, { type: 'asked', request: 2, action: 'show' })).toEqual({ status: 'loading', request: 2 });
  });

  it('remembers what failed, so that the same can be tried again', () => {
    const state = run(
      ...shown,
      { type: 'asked', ...REFRESH },
      { type: 'answered', ...REFRESH, answer: failure('timeout') },
    );
    expect(state).toMatchObject({ status: 'failed', action: 'refresh', answer: healthy, failure: { code: 'timeout' } });
  });

  it('leaves the card alone where only an entry failed', () => {
    const entry = { request: 2, action: 'clear_override' } as const;
    const state = run(
      ...shown,
      { type: 'asked', ...entry },
      { type: 'answered', ...entry, answer: failure('refused') },
    );
    expect(state).toEqual({ status: 'shown', request: 2, answer: healthy });
  });

  it('takes an answer without details where there were none', () => {
    expect(run({ type: 'asked', ...SHOW }, { type: 'answered', ...SHOW, answer: serviceAway })).toEqual({
      status: 'shown',
      request: 1,
      answer: serviceAway,
    });
  });

  it('does not give up details for an answer without any', () => {
    const state = run(...shown, { type: 'asked', ...REFRESH }, { type: 'answered', ...REFRESH, answer: serviceAway });
    expect(state).toMatchObject({ status: 'failed', answer: healthy, failure: { code: 'service_away' } });
  });
});
