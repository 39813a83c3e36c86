const WHOLE_NUMBER = /^(0|[1-9]\d{0,17})$/;

/**
 * An id as the tables hold it.
 *
 * @throws {RangeError} where it is not a whole number of at most 18 digits, which no record of the CRM has for an id
 */
export function checkId(id: string): string {
  if (!WHOLE_NUMBER.test(id)) throw new RangeError('An id of the store must be a whole number of at most 18 digits.');
  return id;
}

export function checkIds(ids: readonly string[]): readonly string[] {
  return ids.map(checkId);
}
