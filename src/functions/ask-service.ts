import * as z from 'zod';
import type { CardAnswer, CardRequest } from '../../extensions/shared/card-view.ts';
import type { HistoryAnswer } from '../../extensions/shared/history-view.ts';
import type { ServiceAccess } from './service-door.ts';

/** Leaves time to read the plain facts before the card gives up after 12 seconds. */
const SERVICE_DEADLINE_MILLISECONDS = 6_000;
/** HubSpot hands on no larger answer to a card. */
const LARGEST_ANSWER = 1_000_000;

/** The card looks at every field itself; here it matters only that this is an answer and no error page. */
function answerOf<Answer>(kinds: readonly string[]): z.ZodType<Answer> {
  const schema = z.object({ kind: z.enum(kinds) });
  return z.custom<Answer>((value) => schema.safeParse(value).success);
}

/** A question of the card that the service answers, and what its answers are. */
interface Endpoint<Answer> {
  readonly path: string;
  readonly schema: z.ZodType<Answer>;
}

export const CARD: Endpoint<CardAnswer> = {
  path: '/api/card',
  schema: answerOf(['scored', 'not_scored', 'published_only', 'failed']),
};
export const HISTORY: Endpoint<HistoryAnswer> = { path: '/api/card/history', schema: answerOf(['history']) };

export type ServiceReply<Answer = CardAnswer> =
  | { readonly kind: 'answered'; readonly answer: Answer }
  /** It could not be reached, took too long, or is at fault itself. */
  | { readonly kind: 'away' }
  /** It does not take this call: the key is wrong, or there are too many calls. */
  | { readonly kind: 'refused'; readonly status: number };

/** The company that the card is on, as HubSpot says; and what is asked of it. */
export interface ServiceCall {
  readonly companyId: string;
  readonly request?: CardRequest;
}

/** Asks the service. Never follows a redirect, which would carry the key elsewhere. Never rejects. */
export async function askService<Answer>(
  { address, key }: ServiceAccess,
  { path, schema }: Endpoint<Answer>,
  call: ServiceCall,
  deadlineMilliseconds = SERVICE_DEADLINE_MILLISECONDS,
): Promise<ServiceReply<Answer>> {
  try {
    const response = await fetch(`${address}${path}`, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(deadlineMilliseconds),
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(call),
    });
    if (response.status >= 400 && response.status < 500) return { kind: 'refused', status: response.status };
    if (!response.ok) return { kind: 'away' };
    return readAnswer(schema, await response.text());
  } catch {
    return { kind: 'away' };
  }
}

function readAnswer<Answer>(schema: z.ZodType<Answer>, text: string): ServiceReply<Answer> {
  if (text.length > LARGEST_ANSWER) return { kind: 'away' };
  const json: unknown = JSON.parse(text);
  const parsed = schema.safeParse(json);
  return parsed.success ? { kind: 'answered', answer: parsed.data } : { kind: 'away' };
}
