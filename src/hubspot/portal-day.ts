import { parseIsoDay } from '../scoring/day.ts';
import type { Day } from '../scoring/types.ts';

/** The day of an instant (milliseconds since 1970 in UTC) in one time zone. */
export type DayOfInstant = (instant: number) => Day;

const MILLISECONDS_PER_DAY = 86_400_000;
const MILLISECONDS_PER_HOUR = 3_600_000;

/**
 * Makes the conversion for a time zone. Asking Intl is slow, so the zone's offset is kept for every day on which it does
 * not change.
 *
 * @param timeZone IANA name
 * @throws {RangeError} where the name is not known
 */
export function createDayOfInstant(timeZone: string): DayOfInstant {
  const offsetAt = createOffsetAt(timeZone);
  const offsets = new Map<number, number | 'changes'>();
  const offsetOn = (utcDay: number): number | 'changes' => {
    const known = offsets.get(utcDay);
    if (known !== undefined) return known;
    const start = utcDay * MILLISECONDS_PER_DAY;
    const first = offsetAt(start);
    const offset = offsetAt(start + MILLISECONDS_PER_DAY) === first ? first : 'changes';
    offsets.set(utcDay, offset);
    return offset;
  };
  return (instant) => {
    const kept = offsetOn(Math.floor(instant / MILLISECONDS_PER_DAY));
    const offset = kept === 'changes' ? offsetAt(instant) : kept;
    return Math.floor((instant + offset) / MILLISECONDS_PER_DAY);
  };
}

/**
 * The instant of a day and hour on a time zone's clocks, as milliseconds since 1970 in UTC. An hour that the clocks skip is
 * the one after it.
 *
 * @throws {RangeError} where the name of the zone is not known
 */
export function createInstantOfDay(timeZone: string): (day: Day, hour: number) => number {
  const offsetAt = createOffsetAt(timeZone);
  return (day, hour) => {
    const onClock = day * MILLISECONDS_PER_DAY + hour * MILLISECONDS_PER_HOUR;
    const near = onClock - offsetAt(onClock);
    return onClock - offsetAt(near);
  };
}

/** Milliseconds by which the zone's clocks are ahead of UTC at an instant. */
function createOffsetAt(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const shown = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => shown.get(type) ?? 0;
    const onClock = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    return onClock - Math.floor(instant / 1_000) * 1_000;
  };
}

/** Reads an ISO 8601 instant, or milliseconds as HubSpot's older answers write them; null where it is neither. */
export function parseInstant(text: string): number | null {
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) {
    const hasZone = text.endsWith('Z') || /(?:z|[+-]\d{2}:?\d{2})$/.test(text);
    return validInstant(Date.parse(hasZone ? text : `${text}Z`));
  }
  return /^-?\d{9,}$/.test(text) ? validInstant(Number(text)) : null;
}

/** Milliseconds on either side of 1970 that a date can lie away from it. */
const MOST_MILLISECONDS = 8.64e15;

function validInstant(instant: number): number | null {
  return Math.abs(instant) <= MOST_MILLISECONDS ? instant : null;
}

/** The day of a property that holds an instant, in the portal's time zone; a plain date as it is. Null where it is neither. */
export function parseDay(text: string, dayOf: DayOfInstant): Day | null {
  const instant = parseInstant(text);
  return instant === null ? parseIsoDay(text) : dayOf(instant);
}

/** The day of a property that holds a date: HubSpot keeps those as midnight in UTC, whatever the portal's time zone. */
export function parseDate(text: string): Day | null {
  const instant = parseInstant(text);
  return instant === null ? parseIsoDay(text) : Math.floor(instant / MILLISECONDS_PER_DAY);
}
