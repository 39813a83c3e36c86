import type { CallBucket, CallBudget, DailyUse } from '../../../operations/call-budget.ts';
import type { Clock } from '../clock.ts';
import { createDayOfInstant } from '../../portal-day.ts';
import type { TransportResponse } from '../transport.ts';
import type { CallLimits, RateLimit } from './call-limits.ts';
import { createDailyCount } from './daily-count.ts';
import { nextMidnight } from './portal-midnight.ts';
import { parseRateHeaders, stricterLimit } from './rate-headers.ts';
import { createTurns, type Turns } from './turns.ts';

/** Keeps the calls of a client within the account's limits. */
export interface Pacing {
  /** Waits for the turn of a call. @returns from when on it may be made, where it may not today; else null */
  takeTurn(bucket: CallBucket, signal: AbortSignal | undefined): Promise<Date | null>;
  /** Takes in what an answer says of the limits. */
  hear(bucket: CallBucket, response: TransportResponse): Promise<void>;
  /** HubSpot has said that the bucket is too fast: nobody starts a call for so long. */
  pause(bucket: CallBucket, milliseconds: number): Promise<void>;
  /** HubSpot has said that the day is used up. @returns from when on it takes calls again */
  exhaustDay(): Promise<Date>;
  /** As they are now; null where calls are not paced. */
  limits(): Readonly<Record<CallBucket, RateLimit>> | null;
  day(): DailyUse | null;
}

export interface PacingOptions {
  readonly budget: CallBudget;
  readonly limits: CallLimits;
  readonly clock: Clock;
  /** IANA name of the account's time zone. */
  readonly timeZone: string;
  /** 0 to 1; null: never. */
  readonly stopAtDailyShare: number | null;
}

/** With so few calls left in the window, others use it too: the next calls wait for some to come free. */
const FEW_CALLS_LEFT = 2;
const SHARE_OF_WINDOW_TO_WAIT = 0.1;

export function createPacing({ budget, limits, clock, timeZone, stopAtDailyShare }: PacingOptions): Pacing {
  const dayOf = createDayOfInstant(timeZone);
  const daily = createDailyCount({ budget, clock, dayOf, dailyLimit: limits.daily, stopAtShare: stopAtDailyShare });
  let heard: RateLimit | null = null;

  const current = (): Readonly<Record<CallBucket, RateLimit>> => ({
    objects: stricterLimit(limits.objects, heard),
    search: limits.search,
    associations: limits.associations,
  });
  const turnsOf = (bucket: CallBucket): Turns => createTurns({ bucket, limit: () => current()[bucket], budget, clock });
  const turns: Readonly<Record<CallBucket, Turns>> = {
    objects: turnsOf('objects'),
    search: turnsOf('search'),
    associations: turnsOf('associations'),
  };

  return {
    limits: current,
    day: () => daily.use(),
    async takeTurn(bucket, signal) {
      await daily.share();
      const heldBackUntil = daily.heldBackUntil();
      if (heldBackUntil !== null) return heldBackUntil;
      await turns[bucket].take(signal);
      daily.countCall();
      return null;
    },
    async hear(bucket, { headers }) {
      const { limit, remaining, daily: reading } = parseRateHeaders(headers);
      if (reading !== null) daily.noteReading(reading);
      // What the headers of another bucket's answers speak of, HubSpot does not tell.
      if (bucket !== 'objects') return;
      heard = limit ?? heard;
      if (remaining !== null && remaining <= FEW_CALLS_LEFT) {
        await turns.objects.pause(current().objects.windowMilliseconds * SHARE_OF_WINDOW_TO_WAIT);
      }
    },
    pause: (bucket, milliseconds) => turns[bucket].pause(milliseconds),
    exhaustDay: () => daily.exhaust(),
  };
}

/** For a stand-in that has no limits: every call starts at once. */
export function createNoPacing(clock: Clock, timeZone: string): Pacing {
  const dayOf = createDayOfInstant(timeZone);
  return {
    takeTurn: () => Promise.resolve(null),
    hear: () => Promise.resolve(),
    pause: () => Promise.resolve(),
    exhaustDay: () => Promise.resolve(new Date(nextMidnight(clock.instant(), dayOf))),
    limits: () => null,
    day: () => null,
  };
}
