/** What sums over rows of the portfolio add up, and how a row of them is read. */
import type { PortfolioSums } from '../../operations/ports/portfolio-store.ts';
import { countAt, numberAt } from '../cells.ts';
import type { Row } from '../database.ts';

/** Influence counts where the lifetime value that it is a part of is known. */
export const SUMS = `count(*) as customers, sum(current_annual_value) as current_annual_value,
  sum(lifetime_value) as lifetime_value, coalesce(sum(influence) filter (where lifetime_value is not null), 0) as influence,
  sum(value_at_risk) as value_at_risk, sum(value_gap) as value_gap, count(*) - count(value_gap) as gap_unknown`;

/** Of a row that begins with {@link SUMS}. */
export function toSums(row: Row): PortfolioSums {
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
