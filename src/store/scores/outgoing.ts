/** Values that are decided and not yet on their companies, with the snapshots that become history when they are. */
import type { Outgoing, PublishedRow, Refusal, ScoreStore } from '../../operations/ports/score-store.ts';
import { countAt, dateAt, textAt } from '../cells.ts';
import { chunksOf } from '../chunks.ts';
import type { DatabaseView, Queries, Row } from '../database.ts';
import { checkId, checkIds } from '../ids.ts';
import { notePublished, startFromPublished } from './published.ts';
import { changeScores } from './score-lock.ts';
import { parseValues, valuesToJson } from './stored-values.ts';
import { keepSnapshots, putOutSnapshots } from './waiting-snapshots.ts';

type Waiting = Pick<
  ScoreStore,
  'putOut' | 'readOutgoing' | 'readOutgoingOf' | 'countOutgoing' | 'dropOutgoing' | 'settleOutgoing' | 'listRefusals'
>;
type Refused = Parameters<ScoreStore['settleOutgoing']>[1];

export function createOutgoing(database: DatabaseView, portalId: string): Waiting {
  return {
    putOut(outgoing, snapshots) {
      const newest = newestOfEach(outgoing);
      if (newest.size === 0) return Promise.resolve(0);
      return changeScores(database, portalId, async (queries) => {
        const versions = new Map<string, number>();
        for (const some of chunksOf([...newest.values()])) {
          for (const row of await putOut(queries, portalId, some)) versions.set(textAt(row, 0), countAt(row, 1));
        }
        for (const some of chunksOf([...versions.keys()])) await startFromPublished(queries, portalId, some);
        await putOutSnapshots(queries, portalId, snapshots, versions);
        return versions.size;
      });
    },
    async readOutgoing({ after, limit }) {
      const rows = await database.query(
        `select company_id, before, after, input_version from loyalty.outgoing
         where portal_id = $1 and company_id > $2 order by company_id limit $3`,
        [portalId, after === null ? '-1' : checkId(after), limit],
      );
      return rows.map(toOutgoing);
    },
    async readOutgoingOf(companyIds) {
      const waiting: Outgoing[] = [];
      for (const some of chunksOf([...new Set(companyIds)])) {
        const rows = await database.query(
          `select company_id, before, after, input_version from loyalty.outgoing
           where portal_id = $1 and company_id = any($2::bigint[])`,
          [portalId, checkIds(some)],
        );
        waiting.push(...rows.map(toOutgoing));
      }
      return waiting;
    },
    async countOutgoing() {
      const [row] = await database.query('select count(*) from loyalty.outgoing where portal_id = $1', [portalId]);
      return countAt(row ?? [], 0);
    },
    dropOutgoing() {
      return changeScores(database, portalId, async (queries) => {
        await queries.query('delete from loyalty.outgoing where portal_id = $1', [portalId]);
        await queries.query('delete from loyalty.waiting_snapshot where portal_id = $1', [portalId]);
      });
    },
    async settleOutgoing(sent, refused) {
      if (sent.length === 0 && refused.length === 0) return;
      await changeScores(database, portalId, async (queries) => {
        for (const some of chunksOf([...newestOfEach(sent).values()])) await settleSent(queries, portalId, some);
        for (const some of chunksOf(latestRefusals(refused))) await settleRefused(queries, portalId, some);
      });
    },
    async listRefusals(companyIds) {
      const rows = await database.query(
        `select company_id, reason, since from loyalty.refusal
         where portal_id = $1 ${companyIds === undefined ? '' : 'and company_id = any($2::bigint[])'}
         order by since, company_id`,
        companyIds === undefined ? [portalId] : [portalId, checkIds(companyIds)],
      );
      return rows.map((row): Refusal => ({ companyId: textAt(row, 0), reason: textAt(row, 1), since: dateAt(row, 2) }));
    },
  };
}

function newestOfEach<T extends { readonly companyId: string; readonly inputVersion: number }>(
  rows: readonly T[],
): Map<string, T> {
  const newest = new Map<string, T>();
  for (const row of rows) {
    const other = newest.get(row.companyId);
    if (other === undefined || other.inputVersion <= row.inputVersion) newest.set(row.companyId, row);
  }
  return newest;
}

function latestRefusals(refused: Refused): Refused {
  return [...new Map(refused.map((one) => [one.companyId, one])).values()];
}

function toOutgoing(row: Row): Outgoing {
  return {
    companyId: textAt(row, 0),
    before: row[1] === null ? null : parseValues(row[1]),
    after: parseValues(row[2]),
    inputVersion: countAt(row, 3),
  };
}

/** @returns company id and input version of those that now wait */
function putOut(queries: Queries, portalId: string, outgoing: readonly Outgoing[]): Promise<readonly Row[]> {
  return queries.query(
    `insert into loyalty.outgoing as old (portal_id, company_id, before, after, input_version)
     select $1, new.company_id, new.before::json, new.after::json, new.input_version
     from unnest($2::bigint[], $3::text[], $4::text[], $5::bigint[]) as new (company_id, before, after, input_version)
     where not exists (
       select from loyalty.published done
       where done.portal_id = $1 and done.company_id = any($2::bigint[])
         and done.company_id = new.company_id and done.input_version > new.input_version)
     on conflict (portal_id, company_id) do update
     set before = excluded.before, after = excluded.after, input_version = excluded.input_version, put_out_at = now()
     where old.input_version <= excluded.input_version
     returning company_id, input_version`,
    [
      portalId,
      outgoing.map(({ companyId }) => checkId(companyId)),
      outgoing.map(({ before }) => (before === null ? null : valuesToJson(before))),
      outgoing.map(({ after }) => valuesToJson(after)),
      outgoing.map(({ inputVersion }) => inputVersion),
    ],
  );
}

async function settleSent(queries: Queries, portalId: string, sent: readonly PublishedRow[]): Promise<void> {
  await notePublished(queries, portalId, sent);
  const companies = checkIds(sent.map(({ companyId }) => companyId));
  await queries.query(
    `delete from loyalty.outgoing as waiting
     using unnest($2::bigint[], $3::bigint[]) as sent (company_id, input_version)
     where waiting.portal_id = $1 and waiting.company_id = any($2::bigint[])
       and waiting.company_id = sent.company_id and waiting.input_version <= sent.input_version`,
    [portalId, companies, sent.map(({ inputVersion }) => inputVersion)],
  );
  await keepSnapshots(queries, portalId, sent);
  await queries.query('delete from loyalty.refusal where portal_id = $1 and company_id = any($2::bigint[])', [
    portalId,
    companies,
  ]);
}

/** A refused score is no less the company's score of its day, so its snapshot becomes history too. */
async function settleRefused(queries: Queries, portalId: string, refused: Refused): Promise<void> {
  const companies = checkIds(refused.map(({ companyId }) => companyId));
  const waited = await queries.query(
    `delete from loyalty.outgoing where portal_id = $1 and company_id = any($2::bigint[])
     returning company_id, input_version`,
    [portalId, companies],
  );
  const settled = waited.map((row) => ({ companyId: textAt(row, 0), inputVersion: countAt(row, 1) }));
  await keepSnapshots(queries, portalId, settled);
  await queries.query(
    `insert into loyalty.refusal (portal_id, company_id, reason)
     select $1, refused.company_id, refused.reason
     from unnest($2::bigint[], $3::text[]) as refused (company_id, reason)
     on conflict (portal_id, company_id) do update set reason = excluded.reason`,
    [portalId, companies, refused.map(({ reason }) => reason)],
  );
}
