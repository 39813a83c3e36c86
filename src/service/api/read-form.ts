import type * as z from 'zod';
import { type ApiReply, refuse } from './api-call.ts';

export type ReadForm<Form> =
  { readonly ok: true; readonly value: Form } | { readonly ok: false; readonly reply: ApiReply };

/** What was sent in the form expected; else the answer that says what was not understood. */
export function readForm<Form>(schema: z.ZodType<Form>, sent: unknown): ReadForm<Form> {
  const read = schema.safeParse(sent);
  if (read.success) return { ok: true, value: read.data };
  const problems = read.error.issues
    .slice(0, MOST_PROBLEMS)
    .map(({ path, message }) => `${path.map(String).join('.')} ${message}`.trim().slice(0, LONGEST_PROBLEM));
  return { ok: false, reply: refuse(400, 'bad_request', `This cannot be read: ${problems.join('; ')}.`) };
}

/** What was sent may be made to be large; the answer is not. */
const MOST_PROBLEMS = 10;
const LONGEST_PROBLEM = 200;
