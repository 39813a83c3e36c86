/** What calls send to the API, value by value: in the parameters of an address, or in a body. */
import * as z from 'zod';
import { isRecordId } from '../../operations/ports/record-id.ts';
import { PAGE_LIMIT } from '../../operations/ports/portfolio-store.ts';
import { parseIsoDay } from '../../scoring/day.ts';
import type { Day } from '../../scoring/types.ts';

/** Further back in a list than anybody pages. */
const FURTHEST_OFFSET = 100_000;

/** Of a company, a user, or a row of the store's own. */
export const recordId = z.string().refine(isRecordId, 'must be an id, in digits');

export const day: z.ZodType<Day, string> = z.string().transform((text, context) => {
  const parsed = parseIsoDay(text);
  if (parsed !== null) return parsed;
  context.addIssue('must be a date such as 2026-11-22');
  return z.NEVER;
});

/** A whole number of an address, both ends included. */
export function wholeNumber(from: number, to: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^\d{1,7}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(from).max(to));
}

/** Which rows of a list. */
export const pageShape = {
  offset: wholeNumber(0, FURTHEST_OFFSET).default(0),
  limit: wholeNumber(1, PAGE_LIMIT).default(25),
};

/** Nothing at all: what is asked for is not narrowed. */
export const emptyQuery = z.strictObject({});
