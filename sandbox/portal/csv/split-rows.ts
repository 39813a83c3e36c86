import { CsvError, parse } from 'csv-parse/sync';

/** The cells of one row and the line on which it begins; lines count from 1. */
export interface SplitRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface SplitText {
  readonly rows: readonly SplitRow[];
  /** Lines on which a quote is opened and not closed, or stands in the middle of a cell. */
  readonly brokenQuotes: readonly number[];
}

/**
 * Splits CSV text (RFC 4180; CRLF or LF, with or without a byte order mark) into rows, the header among them. A quote that
 * is not closed, or stands in the middle of a cell, costs only its own line: the lines after it are read again.
 */
export function splitRows(text: string): SplitText {
  const rows: SplitRow[] = [];
  const brokenQuotes: number[] = [];
  let rest = text;
  let linesBefore = 0;
  for (;;) {
    const part = splitUntilBrokenQuote(rest, rows[0]?.cells.length ?? null);
    for (const row of part.rows) rows.push({ ...row, line: row.line + linesBefore });
    if (part.brokenQuote === null) return { rows, brokenQuotes };
    brokenQuotes.push(part.brokenQuote + linesBefore);
    rest = afterLine(rest, part.brokenQuote);
    linesBefore += part.brokenQuote;
  }
}

/** Ends the reading where the number of cells shows that two open quotes have swallowed the lines between them. */
class SwallowedLines extends Error {}

/** @param width of the header; null where the header is still to come */
function splitUntilBrokenQuote(text: string, width: number | null): { rows: SplitRow[]; brokenQuote: number | null } {
  const rows: SplitRow[] = [];
  let headerWidth = width;
  let linesDone = 0;
  const keep = (cells: string[], { lines }: { readonly lines: number }): null => {
    const line = lines - cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    headerWidth ??= cells.length;
    if (line < lines && cells.length !== headerWidth) throw new SwallowedLines();
    rows.push({ line, cells });
    linesDone = lines;
    return null;
  };
  try {
    parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, on_record: keep });
    return { rows, brokenQuote: null };
  } catch (error) {
    if (!(error instanceof CsvError || error instanceof SwallowedLines)) throw error;
    return { rows, brokenQuote: firstLineAfter(text, linesDone) };
  }
}

/** The first line with text behind so many lines. */
function firstLineAfter(text: string, lines: number): number {
  const index = text.split('\n').findIndex((line, place) => place >= lines && line.trim() !== '');
  return (index < 0 ? lines : index) + 1;
}

function afterLine(text: string, line: number): string {
  return text.split('\n').slice(line).join('\n');
}
