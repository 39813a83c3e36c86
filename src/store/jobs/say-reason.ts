import * as z from 'zod';

/** What a handler told, or the engine where nobody told anything. */
const outputSchema = z.union([
  z.object({ reason: z.string() }).transform(({ reason }) => reason),
  z
    .object({ value: z.object({ message: z.string() }) })
    .transform(({ value }) => ENGINE_WORDS[value.message] ?? value.message),
]);

const ENGINE_WORDS: Readonly<Record<string, string | undefined>> = {
  'job timed out': 'It took too long, again and again.',
  'job heartbeat timeout': 'The process that did it ended each time, or gave no sign of life.',
};

/** Why a job died, in plain words, from what is kept of its last attempt. */
export function sayReason(output: unknown): string {
  const parsed = outputSchema.safeParse(output);
  return parsed.success ? parsed.data : 'No reason was kept.';
}
