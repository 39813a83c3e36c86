import type { CrmObjectType, CrmSource } from '../crm-data.ts';
import { ALL_OBJECT_TYPES, OBJECT_TYPES } from '../object-types.ts';
import { RecordTable } from './record-table.ts';

/** The tables of all object types. */
export type RecordTables = Readonly<Record<CrmObjectType, RecordTable>>;

/** Tables with the records of the source, and the day of the oldest; throws where the source holds a record twice. */
export function loadTables(source: CrmSource, now: Date): { readonly tables: RecordTables; readonly firstDay: Date } {
  const tables: RecordTables = {
    companies: new RecordTable(),
    contacts: new RecordTable(),
    deals: new RecordTable(),
    line_items: new RecordTable(),
    calls: new RecordTable(),
    meetings: new RecordTable(),
    emails: new RecordTable(),
    notes: new RecordTable(),
    tasks: new RecordTable(),
    communications: new RecordTable(),
    tickets: new RecordTable(),
    feedback_submissions: new RecordTable(),
  };
  let first = Number.POSITIVE_INFINITY;
  for (const { type } of ALL_OBJECT_TYPES) {
    const { createdProperty } = OBJECT_TYPES[type];
    for (const record of source.records[type]) tables[type].load(record, createdProperty);
    first = Math.min(first, tables[type].firstDay);
  }
  const firstDay = Number.isFinite(first) ? first : now.getTime();
  for (const { type } of ALL_OBJECT_TYPES) tables[type].settle(firstDay);
  return { tables, firstDay: new Date(firstDay) };
}
