import {
  PAGE_LIMIT,
  type PortfolioPage,
  type PortfolioSort,
  type PortfolioStore,
} from '../../operations/ports/portfolio-store.ts';
import { countAt } from '../cells.ts';
import type { DatabaseView } from '../database.ts';
import { checkId } from '../ids.ts';
import { toFilterSql } from './filter-sql.ts';
import { parseRow, selectRows } from './portfolio-row.ts';

const SORTED_BY: Readonly<Record<Exclude<PortfolioSort, 'urgency'>, string>> = {
  name: 'lower(own.name)',
  score: 'own.score',
  lifetimeValue: 'own.lifetime_value',
  currentAnnualValue: 'own.current_annual_value',
  valueAtRisk: 'own.value_at_risk',
  valueGap: 'own.value_gap',
  renewalDate: 'own.renewal_date',
  lastNonRenewalContact: 'own.last_non_renewal_contact',
};

const BY_URGENCY = `array_position(array['critical', 'high', 'watch', 'low'], own.risk) nulls last,
  coalesce(own.contact_status = 'not_measurable', false), own.last_non_renewal_contact nulls first,
  own.renewal_date nulls last, own.company_id`;

export function createListing(database: DatabaseView, portalId: string): Pick<PortfolioStore, 'readRow' | 'listRows'> {
  return {
    async readRow(companyId) {
      const [row] = await database.query(
        selectRows('select * from loyalty.portfolio where portal_id = $1 and company_id = $2', 'own.company_id'),
        [portalId, checkId(companyId)],
      );
      return row === undefined ? null : parseRow(row);
    },
    async listRows(page) {
      checkPage(page);
      const { sql, parameters } = toFilterSql(portalId, page.filter);
      const [counted] = await database.query(`select count(*) from loyalty.portfolio where ${sql}`, parameters);
      const total = countAt(counted ?? [], 0);
      if (page.offset >= total) return { total, rows: [] };
      const order = orderOf(page);
      const places = [`$${String(parameters.length + 1)}`, `$${String(parameters.length + 2)}`];
      const rows = await database.query(
        selectRows(
          `select * from loyalty.portfolio as own where ${sql} order by ${order} limit ${places.join(' offset ')}`,
          order,
        ),
        [...parameters, page.limit, page.offset],
      );
      return { total, rows: rows.map(parseRow) };
    },
  };
}

function orderOf({ sort, descending }: PortfolioPage): string {
  if (sort === 'urgency') return BY_URGENCY;
  return `${SORTED_BY[sort]} ${descending ? 'desc' : 'asc'} nulls last, own.company_id`;
}

function checkPage({ offset, limit }: PortfolioPage): void {
  if (!Number.isInteger(offset) || offset < 0) throw new RangeError('A page begins at a whole number of rows, from 0.');
  if (!Number.isInteger(limit) || limit < 1 || limit > PAGE_LIMIT) {
    throw new RangeError(`A page holds 1 to ${String(PAGE_LIMIT)} rows.`);
  }
}
