/** Days as the card's answers carry them: `YYYY-MM-DD`. */

const DAY_MS = 86_400_000;

/** Whole days since 1970-01-01; null where the text is no real day (2026-02-30 is none). */
export function toDayNumber(day: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (parts === null) return null;
  const instant = new Date(`${day}T00:00:00.000Z`);
  const isReal = !Number.isNaN(instant.getTime()) && instant.getUTCDate() === Number(parts[3]);
  return isReal ? instant.getTime() / DAY_MS : null;
}

/** The day that a number of days since 1970-01-01 stands for. */
export function fromDayNumber(dayNumber: number): string {
  return new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);
}

/** Days from one day to another, negative where `to` is earlier; null where either is no real day. */
export function daysBetween(from: string, to: string): number | null {
  const start = toDayNumber(from);
  const end = toDayNumber(to);
  return start === null || end === null ? null : end - start;
}

/** The day, in a time zone, on which an instant falls. An unknown time zone is read as UTC. */
export function dayOfInstant(instant: Date, timeZone: string): string {
  try {
    const parts = new Intl.DateTimeFormat('en', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    }).formatToParts(instant);
    const part = (type: string): string => parts.find((candidate) => candidate.type === type)?.value ?? '';
    return `${part('year')}-${part('month')}-${part('day')}`;
  } catch {
    return instant.toISOString().slice(0, 10);
  }
}

/**
 * An instant as HubSpot gives it: ISO 8601, or milliseconds since 1970 as text (record cards get either, depending on
 * the property's age and type). Null where it is neither.
 */
export function parseInstant(text: string): Date | null {
  const instant = new Date(/^-?\d{6,}$/.test(text) ? Number(text) : text);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

/** A day as HubSpot gives it: `YYYY-MM-DD`, or the milliseconds of its midnight in UTC as text. */
export function parseDay(text: string): string | null {
  if (toDayNumber(text) !== null) return text;
  return parseInstant(text)?.toISOString().slice(0, 10) ?? null;
}
