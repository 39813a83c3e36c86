import * as z from 'zod';
import { plainTable } from '../../src/cli/text/table.ts';

/** What a portal of a size costs. */
export const growthRowForm = z.object({
  companies: z.number(),
  /** Null where they were not counted at this size. */
  fillCalls: z.number().nullable(),
  nightCalls: z.number().nullable(),
  /** Seconds of CPU of a first scoring, and of a night in which nothing happened: of the run's process, not of the database's. */
  firstCpuSeconds: z.number(),
  nightCpuSeconds: z.number(),
  nightPeakMemoryMb: z.number(),
  /** Null where the store does not tell. */
  databaseMb: z.number().nullable(),
});

export type GrowthRow = Readonly<z.infer<typeof growthRowForm>>;

type Cost = Exclude<keyof GrowthRow, 'companies'>;

const GROWTH_COSTS: Readonly<Record<Cost, { readonly label: string; readonly decimals: number }>> = {
  fillCalls: { label: 'Calls to fill', decimals: 0 },
  nightCalls: { label: 'Calls a night', decimals: 0 },
  firstCpuSeconds: { label: 'First scoring, s of CPU', decimals: 1 },
  nightCpuSeconds: { label: 'Night, s of CPU', decimals: 1 },
  nightPeakMemoryMb: { label: 'Night, peak MB', decimals: 0 },
  databaseMb: { label: 'Disk, MB', decimals: 0 },
};
const COSTS = Object.entries(GROWTH_COSTS) as readonly (readonly [Cost, { label: string; decimals: number }])[];

/**
 * How a cost grows from one size to the next: the exponent of `cost = companies ^ exponent`. 1 is linear, 0 does not grow.
 * Null where it was not measured at both sizes, or is nothing.
 */
export function growthExponent(smaller: GrowthRow, larger: GrowthRow, cost: Cost): number | null {
  const [low, high] = [smaller[cost], larger[cost]];
  if (low === null || high === null || low <= 0 || high <= 0) return null;
  return Math.log(high / low) / Math.log(larger.companies / smaller.companies);
}

/** Each cost at each size, and how it grew from the size before: `12.3 (^1.02)`. */
export function growthTable(rows: readonly GrowthRow[]): string {
  const table = plainTable(['Companies', ...COSTS.map(([, { label }]) => label)], ['Companies']);
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1];
    const cells = COSTS.map(([cost, { decimals }]) => {
      const value = row[cost];
      if (value === null) return '--';
      const exponent = before === undefined ? null : growthExponent(before, row, cost);
      return `${value.toFixed(decimals)}${exponent === null ? '' : ` (^${exponent.toFixed(2)})`}`;
    });
    table.push([String(row.companies), ...cells]);
  }
  return table.toString();
}

/** The largest exponent of all costs between the two largest sizes; null with fewer than two sizes. */
export function largestExponent(rows: readonly GrowthRow[]): { readonly cost: Cost; readonly exponent: number } | null {
  const [smaller, larger] = [rows.at(-2), rows.at(-1)];
  if (smaller === undefined || larger === undefined) return null;
  return COSTS.reduce<{ cost: Cost; exponent: number } | null>((most, [cost]) => {
    const exponent = growthExponent(smaller, larger, cost);
    return exponent === null || (most !== null && most.exponent >= exponent) ? most : { cost, exponent };
  }, null);
}
