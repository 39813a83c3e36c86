import { type Format, NO_VALUE } from '../../shared/format.ts';
import type { PortfolioCustomer } from '../../shared/portfolio-view.ts';
import type { Words } from '../hooks/use-words.ts';

/** "28 Feb 2027, in 99 days", or how long it is overdue. */
export function sayRenewal(
  { renewalDate, daysToRenewal }: Pick<PortfolioCustomer, 'renewalDate' | 'daysToRenewal'>,
  { texts, count }: Words,
  format: Format,
): string {
  if (renewalDate === null || daysToRenewal === null) return NO_VALUE;
  const when = daysToRenewal < 0 ? texts.overdueBy(count(-daysToRenewal)) : texts.dueIn(count(daysToRenewal));
  return `${format.fullDate(renewalDate)}, ${when}`;
}

/** "Overdue: 10 Oct 2026, 138 days ago"; the status alone where there never was a conversation. */
export function sayContact(
  {
    contactStatus,
    lastNonRenewalContact,
    daysSinceNonRenewalContact,
  }: Pick<PortfolioCustomer, 'contactStatus' | 'lastNonRenewalContact' | 'daysSinceNonRenewalContact'>,
  { texts, count }: Words,
  format: Format,
): string {
  if (contactStatus === null) return NO_VALUE;
  const status = texts.labels.contactStatus[contactStatus];
  if (lastNonRenewalContact === null || daysSinceNonRenewalContact === null) return status;
  const ago = texts.daysAgo(count(daysSinceNonRenewalContact));
  return `${status}: ${format.fullDate(lastNonRenewalContact)}, ${ago}`;
}

export function sayMoney(amount: number | null, format: Format): string {
  return amount === null ? NO_VALUE : format.money(amount);
}

/** Of a customer that buys nothing at present, where the amount comes from: what it bought before says what it may buy. */
export function sayValueAtRisk(
  { valueAtRisk, currentAnnualValue }: Pick<PortfolioCustomer, 'valueAtRisk' | 'currentAnnualValue'>,
  { texts }: Words,
  format: Format,
): string {
  const amount = sayMoney(valueAtRisk, format);
  const isFromEarlier = currentAnnualValue !== null && currentAnnualValue <= 0 && (valueAtRisk ?? 0) > 0;
  return isFromEarlier ? texts.fromEarlierPurchases(amount) : amount;
}

/** A code's name in the user's language; a code without one is shown as it is, readable. */
export function nameOf(names: Readonly<Record<string, string>>, code: string): string {
  return names[code] ?? readable(code);
}

/** HubSpot's `COMPUTER_SOFTWARE` as "Computer software"; what a person wrote stays as it is. */
export function readable(code: string): string {
  if (!/^[A-Z0-9_]+$/.test(code) && !/^[a-z0-9]+(_[a-z0-9]+)+$/.test(code)) return code;
  const words = code.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** An owner by name, with a word where they are not active any more; by id where the account does not know them. */
export function ownerName(
  ownerId: string | null,
  owners: readonly { readonly id: string; readonly name: string; readonly isActive: boolean }[],
  { texts }: Words,
): string {
  if (ownerId === null) return texts.columns.noOwner;
  const owner = owners.find(({ id }) => id === ownerId);
  if (owner === undefined || owner.name === '') return texts.frame.filters.unknownOwner(ownerId);
  return owner.isActive ? owner.name : texts.frame.filters.inactive(owner.name);
}
