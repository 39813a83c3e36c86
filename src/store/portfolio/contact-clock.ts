import type { PortfolioStore, PortfolioSums } from '../../operations/ports/portfolio-store.ts';
import { numberAt } from '../cells.ts';
import type { DatabaseView } from '../database.ts';
import { toFilterSql } from './filter-sql.ts';
import { SUMS, toSums } from './sum-columns.ts';

/** Beside the bands, which are numbered from 1. */
const APART = { never: -1, notMeasurable: -2, notPublished: -3 } as const;

const NOBODY: PortfolioSums = {
  ...{ customers: 0, currentAnnualValue: null, lifetimeValue: null, influence: 0 },
  ...{ valueAtRisk: null, valueGap: null, gapUnknown: 0 },
};

export function createContactClock(database: DatabaseView, portalId: string): Pick<PortfolioStore, 'sumContactClock'> {
  return {
    async sumContactClock(asOf, fromDays, filter) {
      const { sql, parameters } = toFilterSql(portalId, filter, [asOf, fromDays]);
      const rows = await database.query(
        `select ${SUMS}, case when not is_published then ${String(APART.notPublished)}
             when last_non_renewal_contact is not null
               then width_bucket(greatest($2::integer - last_non_renewal_contact, 0), $3::integer[])
             when contact_status = 'never' then ${String(APART.never)}
             else ${String(APART.notMeasurable)} end as band
         from loyalty.portfolio where ${sql} group by band`,
        parameters,
      );
      const found = new Map(rows.map((row) => [numberAt(row, 7), toSums(row)]));
      const sumsOf = (band: number): PortfolioSums => found.get(band) ?? NOBODY;
      return {
        bands: fromDays.map((_, index) => sumsOf(index + 1)),
        never: sumsOf(APART.never),
        notMeasurable: sumsOf(APART.notMeasurable),
        notPublished: sumsOf(APART.notPublished),
      };
    },
  };
}
