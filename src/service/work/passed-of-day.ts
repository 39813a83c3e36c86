const SECONDS_PER_DAY = 86_400;

/**
 * The share of a calendar day that has passed on the clocks of a time zone, 0 to 1. On the two days of a year on which these
 * are moved it is off by the hour that they are moved by.
 *
 * @param timeZone IANA name
 */
export function passedOfDay(now: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(now);
  const shown = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  return (3600 * shown('hour') + 60 * shown('minute') + shown('second')) / SECONDS_PER_DAY;
}
