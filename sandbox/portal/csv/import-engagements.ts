import type { CsvColumns, CsvTable } from './csv-table.ts';
import { toEngagement } from './engagement-words.ts';
import type { PortalImport } from './portal-import.ts';

export const ENGAGEMENT_COLUMNS: CsvColumns = {
  needed: ['Record ID', 'Type', 'Activity Date'],
  useful: ['Direction', 'Outcome', 'Subject', 'Sequence ID', 'Associated Company IDs'],
};

const LINKS = [
  ['Associated Company IDs', 'companies'],
  ['Associated Contact IDs', 'contacts'],
  ['Associated Deal IDs', 'deals'],
] as const;

/** Imports engagements.csv. A row without a date is kept: the activity is shown, and counts for nothing. */
export function importEngagements(table: CsvTable, portal: PortalImport): void {
  for (const row of table.rows) {
    const at = portal.readInstant(table.file, row, 'Activity Date');
    if (at === 'bad') continue;
    const words = {
      type: row.cell('Type'),
      direction: row.cell('Direction'),
      outcome: row.cell('Outcome'),
      subject: row.cell('Subject'),
      sequenceId: row.cell('Sequence ID'),
    };
    const instant = at?.toISOString() ?? null;
    const engagement = toEngagement(words, instant);
    if (engagement === null) {
      const known = 'Call, Meeting, Email, Note, Task, SMS, WhatsApp message or LinkedIn message';
      portal.problems.add(
        table.file,
        row.line,
        `Type "${words.type}" is not known: write ${known}. The row was not used.`,
      );
      continue;
    }
    const id = portal.readId(table.file, row, engagement.type);
    if (id === null) continue;
    const links = LINKS.flatMap(([column, type]) => portal.readLinks(table.file, row, column, type));
    if (!links.some((link) => link !== null)) {
      portal.problems.add(
        table.file,
        row.line,
        `Engagement ${id} belongs to no record of the files. The row was not used.`,
      );
      continue;
    }
    if (!engagement.isPlan) portal.happened(at);
    const properties = { hs_timestamp: instant, ...engagement.properties };
    const name = portal.put(engagement.type, id, properties, at);
    for (const link of links) if (link !== null) portal.draft.link(name, link);
  }
}
