import { formatMoney, formatProperties } from '../../data/format-properties.ts';
import { MONEY_PROPERTIES, OWNER, SHARE_OF_WALLET } from '../../data/loyalty-properties.ts';
import type { PortalKnowledge } from '../shell/portal-context.ts';
import { NO_VALUE } from './value-tags.tsx';

/** HubSpot writes its own industries in capitals: MANAGEMENT_CONSULTING. */
function asWords(code: string): string {
  const words = code.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A company's property as a person reads it. */
export function shownValue(name: string, value: string | null, portal: PortalKnowledge): string {
  if (value === null || value === '') return name === OWNER ? 'No owner' : NO_VALUE;
  const { definitions, format, owners } = portal;
  if (name === OWNER) return owners.find(({ id }) => id === value)?.name ?? `Owner ${value}`;
  if (MONEY_PROPERTIES.has(name)) return formatMoney(Number(value), format);
  if (name === SHARE_OF_WALLET) return new Intl.NumberFormat(format.locale, { style: 'percent' }).format(Number(value));
  const shown = formatProperties({ [name]: value }, 'all', definitions, format)[name] ?? value;
  return name === 'industry' && /^[A-Z_]+$/.test(shown) ? asWords(shown) : shown;
}
