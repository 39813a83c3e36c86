import type { CrmOwner } from '../../crm/crm-data.ts';
import type { CsvColumns, CsvTable } from './csv-table.ts';
import type { PortalImport } from './portal-import.ts';

export const COMPANY_COLUMNS: CsvColumns = { needed: ['Record ID', 'Company name'], useful: ['Create Date'] };

const FIRST_OWNER_ID = 60_000_001;

/**
 * Imports companies.csv; returns the owners that it names. The budget has no day of its own in the file, so none is made up:
 * `loyalty_budget_as_of` stays empty.
 */
export function importCompanies(table: CsvTable, portal: PortalImport): readonly CrmOwner[] {
  const owners = new Map<string, CrmOwner>();
  for (const row of table.rows) {
    const id = portal.readId(table.file, row, 'companies');
    const created = portal.readInstant(table.file, row, 'Create Date');
    const budget = portal.readNumber(table.file, row, 'Annual technology budget');
    const employees = portal.readNumber(table.file, row, 'Number of employees');
    if (id === null || created === 'bad' || budget === 'bad' || employees === 'bad') continue;
    const owner = ownerOf(row.cell('Company owner', 'Owner'), owners);
    portal.happened(created);
    portal.put(
      'companies',
      id,
      {
        name: row.cell('Company name'),
        industry: textOrNull(row.cell('Industry')),
        numberofemployees: numberText(employees),
        hubspot_owner_id: owner?.id ?? null,
        loyalty_annual_budget: numberText(budget),
        createdate: created?.toISOString() ?? null,
      },
      created,
    );
  }
  return [...owners.values()];
}

/** One owner per spelling of a name or an e-mail address. */
function ownerOf(text: string, owners: Map<string, CrmOwner>): CrmOwner | null {
  if (text === '') return null;
  const known = owners.get(text);
  if (known !== undefined) return known;
  const isEmail = /^\S+@\S+$/.test(text);
  const [firstName = '', ...lastNames] = isEmail ? [] : text.split(/\s+/);
  const id = String(FIRST_OWNER_ID + owners.size);
  const owner: CrmOwner = { id, email: isEmail ? text : '', firstName, lastName: lastNames.join(' ') };
  owners.set(text, owner);
  return owner;
}

export function textOrNull(text: string): string | null {
  return text === '' ? null : text;
}

function numberText(number: number | null): string | null {
  return number === null ? null : String(number);
}
