import type { CallBucket, CallBudget } from '../../../operations/call-budget.ts';
import { type Clock, reasonOf } from '../clock.ts';
import { latestStart, paceOf, type RateLimit } from './call-limits.ts';

/** Lets the calls of one bucket start in the order they asked, no faster than the limit that its processes share. */
export interface Turns {
  /** Waits for the turn. Rejects with the signal's reason when it is aborted first. */
  take(signal?: AbortSignal): Promise<void>;
  /** Lets nobody through for a while, in any process: HubSpot has said "slow down". */
  pause(milliseconds: number): Promise<void>;
}

export interface TurnsOptions {
  readonly bucket: CallBucket;
  /** As it is now: answers may lower it. */
  readonly limit: () => RateLimit;
  readonly budget: CallBudget;
  readonly clock: Clock;
}

interface Waiter {
  readonly start: () => void;
  readonly fail: (error: unknown) => void;
}

/** Calls reserved at once: fewer questions to a shared budget. */
const CALLS_PER_LEASE = 5;
/** Calls that a process holds are not recalled when everybody has to pause: so it holds none for long. */
const LONGEST_LEASE_MILLISECONDS = 300;
/** A budget that always answers late would otherwise let nobody through. */
const MOST_LAPSES = 3;

export function createTurns({ bucket, limit, budget, clock }: TurnsOptions): Turns {
  const waiting: Waiter[] = [];
  let isServing = false;
  let lapses = 0;
  /** A pause on its way to the budget: no turn is reserved before it is there. */
  let pausing: Promise<void> = Promise.resolve();
  let lease = new AbortController();

  /** False where the lease ended before. */
  async function reach(time: number): Promise<boolean> {
    const { signal } = lease;
    const wait = time - clock.now();
    if (wait <= 0) return !signal.aborted;
    return clock.sleep(wait, signal).then(
      () => !signal.aborted,
      () => false,
    );
  }

  /** Reserves the turns of those who wait, and lets one start at each. What is left is forfeited: it is never made up for. */
  async function serveLease(): Promise<void> {
    await pausing;
    lease = new AbortController();
    const pace = paceOf(limit());
    const fitting = Math.max(1, Math.floor(LONGEST_LEASE_MILLISECONDS / pace.spacingMilliseconds));
    const calls = Math.min(CALLS_PER_LEASE, fitting, waiting.length);
    const asked = clock.now();
    const startsIn = await budget.reserve(bucket, pace, calls);
    // The keeper looked at its clock some time before its answer came: from here on, no call is early.
    const answered = clock.now();
    for (let call = 0; call < calls; call += 1) {
      const turn = startsIn + call * pace.spacingMilliseconds;
      if (!(await reach(answered + turn))) return;
      const isLate = clock.now() > asked + Math.max(turn, 0) + latestStart(limit());
      if (isLate && lapses < MOST_LAPSES) {
        lapses += 1;
        return;
      }
      lapses = 0;
      waiting.shift()?.start();
    }
  }

  async function serve(): Promise<void> {
    if (isServing) return;
    isServing = true;
    try {
      while (waiting.length > 0) await serveLease();
    } catch (error) {
      for (const waiter of waiting.splice(0)) waiter.fail(error);
    } finally {
      isServing = false;
    }
  }

  function leave(waiter: Waiter): void {
    const place = waiting.indexOf(waiter);
    if (place >= 0) waiting.splice(place, 1);
    if (waiting.length === 0) lease.abort();
  }

  return {
    take(signal) {
      return new Promise<void>((resolve, reject) => {
        const giveUp = (): void => {
          leave(waiter);
          if (signal !== undefined) reject(reasonOf(signal));
        };
        const stopListening = (): void => {
          signal?.removeEventListener('abort', giveUp);
        };
        const waiter: Waiter = {
          start: () => {
            stopListening();
            resolve();
          },
          fail: (error) => {
            stopListening();
            reject(error instanceof Error ? error : new Error('The call budget failed.', { cause: error }));
          },
        };
        if (signal?.aborted === true) {
          giveUp();
          return;
        }
        signal?.addEventListener('abort', giveUp, { once: true });
        waiting.push(waiter);
        void serve();
      });
    },
    async pause(milliseconds) {
      const paused = budget.pause(bucket, milliseconds);
      pausing = paused.catch(() => undefined);
      lease.abort();
      await paused;
    },
  };
}
