import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { GrowthRow } from '../../../bench/growth/growth-table.ts';
import { type KeptRows, keptRows } from '../../../bench/growth/kept-rows.ts';
import { makeTemporaryDirectory, removeTemporaryDirectories } from '../../support/temporary-directory.ts';

function row(companies: number): GrowthRow {
  return {
    companies,
    ...{ fillCalls: 8 * companies, nightCalls: null, firstCpuSeconds: 6, nightCpuSeconds: 2 },
    ...{ nightPeakMemoryMb: 300, databaseMb: null },
  };
}

afterAll(removeTemporaryDirectories);

describe('the rows of a growth table that takes hours', () => {
  it('are measured once: what a run kept is found by the next, the smallest size first', async () => {
    const file = join(makeTemporaryDirectory(), 'rows.json');
    const first = open(file);
    expect(first.find(1000)).toBeNull();
    await first.keep(row(1000000));
    await first.keep(row(1000));
    expect(first.find(1000)).toEqual(row(1000));
    const next = open(file);
    expect(next.find(1000000)).toEqual(row(1000000));
    expect(next.find(10000)).toBeNull();
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual([row(1000), row(1000000)]);
  });

  it('leave a file alone that holds something else, and say so', async () => {
    const file = join(makeTemporaryDirectory(), 'rows.json');
    for (const text of ['not rows', '[{"companies":"many"}]', '{}']) {
      await writeFile(file, text);
      expect(keptRows(file)).toBe(
        `--rows: ${file} does not hold rows of this command. Name another file, or remove it.`,
      );
      expect(await readFile(file, 'utf8')).toBe(text);
    }
  });

  it('are kept for this run alone where no file is named', async () => {
    const rows = open(null);
    await rows.keep(row(1000));
    expect(rows.find(1000)).toEqual(row(1000));
    expect(open(null).find(1000)).toBeNull();
  });
});

function open(file: string | null): KeptRows {
  const rows = keptRows(file);
  if (typeof rows === 'string') throw new Error(rows);
  return rows;
}
