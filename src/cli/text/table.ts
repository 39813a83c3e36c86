import Table from 'cli-table3';

/**
 * A plain table that reads the same on a terminal, in a file and in a message: no colours, no line between rows.
 *
 * @param numbers headings of the columns to be set to the right, so that their digits stand under each other
 */
export function plainTable(head: readonly string[], numbers: readonly string[] = []): Table.Table {
  return new Table({
    head: [...head],
    colAligns: head.map((heading) => (numbers.includes(heading) ? 'right' : 'left')),
    style: { head: [], border: [], compact: true },
  });
}

const LONGEST_NAME = 40;

/** A company's name, cut where it would make the table too wide to read. */
export function shownName(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…`;
}
