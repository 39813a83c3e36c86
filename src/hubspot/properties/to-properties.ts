import { formatIsoDay } from '../../scoring/day.ts';
import type { PublishedValues } from '../../operations/ports.ts';
import { WRITTEN_PROPERTIES } from './written-properties.ts';
import type { WrittenFormat } from './written-property.ts';

/** Decimals of what is published. */
const DECIMALS = { score: 1, amount: 2, share: 4 } as const;

/** The published values as HubSpot stores them: every property by name, empty where there is no value. */
export function toProperties(values: PublishedValues): Readonly<Record<string, string>> {
  return Object.fromEntries(
    WRITTEN_PROPERTIES.map(({ name, carries, format }) => [name, toPropertyText(values[carries], format)]),
  );
}

function toPropertyText(value: string | number | null, format: WrittenFormat): string {
  if (value === null) return '';
  switch (format) {
    case 'day':
      return typeof value === 'number' ? formatIsoDay(value) : value;
    case 'score':
    case 'amount':
    case 'share':
      return typeof value === 'number' ? toDecimalText(value, DECIMALS[format]) : value;
    case 'choice':
    case 'text':
    case 'instant':
      return String(value);
  }
}

/** Rounded, without trailing zeros, an exponent or a minus before zero. */
function toDecimalText(value: number, decimals: number): string {
  const fixed = value.toFixed(decimals).replace(/\.?0+$/, '');
  return fixed === '-0' ? '0' : fixed;
}
