import type { CsvColumns, CsvRow, CsvTable } from './csv-table.ts';
import { outcomeOfStage, type DealLabels, type DealOutcome } from './deal-labels.ts';
import type { PortalImport } from './portal-import.ts';

export const DEAL_COLUMNS: CsvColumns = {
  needed: ['Record ID', 'Deal Stage', 'Close Date', 'Amount', 'Associated Company IDs'],
  useful: ['Deal Name', 'Pipeline', 'Deal Type', 'Currency'],
};

/** The currency that most deals are in, the first by name among equals; null where none is named. */
export function mostFrequentCurrency(table: CsvTable): string | null {
  const counts = new Map<string, number>();
  for (const row of table.rows) {
    const currency = row.cell('Currency').toUpperCase();
    if (isCurrency(currency)) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  const [first] = [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  return first?.[0] ?? null;
}

export function isCurrency(text: string): boolean {
  return /^[A-Z]{3}$/.test(text);
}

/** Imports deals.csv. The first company is the primary one; amounts of another currency get none in home currency. */
export function importDeals(table: CsvTable, portal: PortalImport, labels: DealLabels, homeCurrency: string): void {
  for (const row of table.rows) {
    const read = readDeal(table.file, row, portal);
    if (read === null) continue;
    const { id, outcome, closed, created, amount } = read;
    const currency = row.cell('Currency').toUpperCase() || homeCurrency;
    if (!isCurrency(currency)) {
      portal.problems.add(table.file, row.line, `Currency "${currency}" is no code such as EUR. The row was not used.`);
      continue;
    }
    const companies = portal.readLinks(table.file, row, 'Associated Company IDs', 'companies');
    if (!companies.some((company) => company !== null)) {
      portal.problems.add(table.file, row.line, `Deal ${id} belongs to no company of the file. The row was not used.`);
      continue;
    }
    if (outcome !== 'open') portal.happened(closed);
    portal.happened(created);
    const deal = portal.put(
      'deals',
      id,
      {
        dealname: row.cell('Deal Name'),
        ...labels.place(row.cell('Pipeline'), row.cell('Deal Stage')),
        dealtype: labels.type(row.cell('Deal Type')),
        closedate: closed?.toISOString() ?? null,
        createdate: created?.toISOString() ?? null,
        amount: amount === null ? null : String(amount),
        deal_currency_code: currency,
        amount_in_home_currency: amount !== null && currency === homeCurrency ? String(amount) : null,
        hs_is_closed: String(outcome !== 'open'),
        hs_is_closed_won: String(outcome === 'won'),
        hs_is_closed_lost: String(outcome === 'lost'),
      },
      created ?? (outcome === 'open' ? null : closed),
    );
    portal.linkCompanies(deal, companies);
  }
}

interface ReadDeal {
  readonly id: string;
  readonly outcome: DealOutcome;
  /** Null only of an open deal. */
  readonly closed: Date | null;
  readonly created: Date | null;
  readonly amount: number | null;
}

function readDeal(file: string, row: CsvRow, portal: PortalImport): ReadDeal | null {
  const id = portal.readId(file, row, 'deals');
  const closed = portal.readInstant(file, row, 'Close Date');
  const created = portal.readInstant(file, row, 'Create Date');
  const amount = portal.readNumber(file, row, 'Amount');
  if (id === null || closed === 'bad' || created === 'bad' || amount === 'bad') return null;
  const outcome = outcomeOfStage(row.cell('Deal Stage'));
  if (closed === null && outcome !== 'open') {
    portal.problems.add(file, row.line, `Deal ${id} is closed and has no close date. The row was not used.`);
    return null;
  }
  return { id, outcome, closed, created, amount };
}
