/** The mirrored records of one portal: the tables' hot path, read and written in bulk. */
import type { Found, MirrorRecord, MirrorStore } from '../../operations/ports/mirror-store.ts';
import { countAt, numberAt, textAt } from '../cells.ts';
import { chunksOf } from '../chunks.ts';
import type { DatabaseView, Queries, Row } from '../database.ts';
import { checkId, checkIds } from '../ids.ts';
import { codeOfKind, kindOfCode } from './record-kinds.ts';

type Records = Pick<
  MirrorStore,
  'listIds' | 'readRecords' | 'beginReading' | 'writeRecords' | 'removeRecords' | 'countRecords' | 'countOf'
>;

/** Each record is looked up by its key: without statistics the planner would read the whole table for every statement. */
const BEGIN_WRITING = `select pg_advisory_xact_lock_shared(hashtextextended($1, 0)),
  set_config('enable_seqscan', 'off', true)`;

export function createMirrorRecords(database: DatabaseView, portalId: string): Records {
  return {
    async listIds(kind, { after, limit }) {
      const rows = await database.query(
        `select id from loyalty.mirror_record
         where portal_id = $1 and kind = $2 and id > $3 order by id limit $4`,
        [portalId, codeOfKind(kind), after === null ? '-1' : checkId(after), limit],
      );
      return rows.map((row) => textAt(row, 0));
    },
    async readRecords(kind, ids) {
      const records: MirrorRecord[] = [];
      for (const some of chunksOf(ids)) {
        const rows = await database.query(
          `select id, fields, links from loyalty.mirror_record
           where portal_id = $1 and kind = $2 and id = any($3::bigint[])`,
          [portalId, codeOfKind(kind), checkIds(some)],
        );
        for (const row of rows) records.push(toRecord(kind, row));
      }
      return records;
    },
    async beginReading() {
      const [row] = await database.query(
        `insert into loyalty.portal as old (portal_id, reading) values ($1, 1)
         on conflict (portal_id) do update set reading = old.reading + 1 returning reading`,
        [portalId],
      );
      return countAt(row ?? [], 0);
    },
    async writeRecords(records, found) {
      const latest = [...latestOfEach(records)];
      if (latest.length === 0) return;
      await database.transaction(async (queries) => {
        await queries.query(BEGIN_WRITING, [forgettingLock(portalId)]);
        for (const some of chunksOf(latest)) await upsert(queries, portalId, some, found);
      });
    },
    async removeRecords(kind, ids, reading) {
      for (const some of chunksOf(ids)) {
        await database.query(
          `delete from loyalty.mirror_record where portal_id = $1 and kind = $2 and id = any($3::bigint[])
             and ($4::bigint is null or reading <= $4)`,
          [portalId, codeOfKind(kind), checkIds(some), reading ?? null],
        );
      }
    },
    async countRecords() {
      const rows = await database.query(
        'select kind, count(*) from loyalty.mirror_record where portal_id = $1 group by kind order by kind',
        [portalId],
      );
      return new Map(rows.map((row) => [kindOfCode(numberAt(row, 0)), countAt(row, 1)]));
    },
    async countOf(kind, atMost) {
      const [row = []] = await database.query(
        `select count(*) from (
           select from loyalty.mirror_record where portal_id = $1 and kind = $2 limit $3) as counted`,
        [portalId, codeOfKind(kind), atMost ?? null],
      );
      return countAt(row, 0);
    },
  };
}

/** Held by who writes and, alone, by who forgets: a record that is being written cannot slip past its being forgotten. */
export function forgettingLock(portalId: string): string {
  return `loyalty.forgetting.${portalId}`;
}

function toRecord(kind: MirrorRecord['kind'], row: Row): MirrorRecord {
  return { kind, id: textAt(row, 0), fields: textAt(row, 1), links: textAt(row, 2) };
}

/** One statement may write a row only once. */
function latestOfEach(records: readonly MirrorRecord[]): Iterable<MirrorRecord> {
  const latest = new Map<string, MirrorRecord>();
  for (const record of records) latest.set(`${codeOfKind(record.kind)}:${record.id}`, record);
  return latest.values();
}

/** What each kind of write replaces of a row. Only a whole one says of when the row is. */
const REPLACES: Readonly<Record<Found['parts'], { readonly set: string; readonly columns: readonly string[] }>> = {
  whole: {
    set: 'fields = excluded.fields, links = excluded.links, reading = greatest(old.reading, excluded.reading)',
    columns: ['fields', 'links'],
  },
  fields: { set: 'fields = excluded.fields', columns: ['fields'] },
  links: { set: 'links = excluded.links', columns: ['links'] },
};

/**
 * In ascending order, so that two processes that write the same records wait for each other instead of locking each other
 * out. A record that says the same already is not touched, not even by a lock: a page read again costs no write. What is
 * known is asked for record by record, by subqueries and not by a join: of a portal that is new beside others the statistics
 * say that it has no records, and a join would read all of them for every page.
 */
async function upsert(
  queries: Queries,
  portalId: string,
  records: readonly MirrorRecord[],
  found: Found | undefined,
): Promise<void> {
  const parts = found?.parts ?? 'whole';
  const { set, columns } = REPLACES[parts];
  const ofRow = (row: string): string => columns.map((column) => `${row}.${column}`).join(', ');
  await queries.query(
    `insert into loyalty.mirror_record as old (portal_id, kind, id, fields, links, reading)
     select $1, new.kind, new.id, new.fields, new.links, ${parts === 'whole' ? 'coalesce($6::bigint, 0)' : '0'}
     from unnest($2::smallint[], $3::bigint[], $4::text[], $5::text[]) as new (kind, id, fields, links)
     where (
       select same.reading > $6::bigint
         or (${ofRow('same')}) = (${ofRow('new')}) and (not $7::boolean or same.reading = $6::bigint)
       from loyalty.mirror_record same
       where same.portal_id = $1 and same.kind = new.kind and same.id = new.id) is not true
     and (
       select stone.reason = 'forgotten' or stone.reading > $6::bigint from loyalty.tombstone stone
       where stone.portal_id = $1 and stone.kind = new.kind and stone.id = new.id) is not true
     order by new.kind, new.id
     on conflict (portal_id, kind, id) do update set ${set}
     where (old.reading > $6::bigint) is not true
       and ((${ofRow('old')}) is distinct from (${ofRow('excluded')}) or $7::boolean and old.reading < $6::bigint)`,
    [
      portalId,
      records.map(({ kind }) => codeOfKind(kind)),
      records.map(({ id }) => checkId(id)),
      records.map(({ fields }) => fields),
      records.map(({ links }) => links),
      found?.reading ?? null,
      found !== undefined && found.confirms && parts === 'whole',
    ],
  );
}
