/** Day and time in a time zone: in UTC where this machine does not know the zone. */
export function instantFormat(locale: string, timeZone: string): Intl.DateTimeFormat {
  const parts = { dateStyle: 'medium', timeStyle: 'short' } as const;
  try {
    return new Intl.DateTimeFormat(locale, { ...parts, timeZone });
  } catch {
    return new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' });
  }
}
