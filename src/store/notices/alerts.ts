/** Alerts, each told once. */
import type { Alert, AlertState, KeptAlert, NoticeStore } from '../../operations/ports/notice-store.ts';
import { dateAt, textAt } from '../cells.ts';
import { chunksOf } from '../chunks.ts';
import type { DatabaseView, Row } from '../database.ts';
import { checkId } from '../ids.ts';

const STATES = ['noted', 'telling', 'told', 'dropped'] as const satisfies readonly AlertState[];

export function createAlerts(
  database: DatabaseView,
  portalId: string,
): Pick<NoticeStore, 'noteAlerts' | 'listUntold' | 'listTellable' | 'beginTelling' | 'endTelling' | 'markAlerts'> {
  return {
    async noteAlerts(alerts) {
      const noted: Alert[] = [];
      for (const some of chunksOf(alerts)) {
        const rows = await database.query(
          `insert into loyalty.alert (portal_id, company_id, alert_at)
           select distinct $1::bigint, alert.company_id, alert.alert_at::timestamptz
           from unnest($2::bigint[], $3::text[]) as alert (company_id, alert_at) order by 2, 3
           on conflict do nothing returning company_id, alert_at`,
          [portalId, ...columnsOf(some)],
        );
        noted.push(...rows.map(toAlert));
      }
      return noted;
    },
    listUntold: (limit) => listAlerts(database, portalId, limit, false),
    listTellable: (limit) => listAlerts(database, portalId, limit, true),
    async beginTelling(alert, holdMilliseconds) {
      const parameters = [portalId, ...keyOf(alert)];
      const [mine] = await database.query(
        `with mine as (
           select portal_id, company_id, alert_at, state from loyalty.alert
           where ${THIS_ALERT} and closed_at is null and ${IS_NOT_HELD} for update)
         update loyalty.alert as old
         set state = 'telling', held_until = clock_timestamp() + $4 * interval '1 millisecond'
         from mine
         where old.portal_id = mine.portal_id and old.company_id = mine.company_id and old.alert_at = mine.alert_at
         returning mine.state`,
        [...parameters, holdMilliseconds],
      );
      if (mine !== undefined) return stateAt(mine, 0) === 'telling' ? 'again' : 'first';
      const [open] = await database.query(
        `select state from loyalty.alert where ${THIS_ALERT} and closed_at is null`,
        parameters,
      );
      return open === undefined ? 'over' : 'held';
    },
    async endTelling(alert) {
      await database.query(`update loyalty.alert set held_until = null where ${THIS_ALERT}`, [
        portalId,
        ...keyOf(alert),
      ]);
    },
    async markAlerts(alerts, state, taskId) {
      for (const some of chunksOf(alerts)) {
        await database.query(
          `update loyalty.alert as old
           set state = $4, task_id = coalesce($5, old.task_id),
               closed_at = case when $4 in ('told', 'dropped') then clock_timestamp() end
           from unnest($2::bigint[], $3::text[]) as alert (company_id, alert_at)
           where old.portal_id = $1 and old.company_id = alert.company_id and old.alert_at = alert.alert_at::timestamptz`,
          [portalId, ...columnsOf(some), state, taskId ?? null],
        );
      }
    },
  };
}

const THIS_ALERT = 'portal_id = $1 and company_id = $2 and alert_at = $3::timestamptz';
const IS_NOT_HELD = "(state = 'noted' or held_until is null or held_until <= clock_timestamp())";

async function listAlerts(
  database: DatabaseView,
  portalId: string,
  limit: number,
  isTellable: boolean,
): Promise<readonly KeptAlert[]> {
  const rows = await database.query(
    `select company_id, alert_at, state from loyalty.alert
     where portal_id = $1 and closed_at is null ${isTellable ? `and ${IS_NOT_HELD}` : ''}
     order by alert_at, company_id limit $2`,
    [portalId, limit],
  );
  return rows.map((row) => ({ ...toAlert(row), state: stateAt(row, 2) }));
}

function keyOf({ companyId, alertAt }: Alert): readonly [companyId: string, alertAt: string] {
  return [checkId(companyId), alertAt];
}

function columnsOf(alerts: readonly Alert[]): readonly [readonly string[], readonly string[]] {
  return [alerts.map(({ companyId }) => checkId(companyId)), alerts.map(({ alertAt }) => alertAt)];
}

function toAlert(row: Row): Alert {
  return { companyId: textAt(row, 0), alertAt: dateAt(row, 1).toISOString() };
}

function stateAt(row: Row, column: number): AlertState {
  const state = STATES.find((one) => one === row[column]);
  if (state === undefined) throw new Error(`Column ${column} of a row of the store is no state of an alert.`);
  return state;
}
