/** What may be asked of the programme: parameters of the addresses, and bodies. Other names are refused. */
import * as z from 'zod';
import { isRecordId } from '../../../operations/ports/record-id.ts';
import { parseIsoDay } from '../../../scoring/day.ts';

const LARGEST_PAGE = 100;
const FURTHEST_OFFSET = 100_000;
const LARGEST_COUNT = 100_000;

function wholeNumber(from: number, to: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^\d{1,7}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(from).max(to));
}

const pageShape = {
  offset: wholeNumber(0, FURTHEST_OFFSET).default(0),
  limit: wholeNumber(1, LARGEST_PAGE).default(25),
};
export const emptyQuery = z.strictObject({});
export const pageQuery = z.strictObject(pageShape);
export const moversQuery = z.strictObject({ ...pageShape, direction: z.enum(['up', 'down']).nullable().default(null) });
export const returnsQuery = z.strictObject({
  points: z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,2})?$/, 'must be a number of points')
    .default('5')
    .transform(Number)
    .pipe(z.number().min(-100).max(100)),
});

export const recordIdParameter = z.string().refine(isRecordId);

/** Without control characters, which no record can hold, and without halves of characters. */
const plainText = z.string().regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must be plain text');

/** `POST /api/programme/goals` */
export const goalBody = z.strictObject({
  key: plainText.min(1).max(100),
  name: plainText.trim().min(1).max(120),
  endsOn: z.string().transform((text, context) => {
    const day = parseIsoDay(text);
    if (day !== null) return day;
    context.addIssue('must be a date such as 2027-06-30');
    return z.NEVER;
  }),
  target: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('count'), count: z.int().min(1).max(LARGEST_COUNT) }),
    z.strictObject({ kind: z.literal('share'), share: z.number().gt(0).max(1) }),
  ]),
});
