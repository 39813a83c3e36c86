/** Which companies have a roadmap exchange on record: the exchanges themselves are notes in the CRM. */
import type { DueExchange, RoadmapExchanges } from '../../operations/ports/programme-entries.ts';
import { countAt, numberAt, textAt } from '../cells.ts';
import { chunksOf } from '../chunks.ts';
import type { DatabaseView, Row } from '../database.ts';
import { checkId, checkIds } from '../ids.ts';
import type { Clock } from '../store.ts';

/** An entry is tried again for as long by whoever made it. */
const ENTRY_KEPT_DAYS = 30;

export function createRoadmapExchanges(database: DatabaseView, portalId: string, now: Clock): RoadmapExchanges {
  return {
    ...createEntries(database, portalId, now),
    ...createNotes(database, portalId, now),
    async listDue({ since, ownerIds, offset, limit }) {
      const asked = [portalId, since, ownerIds];
      const [counted] = await database.query(
        `select count(*) filter (where ${IS_DUE}), count(*) from ${CUSTOMERS}`,
        asked,
      );
      const rows = await database.query(
        `select own.company_id, own.name, own.owner_id, latest.day, coalesce(own.lifetime_value, 0), own.segment
         from ${CUSTOMERS} and ${IS_DUE}
         order by own.lifetime_value desc nulls last, own.company_id limit $4 offset $5`,
        [...asked, limit, offset],
      );
      return {
        total: countAt(counted ?? [], 0),
        customers: countAt(counted ?? [], 1),
        due: rows.map(toDue),
      };
    },
  };
}

const IS_DUE = '(latest.day is null or latest.day < $2::integer)';

const CUSTOMERS = `loyalty.portfolio own
  left join lateral (
    select max(note.day) as day from loyalty.roadmap_note note
    where note.portal_id = own.portal_id and note.company_id = own.company_id) latest on true
  where own.portal_id = $1 and own.segment in ('ideal', 'uncertain')
    and ($3::text[] is null or own.owner_id = any($3::text[]))`;

function toDue(row: Row): DueExchange {
  return {
    companyId: textAt(row, 0),
    name: textAt(row, 1),
    ownerId: row[2] === null ? null : textAt(row, 2),
    lastOn: row[3] === null ? null : numberAt(row, 3),
    lifetimeValue: numberAt(row, 4),
    segment: textAt(row, 5) === 'ideal' ? 'ideal' : 'uncertain',
  };
}

type Entries = Pick<RoadmapExchanges, 'beginExchange' | 'endExchange' | 'markExchangeMade'>;

function createEntries(database: DatabaseView, portalId: string, now: Clock): Entries {
  return {
    async beginExchange(key, companyId, holdMilliseconds) {
      await database.query(
        `delete from loyalty.roadmap_exchange
         where portal_id = $1 and entered_at < $2::timestamptz - ${String(ENTRY_KEPT_DAYS)} * interval '1 day'`,
        [portalId, now()],
      );
      const [mine] = await database.query(
        `insert into loyalty.roadmap_exchange as old (portal_id, key, company_id, held_until, entered_at)
         values ($1, $2, $3, clock_timestamp() + $4 * interval '1 millisecond', $5)
         on conflict (portal_id, key) do update set held_until = excluded.held_until, claims = old.claims + 1
         where old.note_id is null and old.held_until <= clock_timestamp()
         returning claims = 1, company_id`,
        [portalId, key, checkId(companyId), holdMilliseconds, now()],
      );
      if (mine !== undefined)
        return { turn: mine[0] === true ? 'first' : 'again', companyId: textAt(mine, 1), noteId: null };
      const [known] = await database.query(
        'select company_id, note_id from loyalty.roadmap_exchange where portal_id = $1 and key = $2',
        [portalId, key],
      );
      const noteId = known === undefined || known[1] === null ? null : textAt(known, 1);
      return { turn: noteId === null ? 'held' : 'over', companyId: textAt(known ?? [companyId], 0), noteId };
    },
    async endExchange(key) {
      await database.query(
        `update loyalty.roadmap_exchange set held_until = clock_timestamp()
         where portal_id = $1 and key = $2 and note_id is null`,
        [portalId, key],
      );
    },
    markExchangeMade: (key, note) =>
      database.transaction(async (queries) => {
        await queries.query('update loyalty.roadmap_exchange set note_id = $3 where portal_id = $1 and key = $2', [
          portalId,
          key,
          note.noteId,
        ]);
        await queries.query(KEEP_NOTES, [
          portalId,
          [checkId(note.companyId)],
          [checkId(note.noteId)],
          [note.day],
          now(),
        ]);
      }),
  };
}

const KEEP_NOTES = `insert into loyalty.roadmap_note (portal_id, company_id, note_id, day, noted_at)
  select $1::bigint, found.company_id, found.note_id, max(found.day), $5::timestamptz
  from unnest($2::bigint[], $3::bigint[], $4::integer[]) as found (company_id, note_id, day) group by 2, 3
  on conflict (portal_id, company_id, note_id) do update set day = excluded.day`;

function createNotes(
  database: DatabaseView,
  portalId: string,
  now: Clock,
): Pick<RoadmapExchanges, 'keepNotes' | 'dropNotes' | 'listNotes' | 'lastExchange'> {
  return {
    async keepNotes(notes) {
      for (const some of chunksOf(notes)) {
        await database.query(KEEP_NOTES, [
          portalId,
          checkIds(some.map(({ companyId }) => companyId)),
          checkIds(some.map(({ noteId }) => noteId)),
          some.map(({ day }) => day),
          now(),
        ]);
      }
    },
    async dropNotes(noteIds) {
      await database.query('delete from loyalty.roadmap_note where portal_id = $1 and note_id = any($2::bigint[])', [
        portalId,
        checkIds(noteIds),
      ]);
    },
    async listNotes({ after, before, limit }) {
      const rows = await database.query(
        `select distinct note_id from loyalty.roadmap_note
         where portal_id = $1 and note_id > $2 and noted_at < $3 order by note_id limit $4`,
        [portalId, after === null ? '0' : checkId(after), before, limit],
      );
      return rows.map((row) => textAt(row, 0));
    },
    async lastExchange(companyId) {
      const [row] = await database.query(
        'select max(day) from loyalty.roadmap_note where portal_id = $1 and company_id = $2',
        [portalId, checkId(companyId)],
      );
      return row === undefined || row[0] === null ? null : numberAt(row, 0);
    },
  };
}
