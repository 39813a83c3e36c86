import { GROUP_LIMIT, type PortfolioGrouping, type PortfolioStore } from '../../operations/ports/portfolio-store.ts';
import { textAt } from '../cells.ts';
import type { DatabaseView } from '../database.ts';
import { toFilterSql } from './filter-sql.ts';
import { SUMS, toSums } from './sum-columns.ts';

/** What a customer counts in; `missing` is more than one. */
const GROUPED_BY: Readonly<Record<Exclude<PortfolioGrouping, 'missing'>, string>> = {
  segment: 'segment',
  risk: 'risk',
  contactStatus: 'contact_status',
  ownerId: 'owner_id',
  industry: `nullif(industry, '')`,
  productGap: 'product',
  valueTier: 'value_tier',
  customerStatus: 'customer_status',
  renewalQuarter: `to_char(date '1970-01-01' + renewal_date, 'FMYYYY"-Q"Q')`,
};

const SUM_NAMES = 'customers, current_annual_value, lifetime_value, influence, value_at_risk, value_gap, gap_unknown';

/** What lacks the same is added up first: few sums, instead of many rows, go into several groups. */
const SUMS_OF_SUMS = `sum(customers)::bigint as customers, sum(current_annual_value) as current_annual_value,
  sum(lifetime_value) as lifetime_value, sum(influence) as influence, sum(value_at_risk) as value_at_risk,
  sum(value_gap) as value_gap, sum(gap_unknown)::bigint as gap_unknown`;

export function createSums(
  database: DatabaseView,
  portalId: string,
): Pick<PortfolioStore, 'sumAll' | 'sumBy' | 'listOwnerIds'> {
  return {
    async sumAll(filter) {
      const { sql, parameters } = toFilterSql(portalId, filter);
      const [row] = await database.query(`select ${SUMS} from loyalty.portfolio where ${sql}`, parameters);
      return toSums(row ?? []);
    },
    async sumBy(grouping, filter) {
      const { sql, parameters } = toFilterSql(portalId, filter);
      const rows = await database.query(
        `select ${SUM_NAMES}, key from (${grouping === 'missing' ? sumLacks(sql) : sumGroups(grouping, sql)}) as summed
         order by current_annual_value desc nulls last, customers desc, key nulls last limit ${String(GROUP_LIMIT)}`,
        parameters,
      );
      return rows.map((row) => ({ key: row[7] === null ? null : textAt(row, 7), ...toSums(row) }));
    },
    async listOwnerIds(filter) {
      const { sql, parameters } = toFilterSql(portalId, filter);
      const rows = await database.query(
        `select owner_id from loyalty.portfolio where ${sql} and owner_id is not null group by owner_id order by owner_id`,
        parameters,
      );
      return rows.map((row) => textAt(row, 0));
    },
  };
}

function sumGroups(grouping: Exclude<PortfolioGrouping, 'missing'>, where: string): string {
  return `select ${GROUPED_BY[grouping]} as key, ${SUMS} from loyalty.portfolio where ${where} group by 1`;
}

function sumLacks(where: string): string {
  return `select key, ${SUMS_OF_SUMS} from (
      select missing, is_published, ${SUMS} from loyalty.portfolio where ${where} group by missing, is_published
    ) as alike
    left join lateral unnest(case when is_published then missing else missing || '{not_published}' end) as key on true
    group by key`;
}
