import type { PortfolioCustomer } from '../../shared/portfolio-view.ts';
import type { Words } from '../hooks/use-words.ts';
import { nameOf, ownerName } from './customer-cells.ts';

type Owners = Parameters<typeof ownerName>[1];

/**
 * Customers as a spreadsheet takes them when they are pasted: a row each below the headings, with tabs in between. Amounts are
 * written with the decimal sign of the user's language, days as `YYYY-MM-DD`; what is not known is empty.
 */
export function toSpreadsheet(customers: readonly PortfolioCustomer[], owners: Owners, words: Words): string {
  const { texts, labels, locale } = words;
  const { columns } = texts;
  const decimal = new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 2 });
  const amount = (value: number | null): string => (value === null ? '' : decimal.format(value));
  const cells: readonly (readonly [heading: string, cell: (customer: PortfolioCustomer) => string])[] = [
    [columns.customer, ({ name }) => harmless(name)],
    [columns.owner, ({ ownerId }) => harmless(ownerName(ownerId, owners, words))],
    [columns.segment, ({ segment }) => (segment === null ? '' : labels.segment[segment])],
    [columns.risk, ({ risk }) => (risk === null ? '' : labels.risk[risk])],
    [columns.score, ({ score }) => amount(score)],
    [columns.currentAnnualValue, ({ currentAnnualValue }) => amount(currentAnnualValue)],
    [columns.lifetimeValue, ({ lifetimeValue }) => amount(lifetimeValue)],
    [columns.valueAtRisk, ({ valueAtRisk }) => amount(valueAtRisk)],
    [columns.valueGap, ({ valueGap }) => amount(valueGap)],
    [columns.renewal, ({ renewalDate }) => renewalDate ?? ''],
    [columns.contact, ({ contactStatus }) => (contactStatus === null ? '' : texts.labels.contactStatus[contactStatus])],
    [texts.list.lastContact, ({ lastNonRenewalContact }) => lastNonRenewalContact ?? ''],
    [columns.nextStep, ({ nextAction }) => (nextAction === null ? '' : nameOf(texts.labels.nextAction, nextAction))],
    [texts.list.recordId, ({ companyId }) => companyId],
  ];
  const rows = [
    cells.map(([heading]) => heading),
    ...customers.map((customer) => cells.map(([, cell]) => cell(customer))),
  ];
  return rows.map((row) => row.join('\t')).join('\n');
}

/** Without what would end a cell, and with a quote before what a spreadsheet would run as a formula (OWASP, CSV injection). */
function harmless(text: string): string {
  const oneLine = text.replaceAll(/\s+/g, ' ').trim();
  return /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(oneLine) ? `'${oneLine}` : oneLine;
}
