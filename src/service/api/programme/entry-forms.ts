/** What people send when they enter something into the programme, and how they ask for what was entered. */
import * as z from 'zod';
import { ACTIVITY_KINDS } from '../../../programme/activities/retention-activity.ts';
import { day, pageShape, recordId } from '../sent-values.ts';

/** Made by whoever sends an entry, so that one that is sent twice is known again. */
const key = z.string().regex(/^[\w-]{8,64}$/, 'must be 8 to 64 letters, digits, - or _');

const cost = z.number();

/** Longer ones are no text that somebody wrote; shorter ones that are too long are refused in words. */
const LONGEST_TEXT = 20_000;

/** Without what no person types and no other program expects: control characters but for line breaks, halves of characters. */
const text = z
  .string()
  .max(LONGEST_TEXT)
  .transform((entered) =>
    entered
      .replaceAll(/\p{Cs}/gu, '\ufffd')
      .replaceAll('\r\n', '\n')
      .replaceAll(/[^\P{Cc}\n\t]/gu, '')
      .trim(),
  );

export const activityForm = z.strictObject({
  key,
  companyId: recordId,
  activity: z.enum(ACTIVITY_KINDS),
  day,
  cost,
  beneficiary: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('company') }),
    z.strictObject({ kind: z.literal('person'), name: text }),
  ]),
  note: text,
  isDone: z.boolean(),
  makeTask: z.boolean(),
});

export const doneForm = z.strictObject({ day, cost });
/** Nothing, or an empty object. */
export const cancelForm = z.strictObject({}).optional();

export const exchangeForm = z.strictObject({
  key,
  companyId: recordId,
  theirs: text,
  byYear: z.int().nullable(),
  ours: text,
});

export const activitiesQuery = z.strictObject({ companyId: z.exactOptional(recordId), ...pageShape });
export const roadmapQuery = z.strictObject(pageShape);
