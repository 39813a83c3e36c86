import type { CallBucket, CallBudget, CallPace, DailyReading, DailyUse } from '../../../operations/call-budget.ts';
import type { Day } from '../../../scoring/types.ts';

/**
 * A call budget of one process: for app functions and the command line, and what the store's has to agree with.
 *
 * @param now milliseconds that only ever grow
 */
export function createLocalCallBudget(now: () => number): CallBudget {
  const nextAt = new Map<CallBucket, number>();
  const days = new Map<Day, DailyUse>();

  function reserve(bucket: CallBucket, { spacingMilliseconds, burst }: CallPace, calls: number): number {
    const at = now();
    const earliest = at - (burst - 1) * spacingMilliseconds;
    const start = Math.max(nextAt.get(bucket) ?? earliest, earliest);
    nextAt.set(bucket, start + calls * spacingMilliseconds);
    return start - at;
  }

  function recordDay(day: Day, calls: number, reading: DailyReading | null): DailyUse {
    const before = days.get(day) ?? { used: 0, limit: null };
    const use = reading ?? { ...before, used: before.used + calls };
    if (!days.has(day)) days.clear();
    days.set(day, use);
    return use;
  }

  return {
    reserve: (bucket, pace, calls) => Promise.resolve(reserve(bucket, pace, calls)),
    pause(bucket, milliseconds) {
      const until = now() + milliseconds;
      nextAt.set(bucket, Math.max(nextAt.get(bucket) ?? until, until));
      return Promise.resolve();
    },
    recordDay: (day, calls, reading) => Promise.resolve(recordDay(day, calls, reading)),
  };
}
