import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { type GrowthRow, growthRowForm } from './growth-table.ts';

export interface KeptRows {
  /** What was measured before at this size; null: nothing. */
  find(companies: number): GrowthRow | null;
  /** Keeps what was measured now, and returns it. */
  keep(row: GrowthRow): Promise<GrowthRow>;
}

/**
 * The rows in this file, which need not be there yet; without a file none are kept.
 *
 * @returns a text where the file holds something else: it is left as it is
 */
export function keptRows(file: string | null): KeptRows | string {
  const read = file === null || !existsSync(file) ? [] : parseRows(readFileSync(file, 'utf8'));
  if (read === null)
    return `--rows: ${file ?? ''} does not hold rows of this command. Name another file, or remove it.`;
  const rows = new Map(read.map((row) => [row.companies, row]));
  return {
    find: (companies) => rows.get(companies) ?? null,
    async keep(row) {
      rows.set(row.companies, row);
      const sorted = [...rows.values()].toSorted((a, b) => a.companies - b.companies);
      if (file !== null) await writeFile(file, `${JSON.stringify(sorted, null, 2)}\n`);
      return row;
    },
  };
}

function parseRows(text: string): readonly GrowthRow[] | null {
  try {
    return z.array(growthRowForm).safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
