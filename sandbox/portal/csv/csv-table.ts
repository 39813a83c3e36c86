import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ProblemList } from './problem-list.ts';
import { splitRows, type SplitRow } from './split-rows.ts';

/** One row of a file. */
export interface CsvRow {
  /** Line of the file on which the row begins; the header is line 1. */
  readonly line: number;
  /** The trimmed cell of the first of the columns that the file has; '' where it is empty or there is no such column. */
  cell(...columns: readonly string[]): string;
}

export interface CsvTable {
  /** Name of the file, without its folder. */
  readonly file: string;
  readonly rows: readonly CsvRow[];
}

/** Columns of a file: without the needed ones its rows cannot be used, without the useful ones they tell less. */
export interface CsvColumns {
  readonly needed: readonly string[];
  readonly useful: readonly string[];
}

/** Reads a CSV file. Header names match in any case; what is missing or broken is added to the problems. */
export async function readCsvTable(path: string, columns: CsvColumns, problems: ProblemList): Promise<CsvTable> {
  const file = basename(path);
  const { rows, brokenQuotes } = splitRows(await readFile(path, 'utf8'));
  for (const line of brokenQuotes) {
    problems.add(
      file,
      line,
      'A quote (") is not closed, or stands inside a text: close it, or write it twice. The row was not used.',
    );
  }
  const [header, ...body] = rows;
  const places = new Map<string, number>();
  header?.cells.forEach((name, place) => {
    const key = toKey(name);
    if (!places.has(key)) places.set(key, place);
  });
  const hasNeeded = checkColumns(file, columns, places, problems);
  return { file, rows: hasNeeded ? body.flatMap((row) => readRow(file, row, places, header, problems)) : [] };
}

function checkColumns(
  file: string,
  { needed, useful }: CsvColumns,
  places: ReadonlyMap<string, number>,
  problems: ProblemList,
): boolean {
  const isMissing = (column: string): boolean => !places.has(toKey(column));
  const found = [...places.keys()].filter((name) => name !== '').join(', ');
  for (const column of needed.filter(isMissing)) {
    const there = found === '' ? 'the file is empty' : `found: ${found}`;
    problems.add(
      file,
      1,
      `The column "${column}" is missing (${there}). Add it: without it no row of this file was used.`,
    );
  }
  for (const column of useful.filter(isMissing)) {
    problems.add(file, 1, `The column "${column}" is missing: the rows were read without it.`);
  }
  return !needed.some(isMissing);
}

function readRow(
  file: string,
  { line, cells }: SplitRow,
  places: ReadonlyMap<string, number>,
  header: SplitRow | undefined,
  problems: ProblemList,
): readonly CsvRow[] {
  const width = header?.cells.length ?? 0;
  if (cells.length > width) {
    problems.add(
      file,
      line,
      `The row has ${cells.length} cells and the header ${width}: put texts with a comma in quotes. The row was not used.`,
    );
    return [];
  }
  const cell = (...columns: readonly string[]): string => {
    const place = columns.map((column) => places.get(toKey(column))).find((found) => found !== undefined);
    return (place === undefined ? '' : (cells[place] ?? '')).trim();
  };
  return [{ line, cell }];
}

function toKey(column: string): string {
  return column.trim().toLowerCase().replace(/\s+/g, ' ');
}
