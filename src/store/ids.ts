import { isRecordId } from '../operations/ports/record-id.ts';

/**
 * An id as the tables hold it.
 *
 * @throws {RangeError} where it is not a whole number of 63 bits, which no record of the CRM has for an id
 */
export function checkId(id: string): string {
  if (!isRecordId(id)) throw new RangeError('An id of the store must be a whole number from 0 to 2^63 - 1.');
  return id;
}

export function checkIds(ids: readonly string[]): readonly string[] {
  return ids.map(checkId);
}
