import type { PortfolioFacts, PortfolioStore } from '../../operations/ports/portfolio-store.ts';
import { chunksOf } from '../chunks.ts';
import type { DatabaseView, Queries } from '../database.ts';
import { checkId, checkIds } from '../ids.ts';
import { changeScores } from '../scores/score-lock.ts';
import { PUBLISHED_NAMES, PUBLISHED_VALUES, readingOf } from './published-columns.ts';

type Writing = Pick<PortfolioStore, 'writeFacts' | 'removeRows' | 'removeOthers'>;

/** Of a bigint. */
const LAST_ID = '9223372036854775807';

export function createFacts(database: DatabaseView, portalId: string): Writing {
  return {
    async writeFacts(facts) {
      const latest = [...new Map(facts.map((one) => [one.companyId, one])).values()];
      if (latest.length === 0) return;
      // A new row starts from what is published, which must not change between being read and being followed.
      await changeScores(database, portalId, async (queries) => {
        for (const some of chunksOf(latest)) await upsert(queries, portalId, some);
      });
    },
    async removeRows(companyIds) {
      for (const some of chunksOf(companyIds)) {
        await database.query('delete from loyalty.portfolio where portal_id = $1 and company_id = any($2::bigint[])', [
          portalId,
          checkIds(some),
        ]);
      }
    },
    async removeOthers({ after, until }, customerIds) {
      await database.query(
        `delete from loyalty.portfolio
         where portal_id = $1 and company_id > $2::bigint and company_id <= $3::bigint and company_id <> all($4::bigint[])`,
        [
          portalId,
          after === null ? '-1' : checkId(after),
          until === null ? LAST_ID : checkId(until),
          checkIds(customerIds),
        ],
      );
    },
  };
}

/** A row that says the same already is not touched, and what is published on its company not even read. */
async function upsert(queries: Queries, portalId: string, facts: readonly PortfolioFacts[]): Promise<void> {
  await queries.query(
    `with new as (
       select company_id, name, owner_id, industry, customer_status, is_renewal_only,
              string_to_array(missing, ',') as missing, influence
       from unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[], $8::text[],
                   $9::double precision[])
         as new (company_id, name, owner_id, industry, customer_status, is_renewal_only, missing, influence)),
     differing as (
       select new.* from new where not exists (
         select from loyalty.portfolio same
         where same.portal_id = $1 and same.company_id = new.company_id
           and (same.name, same.industry, same.is_renewal_only, same.missing, same.influence)
             = (new.name, new.industry, new.is_renewal_only, new.missing, new.influence)
           and same.owner_id is not distinct from new.owner_id
           and (same.is_published or same.customer_status = new.customer_status)))
     insert into loyalty.portfolio as old (portal_id, company_id, name, owner_id, industry, is_renewal_only, missing,
       influence, is_published, customer_status, ${PUBLISHED_NAMES.join(', ')})
     select $1, new.company_id, new.name, new.owner_id, new.industry, new.is_renewal_only, new.missing, new.influence,
       done.values is not null, coalesce(said."customerStatus", new.customer_status), ${PUBLISHED_VALUES}
     from differing new
     left join loyalty.published done on done.portal_id = $1 and done.company_id = new.company_id
     cross join lateral ${readingOf('done.values')}
     order by new.company_id
     on conflict (portal_id, company_id) do update
     set name = excluded.name, owner_id = excluded.owner_id, industry = excluded.industry,
       is_renewal_only = excluded.is_renewal_only, missing = excluded.missing, influence = excluded.influence,
       customer_status = excluded.customer_status`,
    [
      portalId,
      facts.map(({ companyId }) => checkId(companyId)),
      facts.map(({ name }) => withoutNul(name)),
      facts.map(({ ownerId }) => ownerId),
      facts.map(({ industry }) => withoutNul(industry)),
      facts.map(({ customerStatus }) => customerStatus),
      facts.map(({ isRenewalOnly }) => isRenewalOnly),
      facts.map(({ missing }) => missing.join(',')),
      facts.map(({ influence }) => influence),
    ],
  );
}

/** The one character that a text of PostgreSQL cannot hold. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '');
}
