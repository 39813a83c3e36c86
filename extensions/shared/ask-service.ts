import { hubspot } from '@hubspot/ui-extensions';
import type * as z from 'zod/mini';
import { type Asked, askFailure } from './asked.ts';
import { ANSWER_TIMEOUT_MS, awaitAnswer } from './await-answer.ts';
import { readReply, type Reply } from './read-reply.ts';
import { SERVICE_ADDRESS } from './service-address.ts';

/** HubSpot gives up first where it can. */
const HUBSPOT_LEAD_MS = 1_000;

export interface Question<Value> {
  /** With its parameters, such as `/api/portfolio/customers?risks=high`. */
  readonly path: string;
  /** GET where left out. */
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly body?: Readonly<Record<string, unknown>>;
  /** What the answer is held against. */
  readonly schema: z.ZodMiniType<Value>;
  /** https address of the service; that of the build where left out. */
  readonly address?: string | null;
  /** Milliseconds until the question counts as not answered: 12,000 where left out; HubSpot allows 120,000 at most. */
  readonly timeoutMs?: number;
}

/**
 * Asks the service through HubSpot, which signs the call and says in it whose it is. Always answers, as {@link awaitAnswer}
 * does. HubSpot repeats a call once where the service was away, so whatever is asked must be safe to be asked twice.
 */
export function askService<Value>(question: Question<Value>): Promise<Asked<Value>> {
  const { path, method = 'GET', timeoutMs = ANSWER_TIMEOUT_MS, schema } = question;
  const name = `loyalty ${method} ${path.split(/\?|\/\d/)[0] ?? ''}`;
  return awaitAnswer(() => fetchReply(question, timeoutMs), { schema, name, timeoutMs });
}

async function fetchReply<Value>(
  { path, method = 'GET', body, address = SERVICE_ADDRESS }: Question<Value>,
  timeoutMs: number,
): Promise<Reply> {
  if (address === null) return askFailure('unreachable');
  const response = await hubspot.fetch(`${address}${path}`, {
    method,
    timeout: Math.max(HUBSPOT_LEAD_MS, timeoutMs - HUBSPOT_LEAD_MS),
    ...(body === undefined ? {} : { body: { ...body } }),
  });
  return readReply(response.status, await response.text());
}
