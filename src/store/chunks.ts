/** Rows of one statement: enough to make its own cost small, few enough for its memory. */
const ROWS_A_STATEMENT = 5000;

/** Parts of at most `size` items, in order. */
export function* chunksOf<T>(items: readonly T[], size = ROWS_A_STATEMENT): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
