import type { CallBudget, DailyReading, DailyUse } from '../../../operations/call-budget.ts';
import type { Day } from '../../../scoring/types.ts';
import type { Clock } from '../clock.ts';
import type { DayOfInstant } from '../../portal-day.ts';
import { nextMidnight } from './portal-midnight.ts';

/** The account's calls of the day: own ones are counted, and HubSpot's own count corrects them. */
export interface DailyCount {
  countCall(): void;
  noteReading(reading: DailyReading): void;
  /** Shares what was counted with the other processes, every few calls. Rejects where the budget does. */
  share(): Promise<void>;
  /** HubSpot has refused a call because the day is used up: tells from when on it takes calls again. */
  exhaust(): Promise<Date>;
  /** Where the share of the day that this client may use is used up: from when on it may call again. Else null. */
  heldBackUntil(): Date | null;
  /** Null before the first call. */
  use(): DailyUse | null;
}

export interface DailyCountOptions {
  readonly budget: CallBudget;
  readonly clock: Clock;
  /** In the account's time zone. */
  readonly dayOf: DayOfInstant;
  /** Calls of a day until HubSpot has told; null where days are not limited. */
  readonly dailyLimit: number | null;
  /** 0 to 1: from this share of the day's calls on, this client is held back. Null: never. */
  readonly stopAtShare: number | null;
}

const CALLS_PER_SHARING = 5;

/**
 * HubSpot's clock and this machine's may be so far apart. For so long after midnight, what HubSpot says may be about the
 * day that has just ended: taken for the new day's, it would park the account until the next midnight.
 */
const MIDNIGHT_MARGIN_MILLISECONDS = 15 * 60_000;

const NOTHING_KNOWN: DailyUse = { used: 0, limit: null };

interface CountedDay {
  readonly day: Day;
  shared: DailyUse | null;
  /** Calls that the budget does not know of. */
  unshared: number;
  reading: DailyReading | null;
}

export function createDailyCount({ budget, clock, dayOf, dailyLimit, stopAtShare }: DailyCountOptions): DailyCount {
  let counted: CountedDay = startDay(dayOf(clock.instant()));

  function today(): CountedDay {
    const day = dayOf(clock.instant());
    if (day !== counted.day) counted = startDay(day);
    return counted;
  }

  const isEarly = (): boolean => dayOf(clock.instant() - MIDNIGHT_MARGIN_MILLISECONDS) !== today().day;
  const limitOf = (day: CountedDay): number | null => day.shared?.limit ?? dailyLimit;

  function use(): DailyUse | null {
    const day = today();
    return day.shared === null ? null : { used: day.shared.used + day.unshared, limit: limitOf(day) };
  }

  async function send(day: CountedDay): Promise<void> {
    const { unshared, reading } = day;
    day.unshared = 0;
    day.reading = null;
    day.shared = await budget.recordDay(day.day, unshared, reading);
  }

  return {
    use,
    countCall: () => {
      today().unshared += 1;
    },
    noteReading: (reading) => {
      if (!isEarly()) today().reading = reading;
    },
    async share() {
      const day = today();
      if (day.shared === null || day.unshared >= CALLS_PER_SHARING) await send(day);
    },
    async exhaust() {
      const now = clock.instant();
      if (isEarly()) return new Date(now + MIDNIGHT_MARGIN_MILLISECONDS);
      const day = today();
      const limit = limitOf(day);
      if (limit !== null) {
        day.reading = { used: limit, limit };
        await send(day);
      }
      return new Date(nextMidnight(now, dayOf));
    },
    heldBackUntil: () => {
      const { used, limit } = use() ?? NOTHING_KNOWN;
      if (stopAtShare === null || limit === null || used < stopAtShare * limit) return null;
      return new Date(nextMidnight(clock.instant(), dayOf));
    },
  };
}

function startDay(day: Day): CountedDay {
  return { day, shared: null, unshared: 0, reading: null };
}
