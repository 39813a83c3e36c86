/** Cells of a row, by their type: the query says what a column is, these hold it to that. */
import type { Row } from './database.ts';

export function textAt(row: Row, column: number): string {
  const cell = row[column];
  if (typeof cell !== 'string') throw unexpected(column, 'a text');
  return cell;
}

export function numberAt(row: Row, column: number): number {
  const cell = row[column];
  if (typeof cell !== 'number') throw unexpected(column, 'a number');
  return cell;
}

/** A bigint that is known to stay below 2^53. */
export function countAt(row: Row, column: number): number {
  const count = Number(textAt(row, column));
  if (!Number.isSafeInteger(count)) throw unexpected(column, 'a whole number below 2^53');
  return count;
}

export function dateAt(row: Row, column: number): Date {
  const cell = row[column];
  if (!(cell instanceof Date)) throw unexpected(column, 'an instant');
  return cell;
}

function unexpected(column: number, what: string): Error {
  return new Error(`Column ${column} of a row of the store is not ${what}.`);
}
