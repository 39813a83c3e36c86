/** Changes of segment or risk that were read once and wait for their second reading: the CRM need not hear of them. */
import type { ScoreStore } from '../../operations/ports/score-store.ts';
import { textAt } from '../cells.ts';
import { chunksOf } from '../chunks.ts';
import type { DatabaseView } from '../database.ts';
import { checkIds } from '../ids.ts';

export function createFirstReadings(
  database: DatabaseView,
  portalId: string,
): Pick<ScoreStore, 'readFirstReadings' | 'noteFirstReadings'> {
  return {
    async readFirstReadings(companyIds) {
      const waiting = new Map<string, string>();
      for (const some of chunksOf(companyIds)) {
        const rows = await database.query(
          `select company_id, waiting from loyalty.first_reading
           where portal_id = $1 and company_id = any($2::bigint[])`,
          [portalId, checkIds(some)],
        );
        for (const row of rows) waiting.set(textAt(row, 0), textAt(row, 1));
      }
      return waiting;
    },
    async noteFirstReadings(readings) {
      if (readings.length === 0) return;
      await database.transaction(async (queries) => {
        for (const some of chunksOf(readings)) {
          const companies = checkIds(some.map(({ companyId }) => companyId));
          await queries.query(
            'delete from loyalty.first_reading where portal_id = $1 and company_id = any($2::bigint[])',
            [portalId, companies],
          );
          await queries.query(
            `insert into loyalty.first_reading (portal_id, company_id, waiting)
             select $1, new.company_id, new.waiting
             from unnest($2::bigint[], $3::text[]) as new (company_id, waiting) where new.waiting is not null
             on conflict (portal_id, company_id) do update set waiting = excluded.waiting`,
            [portalId, companies, some.map(({ waiting }) => waiting)],
          );
        }
      });
    },
  };
}
