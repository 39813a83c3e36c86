import type { FormattingOptions, PropertyValues } from '../protocol.ts';
import type { PropertyDefinition } from './crm-client.ts';

export interface PortalFormat {
  /** BCP 47. */
  readonly locale: string;
  /** IANA name. */
  readonly timeZone: string;
  /** ISO 4217. */
  readonly currency: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}/;

/** Milliseconds since 1970 of a property's text, which is an ISO date, an instant or milliseconds; null where it is none. */
function toInstant(value: string): number | null {
  const instant = /^-?\d{9,}$/.test(value) ? Number(value) : Date.parse(value);
  return Number.isFinite(instant) ? instant : null;
}

/** A date of the CRM as people read it: `28 Feb 2027`. A date is a day, so no time zone moves it. */
export function formatDay(value: string, locale: string): string {
  const instant = toInstant(DAY.test(value) ? value.slice(0, 10) : value);
  if (instant === null) return value;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(instant);
}

/** An instant in the portal's time zone: `28 Feb 2027, 14:05`. */
export function formatInstant(value: string, { locale, timeZone }: PortalFormat): string {
  const instant = toInstant(value);
  if (instant === null) return value;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(instant);
}

/** Money without cents: `€48,000`. */
export function formatMoney(amount: number, { locale, currency }: Omit<PortalFormat, 'timeZone'>): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount);
}

export function formatNumber(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
}

function formatValue(
  value: string,
  definition: PropertyDefinition,
  format: PortalFormat,
  options: FormattingOptions,
): string {
  switch (definition.type) {
    case 'date':
      return formatDay(value, format.locale);
    case 'datetime':
      return formatInstant(value, format);
    case 'number': {
      const number = Number(value);
      if (!Number.isFinite(number)) return value;
      return options.currency?.addSymbol === true ? formatMoney(number, format) : formatNumber(number, format.locale);
    }
    case 'enumeration':
      return value
        .split(';')
        .map((part) => definition.options.find((option) => option.value === part)?.label ?? part)
        .join(', ');
    default:
      return value;
  }
}

/**
 * Values as HubSpot would show them: labels for options, the user's way of writing dates and numbers.
 *
 * @param names the properties to format; the others stay as they are.
 */
export function formatProperties(
  values: PropertyValues,
  names: readonly string[] | 'all',
  definitions: ReadonlyMap<string, PropertyDefinition>,
  format: PortalFormat,
  options: FormattingOptions = {},
): PropertyValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const definition = definitions.get(name);
      const wanted = names === 'all' || names.includes(name);
      if (value === null || value === '' || !wanted || definition === undefined) return [name, value];
      return [name, formatValue(value, definition, format, options)];
    }),
  );
}
