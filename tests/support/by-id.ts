/** Ids are whole numbers written as text: the shorter one comes first. */
export function byId(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);
}
