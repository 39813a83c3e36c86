/** Alerts, each told once. */
import type { Alert, AlertState, NoticeStore } from '../../operations/ports/notice-store.ts';
import { dateAt, textAt } from '../cells.ts';
import { chunksOf } from '../chunks.ts';
import type { DatabaseView, Row } from '../database.ts';
import { checkId } from '../ids.ts';

const STATES = ['noted', 'telling', 'told', 'dropped'] as const satisfies readonly AlertState[];

export function createAlerts(
  database: DatabaseView,
  portalId: string,
): Pick<NoticeStore, 'noteAlerts' | 'listUntold' | 'markAlerts'> {
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
    async listUntold(limit) {
      const rows = await database.query(
        `select company_id, alert_at, state from loyalty.alert
         where portal_id = $1 and closed_at is null order by alert_at, company_id limit $2`,
        [portalId, limit],
      );
      return rows.map((row) => ({ ...toAlert(row), state: stateAt(row, 2) }));
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
