import type { RequestHandler } from 'express';
import * as z from 'zod';
import { LARGEST_BYTES, proxyCall } from './app-proxy.ts';
import type { AppProxy } from './app-proxy.ts';

const DEFAULT_TIMEOUT = 15_000;
const MOST_AT_ONCE = 20;
const METHODS_WITHOUT_BODY = new Set(['GET']);

const requestSchema = z.object({
  url: z.url({ protocol: /^https?$/ }),
  method: z.enum(['GET', 'POST', 'PUT', 'DELETE', 'PATCH']).default('GET'),
  /** HubSpot's pages differ on the longest timeout: the shorter one holds here. */
  timeout: z.number().positive().max(DEFAULT_TIMEOUT).default(DEFAULT_TIMEOUT),
  body: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).default({}),
});

type CardFetch = z.infer<typeof requestSchema>;

/** Which calls of a card go where. */
export interface CardFetchDeps {
  /** `permittedUrls.fetch` of the app: origins or prefixes of addresses. */
  readonly permittedUrls: readonly string[];
  /** Null: the app is nowhere reached, so nothing is permitted. */
  readonly proxy: AppProxy | null;
}

/** Why HubSpot's proxy would refuse the call; null where it would not. */
function refuse({ url, headers, body }: CardFetch, permitted: readonly string[]): string | null {
  if (!permitted.some((prefix) => isWithin(url, prefix))) return `${url} is not among the app's permittedUrls.fetch.`;
  if (Object.keys(headers).some((name) => name.toLowerCase() !== 'authorization')) {
    return "Invalid Request Headers provided. Only 'Authorization' header is allowed from hubspot.fetch()";
  }
  if (Buffer.byteLength(bodyText(body)) > LARGEST_BYTES) return 'hubspot.fetch() takes a body of at most 1 MB.';
  return null;
}

/** A prefix ends where a part of the address ends, so that no longer host name passes for a permitted one. */
function isWithin(url: string, prefix: string): boolean {
  const start = prefix.replace(/\/$/, '');
  return url.startsWith(start) && ['', '/', '?', '#'].includes(url.charAt(start.length));
}

function bodyText(body: unknown): string {
  return body === undefined || body === null ? '' : JSON.stringify(body);
}

/** `POST /api/fetch`: HubSpot's proxy behind `hubspot.fetch`, with its rules. */
export function cardFetchRoute({ permittedUrls, proxy }: CardFetchDeps): RequestHandler {
  let underWay = 0;
  return async (request, response) => {
    const call = requestSchema.safeParse(request.body);
    const reason = call.success
      ? refuse(call.data, proxy === null ? [] : permittedUrls)
      : 'The call of hubspot.fetch() is malformed.';
    if (!call.success || proxy === null || reason !== null) {
      response.status(400).json({ status: 'error', category: 'VALIDATION_ERROR', message: reason });
      return;
    }
    if (underWay >= MOST_AT_ONCE) {
      response.status(429).json({ status: 'error', category: 'RATE_LIMITS', message: 'Too many calls at once.' });
      return;
    }
    underWay += 1;
    const { url, method, timeout, body, headers } = call.data;
    const text = METHODS_WITHOUT_BODY.has(method) ? '' : bodyText(body);
    response.json(await proxyCall(proxy, { url, method, timeoutMilliseconds: timeout, body: text, headers }));
    underWay -= 1;
  };
}
