import { logger } from '@hubspot/ui-extensions';
import type * as z from 'zod/mini';
import { type Asked, askFailure } from './asked.ts';
import type { Reply } from './read-reply.ts';

/** Longer than function and service allow themselves, shorter than HubSpot's own limit of 15 seconds. */
export const ANSWER_TIMEOUT_MS = 12_000;

export interface Awaiting<Value> {
  /** What the answer is held against. */
  readonly schema: z.ZodMiniType<Value>;
  /** What the log calls the question: never what was asked for or answered, since others read the log than the record. */
  readonly name: string;
  /** Milliseconds until the question counts as not answered. */
  readonly timeoutMs: number;
}

/**
 * Waits for a reply and reads it. Always answers: a call that HubSpot drops, rejects or answers with something unreadable
 * becomes a failure.
 */
export async function awaitAnswer<Value>(
  ask: () => Promise<Reply>,
  { schema, name, timeoutMs }: Awaiting<Value>,
): Promise<Asked<Value>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<Reply>((resolve) => {
    timer = setTimeout(() => {
      resolve(askFailure('timeout'));
    }, timeoutMs);
  });
  const reply = await Promise.race([settle(ask), timeout]);
  clearTimeout(timer);
  if (!reply.ok) {
    logger.error(`${name}: ${reply.code}`);
    return reply;
  }
  const answer = schema.safeParse(reply.value);
  if (answer.success) return { ok: true, value: answer.data };
  const [issue] = answer.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? 'its root' : issue.path.map(String).join('.');
  logger.error(`${name}: answer not readable at ${place}`);
  return askFailure('malformed');
}

async function settle(ask: () => Promise<Reply>): Promise<Reply> {
  try {
    return await ask();
  } catch {
    return askFailure('unreachable');
  }
}
