import { parseIsoDay } from '../../scoring/day.ts';
import type { Day, Money } from '../../scoring/types.ts';
import { readCsv, type RowProblem } from '../read-csv.ts';

/** One usable row. */
export interface PurchaseRow {
  readonly customer: string;
  readonly day: Day;
  readonly amount: Money;
}

export type PurchasesReading =
  | {
      readonly kind: 'read';
      readonly purchases: readonly PurchaseRow[];
      /** Rows that could not be used, in the order of their lines. */
      readonly problems: readonly RowProblem[];
    }
  | { readonly kind: 'refused'; readonly reason: string };

const COLUMNS = ['customer', 'date', 'amount'] as const;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Reads purchases from comma-separated text with a header that names `customer`, `date` (YYYY-MM-DD) and `amount`, in any
 * order and case; other columns are ignored. A row with an empty customer, no such date, a date after `today` or an
 * amount that is no number is a problem, named with its line.
 *
 * @param today the last day on which a purchase can have happened
 */
export function readPurchasesCsv(text: string, today: Day): PurchasesReading {
  const { header, rows, problems: malformed } = readCsv(text);
  const names = header.map((name) => name.toLowerCase());
  const missing = COLUMNS.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    const found = header.length === 0 ? 'the file is empty' : `its first line reads "${header.join(',')}"`;
    return { kind: 'refused', reason: `The file needs the columns customer, date and amount; ${found}.` };
  }
  const places = COLUMNS.map((name) => names.indexOf(name));
  const purchases: PurchaseRow[] = [];
  const problems = [...malformed];
  for (const { line, cells } of rows) {
    const [customer = '', date = '', amount = ''] = places.map((place) => cells[place]);
    const day = parseIsoDay(date);
    const problem = problemOf(customer, date, day, amount, today);
    if (problem !== null) problems.push({ line, problem });
    else if (day !== null) purchases.push({ customer, day, amount: Number(amount) });
  }
  return { kind: 'read', purchases, problems: problems.sort((left, right) => left.line - right.line) };
}

function problemOf(customer: string, date: string, day: Day | null, amount: string, today: Day): string | null {
  if (customer === '') return 'the customer is empty';
  if (day === null) return `the date "${date}" is no date; write it as YYYY-MM-DD`;
  if (day > today) return `the date ${date} is in the future`;
  if (!NUMBER.test(amount) || !Number.isFinite(Number(amount))) {
    return `the amount "${amount}" is no number; write it as 1234.56`;
  }
  return null;
}
