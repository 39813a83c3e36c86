import { formatIsoDay } from '../../scoring/day.ts';
import type { PublishedValues } from '../../operations/ports.ts';
import type { ExportedCompany } from '../../operations/rescore/export-rows.ts';

const VALUES: readonly (keyof PublishedValues)[] = [
  'customerStatus',
  'segment',
  'segmentComputed',
  'previousSegment',
  'segmentChangedAt',
  'score',
  'evidence',
  'risk',
  'previousRisk',
  'riskChangedAt',
  'alertAt',
  'changeReason',
  'renewalDate',
  'contactStatus',
  'lastNonRenewalContact',
  'lifetimeValue',
  'currentAnnualValue',
  'valueAtRisk',
  'valueGap',
  'shareOfWallet',
  'walletSource',
  'productGap',
  'valueTier',
  'topDriver',
  'nextAction',
  'summary',
  'scoredAt',
  'model',
];
const DAYS: readonly (keyof PublishedValues)[] = ['renewalDate', 'lastNonRenewalContact'];

export const EXPORT_HEADINGS: readonly string[] = ['companyId', 'name', 'ownerId', ...VALUES];

type Cell = string | number | null;

/** One cell for each heading; days are written YYYY-MM-DD, and what is not known is null. */
export function exportCells({ companyId, name, ownerId, values }: ExportedCompany): readonly Cell[] {
  return [companyId, name, ownerId, ...VALUES.map((key) => valueCell(key, values))];
}

function valueCell(key: keyof PublishedValues, values: PublishedValues | null): Cell {
  const value = values?.[key] ?? null;
  return typeof value === 'number' && DAYS.includes(key) ? formatIsoDay(value) : value;
}

/**
 * A row of a CSV file (RFC 4180). A text that a spreadsheet would run as a formula gets a quote before it, as OWASP advises
 * against CSV injection; numbers stay numbers, negative ones too.
 */
export function toCsvRow(cells: readonly Cell[]): string {
  return cells.map(toCsvCell).join(',');
}

const RUN_AS_FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
const NEEDS_QUOTES = /[",\r\n]/;

function toCsvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const harmless = RUN_AS_FORMULA.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
