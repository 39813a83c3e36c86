import { hubspot } from '@hubspot/ui-extensions';
import * as z from 'zod/mini';
import type { AskSource, Reply } from './ask-source.ts';
import type { FailureCode } from './card-answer.ts';

/** Below the card's own limit, so that HubSpot gives up first where it can. */
const FETCH_TIMEOUT_MS = 11_000;

/** HubSpot's proxy says with status 200 that the service answered with an error, and with which status, or did not answer. */
const proxyErrorSchema = z.object({
  status: z.literal('error'),
  category: z.string(),
  context: z.optional(z.object({ appServerStatusCode: z.optional(z.array(z.string())) })),
});

const CODES: Readonly<Record<number, FailureCode>> = {
  400: 'bad_request',
  401: 'not_authorized',
  403: 'not_authorized',
  429: 'rate_limited',
};

/**
 * Asks the service through HubSpot, which signs the call and says in it whose it is. Which record the card is on it does not
 * say: the service looks at what the person may see.
 */
export function askService(address: string): AskSource {
  return async ({ companyId, request }) => {
    const response = await hubspot.fetch(`${address}/api/card`, {
      method: 'POST',
      timeout: FETCH_TIMEOUT_MS,
      body: { companyId, request: { ...request } },
    });
    const value = parseJson(await response.text());
    const proxyError = proxyErrorSchema.safeParse(value);
    if (proxyError.success) {
      const status = proxyError.data.context?.appServerStatusCode?.[0] ?? '';
      return failed(codeOf(Number(status)), `HubSpot's proxy says ${proxyError.data.category} ${status}`.trim());
    }
    if (!response.ok) return failed(codeOf(response.status), `status ${response.status}`);
    return { kind: 'answered', value };
  };
}

/** Whatever is not said to be the caller's own fault may have passed the next time. */
function codeOf(status: number): FailureCode {
  return CODES[status] ?? 'service_away';
}

function failed(code: FailureCode, reason: string): Reply {
  return { kind: 'failed', code, reason };
}

/** Text that is no JSON stays text, which no answer is. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
