/** A value as the text of a json column. */
export function toJson(value: unknown): string {
  return value === undefined ? 'null' : JSON.stringify(value);
}
