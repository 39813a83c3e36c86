/** The ledger of retention activities. */
import type {
  ActivityLedger,
  LedgerEntry,
  LedgerQuestion,
  NewActivity,
} from '../../operations/ports/programme-entries.ts';
import { ACTIVITY_KINDS } from '../../programme/activities/retention-activity.ts';
import { countAt, numberAt, textAt } from '../cells.ts';
import type { DatabaseView, Parameter } from '../database.ts';
import { checkId, checkIds } from '../ids.ts';
import type { Clock } from '../store.ts';
import { kindAt, parseEntry, selectEntries } from './ledger-entry.ts';

const ACTIVITY = 'loyalty.programme_activity';
/** Of {@link questionParameters}. */
const ASKED_FOR = `own.portal_id = $1 and ($2::bigint is null or own.company_id = $2::bigint)
  and ($3::text[] is null or known.owner_id = any($3::text[]))`;

export function createLedger(database: DatabaseView, portalId: string, now: Clock): ActivityLedger {
  const readFirst = async (sql: string, parameters: readonly Parameter[]): Promise<LedgerEntry | null> => {
    const [row] = await database.query(sql, parameters);
    return row === undefined ? null : parseEntry(row);
  };
  return {
    enterActivity: (activity) => enterActivity(database, portalId, activity, now()),
    readActivity: (id) =>
      readFirst(`${selectEntries(ACTIVITY)} where own.portal_id = $1 and own.id = $2`, [portalId, checkId(id)]),
    finishActivity: (id, { day, cost, by }) =>
      readFirst(
        `with changed as (
           update ${ACTIVITY} set state = 'done', day = $3, cost = $4, closed_by = $5, closed_at = $6
           where portal_id = $1 and id = $2 and state = 'planned' returning *)
         ${selectEntries('changed')}`,
        [portalId, checkId(id), day, cost, by, now()],
      ),
    cancelActivity: (id, by) =>
      readFirst(
        `with changed as (
           update ${ACTIVITY} set state = 'cancelled', closed_by = $3, closed_at = $4
           where portal_id = $1 and id = $2 and state = 'planned' returning *)
         ${selectEntries('changed')}`,
        [portalId, checkId(id), by, now()],
      ),
    ...createLedgerReading(database, portalId),
    async forgetPersons(companyIds) {
      await database.query(
        `update ${ACTIVITY} set person = '' where portal_id = $1 and company_id = any($2::bigint[]) and person <> ''`,
        [portalId, checkIds(companyIds)],
      );
    },
  };
}

async function enterActivity(
  database: DatabaseView,
  portalId: string,
  activity: NewActivity,
  at: Date,
): Promise<LedgerEntry> {
  const { key, companyId, kind, day, cost, beneficiary, note, isDone, wantsTask, by } = activity;
  const [entered] = await database.query(
    `with entered as (
       insert into ${ACTIVITY} (portal_id, key, company_id, kind, state, day, cost, person, note, entered_by, task_state, entered_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (portal_id, key) do nothing returning *)
     ${selectEntries('entered')}`,
    [
      portalId,
      key,
      checkId(companyId),
      kind,
      isDone ? 'done' : 'planned',
      day,
      cost,
      beneficiary.kind === 'person' ? beneficiary.name : null,
      note,
      by,
      wantsTask && !isDone ? 'wanted' : 'none',
      at,
    ],
  );
  if (entered !== undefined) return parseEntry(entered);
  const [earlier] = await database.query(`${selectEntries(ACTIVITY)} where own.portal_id = $1 and own.key = $2`, [
    portalId,
    key,
  ]);
  return parseEntry(earlier ?? []);
}

type LedgerReading = Pick<ActivityLedger, 'listActivities' | 'summarizeActivities' | 'listDone' | 'countPlanned'>;

function createLedgerReading(database: DatabaseView, portalId: string): LedgerReading {
  const question = ({ companyId, ownerIds }: LedgerQuestion): readonly Parameter[] => [
    portalId,
    companyId === null ? null : checkId(companyId),
    ownerIds,
  ];
  return {
    async listActivities(page) {
      const isListed = `${ASKED_FOR} and own.state in ('planned', 'done')`;
      const [counted] = await database.query(
        `select count(*) from ${ACTIVITY} own
         left join loyalty.portfolio known on known.portal_id = own.portal_id and known.company_id = own.company_id
         where ${isListed}`,
        question(page),
      );
      const rows = await database.query(
        `${selectEntries(ACTIVITY)} where ${isListed}
         order by own.state = 'done', case when own.state = 'done' then -own.day else own.day end, own.id
         limit $4 offset $5`,
        [...question(page), page.limit, page.offset],
      );
      return { total: countAt(counted ?? [], 0), entries: rows.map(parseEntry) };
    },
    async summarizeActivities(asked) {
      const rows = await database.query(
        `select own.kind, count(*), count(distinct own.company_id), sum(own.cost), count(own.loyalty_points),
           count(*) filter (where own.bought_again), count(*) filter (where own.contacted_again), avg(own.loyalty_points)
         from ${ACTIVITY} own
         left join loyalty.portfolio known on known.portal_id = own.portal_id and known.company_id = own.company_id
         where ${ASKED_FOR} and own.state = 'done' group by own.kind order by array_position($4::text[], own.kind)`,
        [...question(asked), ACTIVITY_KINDS],
      );
      return rows.map((row) => ({
        kind: kindAt(row, 0),
        activities: countAt(row, 1),
        customers: countAt(row, 2),
        cost: numberAt(row, 3),
        followed: countAt(row, 4),
        boughtAgain: countAt(row, 5),
        contactedAgain: countAt(row, 6),
        loyaltyPoints: row[7] === null ? null : numberAt(row, 7),
      }));
    },
    async listDone() {
      const rows = await database.query(
        `select company_id, kind, day, cost, entered_by from ${ACTIVITY}
         where portal_id = $1 and state = 'done' order by day, id`,
        [portalId],
      );
      return rows.map((row) => ({
        companyId: textAt(row, 0),
        kind: kindAt(row, 1),
        day: numberAt(row, 2),
        cost: numberAt(row, 3),
        by: textAt(row, 4),
      }));
    },
    async countPlanned(companyId) {
      const [row] = await database.query(
        `select count(*) from ${ACTIVITY} where portal_id = $1 and company_id = $2 and state = 'planned'`,
        [portalId, checkId(companyId)],
      );
      return countAt(row ?? [], 0);
    },
  };
}
