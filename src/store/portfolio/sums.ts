import {
  GROUP_LIMIT,
  type PortfolioGrouping,
  type PortfolioStore,
  type PortfolioSums,
} from '../../operations/ports/portfolio-store.ts';
import { countAt, numberAt, textAt } from '../cells.ts';
import type { DatabaseView, Row } from '../database.ts';
import { toFilterSql } from './filter-sql.ts';

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
};

/** Influence counts where the lifetime value that it is a part of is known. */
const SUMS = `count(*) as customers, sum(current_annual_value) as current_annual_value,
  sum(lifetime_value) as lifetime_value, coalesce(sum(influence) filter (where lifetime_value is not null), 0) as influence,
  sum(value_at_risk) as value_at_risk, sum(value_gap) as value_gap, count(*) - count(value_gap) as gap_unknown`;

const SUM_NAMES = 'customers, current_annual_value, lifetime_value, influence, value_at_risk, value_gap, gap_unknown';

/** What lacks the same is added up first: few sums, instead of many rows, go into several groups. */
const SUMS_OF_SUMS = `sum(customers)::bigint as customers, sum(current_annual_value) as current_annual_value,
  sum(lifetime_value) as lifetime_value, sum(influence) as influence, sum(value_at_risk) as value_at_risk,
  sum(value_gap) as value_gap, sum(gap_unknown)::bigint as gap_unknown`;

export function createSums(database: DatabaseView, portalId: string): Pick<PortfolioStore, 'sumAll' | 'sumBy'> {
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

function toSums(row: Row): PortfolioSums {
  const influence = numberAt(row, 3);
  const lifetimeValue = amountAt(row, 2);
  return {
    customers: countAt(row, 0),
    currentAnnualValue: amountAt(row, 1),
    lifetimeValue: lifetimeValue === null ? null : toCents(lifetimeValue - influence),
    influence: toCents(influence),
    valueAtRisk: amountAt(row, 4),
    valueGap: amountAt(row, 5),
    gapUnknown: countAt(row, 6),
  };
}

function amountAt(row: Row, column: number): number | null {
  return row[column] === null ? null : toCents(numberAt(row, column));
}

/** The published amounts have two decimals, and so has their sum, in whatever order the database added them. */
function toCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
