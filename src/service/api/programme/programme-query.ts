/** What may be asked of the programme: parameters of the addresses, and bodies. Other names are refused. */
import * as z from 'zod';
import { day, pageShape } from '../sent-values.ts';

const LARGEST_COUNT = 100_000;

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

/** Without control characters, which no record can hold, and without halves of characters. */
const plainText = z.string().regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must be plain text');

/** `POST /api/programme/goals` */
export const goalBody = z.strictObject({
  key: plainText.min(1).max(100),
  name: plainText.trim().min(1).max(120),
  endsOn: day,
  target: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('count'), count: z.int().min(1).max(LARGEST_COUNT) }),
    z.strictObject({ kind: z.literal('share'), share: z.number().gt(0).max(1) }),
  ]),
});
