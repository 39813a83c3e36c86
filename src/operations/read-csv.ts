import type { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';

/** A row of a file that could not be used. */
export interface RowProblem {
  /** Line of the file, the header being line 1; the last line of a row that runs over several. */
  readonly line: number;
  readonly problem: string;
}

export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvTable {
  /** Names of the columns. */
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
  /** Rows that are no CSV, or have another number of cells than the header. */
  readonly problems: readonly RowProblem[];
}

/**
 * Reads comma-separated text: a byte-order mark, quotes and either line ending are understood, empty lines skipped, cells
 * trimmed.
 */
export function readCsv(text: string): CsvTable {
  const records: CsvRow[] = [];
  const problems: RowProblem[] = [];
  let lastLine = 0;
  parse(text, {
    bom: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    skip_records_with_error: true,
    on_skip(error) {
      problems.push(quoteProblem(error, lastLine));
    },
    on_record(cells: readonly string[], { lines }) {
      lastLine = lines;
      records.push({ line: lines, cells });
      return null;
    },
  });
  const header = records[0]?.cells ?? [];
  const rows: CsvRow[] = [];
  for (const row of records.slice(1)) {
    if (row.cells.length === header.length) rows.push(row);
    else
      problems.push({ line: row.line, problem: `has ${row.cells.length} cells where the header has ${header.length}` });
  }
  return { header, rows, problems };
}

function quoteProblem(error: CsvError | undefined, lastLine: number): RowProblem {
  if (error?.code === 'CSV_QUOTE_NOT_CLOSED') {
    return {
      line: lastLine + 1,
      problem: 'opens a quotation mark that is never closed, so nothing from here on was read',
    };
  }
  const line = typeof error?.lines === 'number' ? error.lines : lastLine + 1;
  return { line, problem: 'has a quotation mark out of place' };
}
