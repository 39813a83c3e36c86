import type { PropertyType } from './definition.ts';

/** Milliseconds of a datetime that came as ISO 8601 or as milliseconds; null where it is neither. */
export function parseInstant(value: string): number | null {
  if (/^-?\d+$/.test(value)) return Number(value);
  if (!/^\d{4}-\d{2}-\d{2}/.test(value)) return null;
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? null : instant;
}

/** A value in the form in which HubSpot gives it back: a day as YYYY-MM-DD, an instant as ISO 8601, the rest as it is. */
export function normalizeValue(type: PropertyType | undefined, value: string): string {
  if (value === '') return value;
  if (type === 'datetime' && !value.endsWith('Z')) {
    const instant = parseInstant(value);
    return instant === null ? value : new Date(instant).toISOString();
  }
  if (type === 'date' && /^-?\d+$/.test(value)) return new Date(Number(value)).toISOString().slice(0, 10);
  return value;
}
