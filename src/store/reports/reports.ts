import type { ReportStore } from '../../operations/ports/report-store.ts';
import { numberAt } from '../cells.ts';
import type { DatabaseView } from '../database.ts';
import { toJson } from '../json.ts';

export function createReports(database: DatabaseView, portalId: string): ReportStore {
  return {
    async readReport(name) {
      const [row] = await database.query('select as_of, value from loyalty.report where portal_id = $1 and name = $2', [
        portalId,
        name,
      ]);
      return row === undefined ? null : { name, asOf: numberAt(row, 0), value: row[1] };
    },
    async keepReport({ name, asOf, value }) {
      await database.query(
        `insert into loyalty.report (portal_id, name, as_of, value) values ($1, $2, $3, $4::json)
         on conflict (portal_id, name) do update
         set as_of = excluded.as_of, value = excluded.value, made_at = now()`,
        [portalId, name, asOf, toJson(value)],
      );
    },
  };
}
