import type { RequestHandler } from 'express';
import * as z from 'zod';

const LARGEST_BYTES = 1_000_000;
const DEFAULT_TIMEOUT = 15_000;
const LONGEST_TIMEOUT = 120_000;

const requestSchema = z.object({
  url: z.string(),
  method: z.enum(['GET', 'POST', 'PUT', 'DELETE', 'PATCH']).default('GET'),
  timeout: z.number().positive().max(LONGEST_TIMEOUT).default(DEFAULT_TIMEOUT),
  body: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).default({}),
});

type CardFetch = z.infer<typeof requestSchema>;

/** Why HubSpot's proxy would refuse the call; null where it would not. */
function refuse({ url, headers, body }: CardFetch, permitted: readonly string[]): string | null {
  if (!permitted.some((prefix) => url.startsWith(prefix))) {
    return `${url} is not among the app's permittedUrls.fetch.`;
  }
  if (Object.keys(headers).some((name) => name.toLowerCase() !== 'authorization')) {
    return 'hubspot.fetch() takes no header but Authorization.';
  }
  if (JSON.stringify(body ?? null).length > LARGEST_BYTES) return 'hubspot.fetch() takes a body of at most 1 MB.';
  return null;
}

async function forward({ url, method, timeout, body, headers }: CardFetch): Promise<Response> {
  return fetch(url, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    signal: AbortSignal.timeout(timeout),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** `POST /api/fetch`: HubSpot's proxy behind `hubspot.fetch`, with its rules. */
export function cardFetchRoute(permittedUrls: readonly string[]): RequestHandler {
  return async (request, response) => {
    const parsed = requestSchema.safeParse(request.body);
    const reason = parsed.success ? refuse(parsed.data, permittedUrls) : 'The call of hubspot.fetch() is malformed.';
    if (!parsed.success || reason !== null) {
      response.status(400).json({ status: 'error', category: 'VALIDATION_ERROR', message: reason });
      return;
    }
    try {
      const answer = await forward(parsed.data);
      const body = await answer.text();
      response.json({ status: answer.status, headers: Object.fromEntries(answer.headers.entries()), body });
    } catch (error) {
      const message = `No answer from ${parsed.data.url}: ${error instanceof Error ? error.message : String(error)}`;
      response.status(504).json({ status: 'error', category: 'GATEWAY_TIMEOUT', message });
    }
  };
}
