/** What stands on the companies in the CRM, as far as we know. */
import type { PublishedRow, ScoreStore } from '../../operations/ports/score-store.ts';
import { countAt, textAt } from '../cells.ts';
import { chunksOf } from '../chunks.ts';
import type { DatabaseView, Queries } from '../database.ts';
import { checkIds } from '../ids.ts';
import { followPublished } from '../portfolio/follow-scores.ts';
import { changeScores } from './score-lock.ts';
import { parseValues, valuesToJson } from './stored-values.ts';

type Published = Pick<ScoreStore, 'nextInputVersion' | 'readPublished' | 'correctPublished'>;
type Found = Parameters<ScoreStore['correctPublished']>[0];

export function createPublished(database: DatabaseView, portalId: string): Published {
  return {
    async nextInputVersion() {
      const [row] = await database.query(
        `insert into loyalty.portal as old (portal_id, input_version) values ($1, 1)
         on conflict (portal_id) do update set input_version = old.input_version + 1 returning input_version`,
        [portalId],
      );
      return countAt(row ?? [], 0);
    },
    async readPublished(companyIds) {
      const published = new Map<string, PublishedRow>();
      for (const some of chunksOf(companyIds)) {
        const rows = await database.query(
          `select company_id, values, input_version from loyalty.published
           where portal_id = $1 and company_id = any($2::bigint[]) and values is not null`,
          [portalId, checkIds(some)],
        );
        for (const row of rows) {
          const companyId = textAt(row, 0);
          published.set(companyId, { companyId, values: parseValues(row[1]), inputVersion: countAt(row, 2) });
        }
      }
      return published;
    },
    async correctPublished(found) {
      if (found.length === 0) return;
      await changeScores(database, portalId, async (queries) => {
        for (const some of chunksOf(latestOfEach(found))) await correct(queries, portalId, some);
      });
    },
  };
}

function latestOfEach(found: Found): Found {
  return [...new Map(found.map((one) => [one.companyId, one])).values()];
}

async function correct(queries: Queries, portalId: string, found: Found): Promise<void> {
  const companies = checkIds(found.map(({ companyId }) => companyId));
  await queries.query(
    `insert into loyalty.published as old (portal_id, company_id, values, input_version)
     select $1, found.company_id, found.values::json, 0
     from unnest($2::bigint[], $3::text[]) as found (company_id, values)
     where found.values is not null
        or found.company_id in (
             select company_id from loyalty.published where portal_id = $1 and company_id = any($2::bigint[])
             union all
             select company_id from loyalty.outgoing where portal_id = $1 and company_id = any($2::bigint[]))
     on conflict (portal_id, company_id) do update set values = excluded.values, written_at = now()
     where old.values::text is distinct from excluded.values::text`,
    [portalId, companies, found.map(({ values }) => (values === null ? null : valuesToJson(values)))],
  );
  await followPublished(queries, portalId, companies);
  await startFromPublished(queries, portalId, companies);
}

/** Notes what was sent; not what was sent of older inputs than what is noted already. */
export async function notePublished(queries: Queries, portalId: string, sent: readonly PublishedRow[]): Promise<void> {
  const companies = checkIds(sent.map(({ companyId }) => companyId));
  await queries.query(
    `insert into loyalty.published as old (portal_id, company_id, values, input_version)
     select $1, sent.company_id, sent.values::json, sent.input_version
     from unnest($2::bigint[], $3::text[], $4::bigint[]) as sent (company_id, values, input_version)
     on conflict (portal_id, company_id) do update
     set values = excluded.values, input_version = excluded.input_version, written_at = now()
     where old.input_version <= excluded.input_version`,
    [portalId, companies, sent.map(({ values }) => valuesToJson(values)), sent.map(({ inputVersion }) => inputVersion)],
  );
  await followPublished(queries, portalId, companies);
  await startFromPublished(queries, portalId, companies);
}

/**
 * Lets waiting values start from what is published, where that is known: only so is their difference all that has to be sent.
 * By subqueries, company by company: of a portal that is new beside others the statistics say that it has no rows, and a
 * join would read all of them for each.
 */
export async function startFromPublished(
  queries: Queries,
  portalId: string,
  companyIds: readonly string[],
): Promise<void> {
  await queries.query(
    `update loyalty.outgoing as waiting
     set before = (select values from loyalty.published done where done.portal_id = $1 and done.company_id = waiting.company_id)
     where waiting.portal_id = $1 and waiting.company_id = any($2::bigint[]) and (
       select waiting.before::text is distinct from done.values::text from loyalty.published done
       where done.portal_id = $1 and done.company_id = waiting.company_id)`,
    [portalId, companyIds],
  );
}
