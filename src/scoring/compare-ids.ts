/** Orders record ids, which are whole numbers without leading zeros, by number; for ties, so that every reading decides alike. */
export function compareIds(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : Number(one > other));
}
