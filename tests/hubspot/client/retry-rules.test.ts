import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_TRIES, nextStep, type Setback, toSetback } from '../../../src/hubspot/client/retry-rules.ts';

const answer = (status: number, policyName?: string, retryAfterSeconds: number | null = null): Setback => ({
  kind: 'answer',
  status,
  policyName,
  retryAfterSeconds,
});

const PASSING: readonly (readonly [string, Setback, number])[] = [
  ['a lock', answer(423), 2_000],
  ['the limit of ten seconds', answer(429, 'TEN_SECONDLY_ROLLING'), 2_000],
  ['the limit of a second', answer(429, 'SECONDLY'), 1_000],
  ['a 429 without a reason', answer(429), 2_000],
  ['a migration without an end', answer(477), 5_000],
  ['an internal error', answer(500), 1_000],
  ...[502, 503, 504, 521, 522, 523, 524, 525, 526].map(
    (status) => [`status ${String(status)}`, answer(status), 500] as const,
  ),
  ['a page in place of an answer', { kind: 'unreadable' }, 500],
  ['a dropped connection', { kind: 'network' }, 500],
  ['silence', { kind: 'timeout' }, 500],
];

describe('nextStep', () => {
  it.each(PASSING)('tries again after %s', (_case, setback, wait) => {
    expect(nextStep(setback, 1, 0, false)).toEqual({ kind: 'retry', waitMilliseconds: wait });
    expect(nextStep(setback, MOST_TRIES, 0, false)).toEqual({ kind: 'give_up' });
  });

  it.each([400, 401, 403, 404, 405, 409, 414, 415, 501, 530])('gives up at once after status %i', (status) => {
    expect(nextStep(answer(status), 1, 0, false)).toEqual({ kind: 'give_up' });
  });

  it('waits for midnight once the day is used up', () => {
    expect(nextStep(answer(429, 'DAILY', 5), 1, 0, false)).toEqual({ kind: 'wait_for_midnight' });
  });

  it('waits as long as HubSpot asks, up to a minute, and parks the account for longer', () => {
    expect(nextStep(answer(477, undefined, 60), 1, 0, false)).toEqual({ kind: 'retry', waitMilliseconds: 60_000 });
    expect(nextStep(answer(477, undefined, 61), 1, 0, false)).toEqual({ kind: 'park', milliseconds: 61_000 });
    expect(nextStep(answer(429, 'SECONDLY', 86_400), 1, 0, false)).toEqual({ kind: 'park', milliseconds: 86_400_000 });
    expect(nextStep(answer(477, undefined, 30), MOST_TRIES, 0, false)).toEqual({ kind: 'park', milliseconds: 30_000 });
  });

  it('spreads the tries of several processes, never below the wait that is due and never by more than half of it', () => {
    const setbacks = fc.constantFrom(...PASSING.map(([, setback]) => setback));
    fc.assert(
      fc.property(
        setbacks,
        fc.integer({ min: 1, max: MOST_TRIES - 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        (setback, attempt, random, slower) => {
          const least = waitOf(nextStep(setback, attempt, 0, slower));
          const wait = waitOf(nextStep(setback, attempt, random, slower));
          expect(wait).toBeGreaterThanOrEqual(least);
          expect(wait).toBeLessThanOrEqual(1.5 * least);
          expect(waitOf(nextStep(setback, attempt, 0, true))).toBeGreaterThan(
            waitOf(nextStep(setback, attempt, 0, false)),
          );
        },
      ),
    );
  });
});

function waitOf(step: ReturnType<typeof nextStep>): number {
  if (step.kind === 'retry') return step.waitMilliseconds;
  throw new Error(`Expected another try, not ${step.kind}.`);
}

describe('toSetback', () => {
  const response = { status: 200, headers: {}, json: {} };

  it('lets an answer stay, a redirect too', () => {
    expect(toSetback(response)).toBeNull();
    expect(toSetback({ ...response, status: 302 })).toBeNull();
    expect(toSetback({ ...response, status: 204, json: undefined, unreadable: false })).toBeNull();
  });

  it('does not let a page stay that has come in place of an answer', () => {
    expect(toSetback({ ...response, unreadable: true })).toEqual({ kind: 'unreadable' });
  });

  it.each(['soon', '-1', '0', 'Infinity', 'Sun, 22 Nov 2026 00:00:00 GMT'])(
    'takes a Retry-After of "%s" for none',
    (value) => {
      expect(toSetback({ ...response, status: 477, headers: { 'retry-after': value } })).toMatchObject({
        retryAfterSeconds: null,
      });
    },
  );
});
