import type { Clock } from './clock.ts';

export interface RateLimit {
  readonly calls: number;
  readonly windowMilliseconds: number;
}

/** Lets calls through in the order they asked, never more than the limit in any window. */
export interface RateLimiter {
  waitForTurn(signal?: AbortSignal): Promise<void>;
  /** Lets nobody through for a while: the account's other apps share some limits, and HubSpot has said "slow down". */
  pause(milliseconds: number): void;
}

export function createRateLimiter(limit: RateLimit, clock: Clock): RateLimiter {
  const started: number[] = [];
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let queue: Promise<void> = Promise.resolve();

  async function takeTurn(signal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      const now = clock.now();
      const oldest = started.length < limit.calls ? undefined : started[0];
      const free = oldest === undefined ? now : oldest + limit.windowMilliseconds;
      const wait = Math.max(free, pausedUntil) - now;
      if (wait <= 0) {
        if (oldest !== undefined) started.shift();
        started.push(now);
        return;
      }
      await clock.sleep(wait, signal);
    }
  }

  return {
    waitForTurn(signal) {
      const turn = queue.then(() => takeTurn(signal));
      queue = turn.catch(() => undefined);
      return turn;
    },
    pause(milliseconds) {
      pausedUntil = Math.max(pausedUntil, clock.now() + milliseconds);
    },
  };
}
