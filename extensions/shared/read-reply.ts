import * as z from 'zod/mini';
import { type AskFailure, type AskFailureCode, askFailure } from './asked.ts';

/** HubSpot's proxy says with status 200 that the service answered with an error, and with which status, or did not answer. */
const proxyErrorSchema = z.object({
  status: z.enum(['error']),
  category: z.string(),
  context: z.optional(z.object({ appServerStatusCode: z.optional(z.array(z.string())) })),
  /** What the service said; as it came, or as its text. */
  responseBody: z.optional(z.custom(() => true)),
});
const refusalSchema = z.object({ error: z.string(), message: z.string() });

const CODES: Readonly<Record<number, AskFailureCode>> = {
  400: 'bad_request',
  401: 'not_authorized',
  403: 'not_authorized',
  404: 'not_found',
  409: 'conflict',
  429: 'rate_limited',
};

export type Reply = { readonly ok: true; readonly value: unknown } | AskFailure;

/** What came back through HubSpot's proxy, not yet looked into; or that the service refused, and why. */
export function readReply(status: number, text: string): Reply {
  const value = parseJson(text);
  const proxyError = proxyErrorSchema.safeParse(value);
  if (proxyError.success) {
    const { context, responseBody } = proxyError.data;
    const said = typeof responseBody === 'string' ? parseJson(responseBody) : responseBody;
    return refused(Number(context?.appServerStatusCode?.[0] ?? ''), said);
  }
  return status >= 200 && status < 300 ? { ok: true, value } : refused(status, value);
}

/** Whatever is not said to be the caller's own fault may have passed the next time. */
function refused(status: number, body: unknown): AskFailure {
  const code = CODES[status] ?? 'service_away';
  const refusal = refusalSchema.safeParse(body);
  return refusal.success ? { ...askFailure(code, refusal.data.message), refusal: body } : askFailure(code);
}

/** Text that is no JSON stays text, which no answer is. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
