import type { CsvColumns, CsvTable } from './csv-table.ts';
import { textOrNull } from './import-companies.ts';
import type { PortalImport } from './portal-import.ts';

export const CONTACT_COLUMNS: CsvColumns = { needed: ['Record ID'], useful: ['Associated Company IDs'] };

/** Imports contacts.csv; the first company of a contact is its primary one. */
export function importContacts(table: CsvTable, portal: PortalImport): void {
  for (const row of table.rows) {
    const id = portal.readId(table.file, row, 'contacts');
    const created = portal.readInstant(table.file, row, 'Create Date');
    if (id === null || created === 'bad') continue;
    portal.happened(created);
    const contact = portal.put(
      'contacts',
      id,
      {
        firstname: textOrNull(row.cell('First name')),
        lastname: textOrNull(row.cell('Last name')),
        email: textOrNull(row.cell('Email')),
        createdate: created?.toISOString() ?? null,
      },
      created,
    );
    portal.linkCompanies(contact, portal.readLinks(table.file, row, 'Associated Company IDs', 'companies'));
  }
}
