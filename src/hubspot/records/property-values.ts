import type { Properties } from './crm-record.ts';

/** A number as HubSpot writes it; null where there is none, `invalid` where it is something else. */
export function parseNumber(properties: Properties, name: string): number | null | 'invalid' {
  const text = properties[name];
  if (text === undefined) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : 'invalid';
}

/** As `parseNumber`, where a wrong number is as good as none. */
export function numberOrNull(properties: Properties, name: string): number | null {
  const value = parseNumber(properties, name);
  return value === 'invalid' ? null : value;
}

/** True, false, or null where it says neither: HubSpot's own words, and the yes and no of a list. */
export function parseFlag(text: string | undefined): boolean | null {
  switch (text?.toLowerCase()) {
    case 'true':
    case 'yes':
    case '1':
      return true;
    case 'false':
    case 'no':
    case '0':
      return false;
    default:
      return null;
  }
}
