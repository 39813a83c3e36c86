import * as z from 'zod';
import type { CardAnswer, CardRequest } from '../../extensions/shared/card-view.ts';
import type { ServiceAccess } from './service-door.ts';

/** Leaves time to read the plain facts before the card gives up after 12 seconds. */
const SERVICE_DEADLINE_MILLISECONDS = 6_000;
/** HubSpot hands on no larger answer to a card. */
const LARGEST_ANSWER = 1_000_000;

/** The card looks at every field itself; here it matters only that this is an answer and no error page. */
const answerSchema = z.custom<CardAnswer>(
  (value) => z.object({ kind: z.enum(['scored', 'not_scored', 'published_only', 'failed']) }).safeParse(value).success,
);

export type ServiceReply =
  | { readonly kind: 'answered'; readonly answer: CardAnswer }
  /** It could not be reached, took too long, or is at fault itself. */
  | { readonly kind: 'away' }
  /** It does not take this call: the key is wrong, or there are too many calls. */
  | { readonly kind: 'refused'; readonly status: number };

/**
 * Asks the service about the company that the card is on. Never follows a redirect, which would carry the key elsewhere.
 * Never rejects.
 */
export async function askService(
  { address, key }: ServiceAccess,
  call: { readonly companyId: string; readonly request: CardRequest },
  deadlineMilliseconds = SERVICE_DEADLINE_MILLISECONDS,
): Promise<ServiceReply> {
  try {
    const response = await fetch(`${address}/api/card`, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(deadlineMilliseconds),
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(call),
    });
    if (response.status >= 400 && response.status < 500) return { kind: 'refused', status: response.status };
    if (!response.ok) return { kind: 'away' };
    return readAnswer(await response.text());
  } catch {
    return { kind: 'away' };
  }
}

function readAnswer(text: string): ServiceReply {
  if (text.length > LARGEST_ANSWER) return { kind: 'away' };
  const json: unknown = JSON.parse(text);
  const parsed = answerSchema.safeParse(json);
  return parsed.success ? { kind: 'answered', answer: parsed.data } : { kind: 'away' };
}
