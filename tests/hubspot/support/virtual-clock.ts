import { type Clock, reasonOf } from '../../../src/hubspot/client/clock.ts';

export interface VirtualClock extends Clock {
  /** Lets time pass from one timer to the next until the work is done. */
  run<T>(work: Promise<T>): Promise<T>;
}

interface Timer {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock for several processes at once: time stands still while any of them has something to do. */
export function createVirtualClock(seed = 1, start = '2026-11-21T12:00:00Z'): VirtualClock {
  const startInstant = Date.parse(start);
  const timers: Timer[] = [];
  const random = createRandom(seed);
  let now = 0;

  function addTimer(timer: Timer): void {
    let place = timers.length;
    while (place > 0 && (timers[place - 1]?.at ?? 0) > timer.at) place -= 1;
    timers.splice(place, 0, timer);
  }

  return {
    now: () => now,
    instant: () => startInstant + now,
    random,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const stop = (): void => {
          timers.splice(timers.indexOf(timer), 1);
          if (signal !== undefined) reject(reasonOf(signal));
        };
        const timer = {
          at: now + milliseconds,
          wake: (): void => {
            signal?.removeEventListener('abort', stop);
            resolve();
          },
        };
        addTimer(timer);
        if (signal?.aborted === true) stop();
        else signal?.addEventListener('abort', stop, { once: true });
      }),
    async run(work) {
      const progress = { isDone: false };
      const ended = work.finally(() => {
        progress.isDone = true;
      });
      ended.catch(() => undefined);
      for (;;) {
        // Whatever can go on without time passing goes on first.
        await new Promise((resolve) => setImmediate(resolve));
        if (progress.isDone) return ended;
        const next = timers.shift();
        if (next === undefined) throw new Error('Everybody waits for something that never comes.');
        now = next.at;
        next.wake();
      }
    },
  };
}

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
