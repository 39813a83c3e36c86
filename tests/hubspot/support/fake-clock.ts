import type { Clock } from '../../../src/hubspot/client/clock.ts';

export interface FakeClock extends Clock {
  /** Every wait, in milliseconds. */
  readonly waits: number[];
}

const START = Date.parse('2026-11-21T12:00:00Z');

/** A clock whose waits take no time and are remembered; chance always draws 0. */
export function createFakeClock(): FakeClock {
  let now = 0;
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    instant: () => START + now,
    random: () => 0,
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      waits.push(milliseconds);
      now += milliseconds;
      await Promise.resolve();
    },
  };
}
