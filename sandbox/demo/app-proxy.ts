import { randomUUID } from 'node:crypto';
import { signatureHeaders } from '../crm/signing/sign-request.ts';
import type { SignedInUser } from './signed-in-view.ts';

/** How HubSpot calls an app for a card. */
export interface AppProxy {
  readonly portalId: number;
  readonly appId: string;
  readonly clientSecret: string;
  readonly user: () => SignedInUser;
  /** Where a public origin is really reached, as `local.json` says it: `{"https://…": "http://127.0.0.1:…"}`. */
  readonly localAddresses: () => Readonly<Record<string, string>>;
  /** By which calls are signed; default: this machine's. */
  readonly now?: () => number;
}

export interface ProxiedCall {
  readonly url: string;
  readonly method: string;
  readonly timeoutMilliseconds: number;
  /** '' where there is none. */
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A response in parts, as it reaches the card. */
export interface ProxiedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Outcome =
  | { readonly kind: 'answered'; readonly answer: ProxiedAnswer }
  | { readonly kind: 'no_answer'; readonly timedOut: boolean };

export const LARGEST_BYTES = 1_000_000;

/**
 * Calls the app, signed over its public address with who is signed in, and once more where that fails or is answered with 5xx
 * while there is time. A failure of the app comes back as HubSpot tells it: with status 200 and an envelope.
 */
export async function proxyCall(proxy: AppProxy, call: ProxiedCall): Promise<ProxiedAnswer> {
  const url = withUser(proxy, call.url);
  const deadline = performance.now() + call.timeoutMilliseconds;
  let outcome = await send(proxy, { ...call, url }, call.timeoutMilliseconds);
  const left = Math.floor(deadline - performance.now());
  if (left > 0 && isWorthARetry(outcome)) outcome = await send(proxy, { ...call, url }, left);
  if (outcome.kind === 'no_answer') {
    return envelope(proxy, call, outcome.timedOut ? 504 : 500, null);
  }
  const { answer } = outcome;
  if (Buffer.byteLength(answer.body) > LARGEST_BYTES) return envelope(proxy, call, 502, null);
  return answer.status >= 300 ? envelope(proxy, call, answer.status, answer.body) : answer;
}

function isWorthARetry(outcome: Outcome): boolean {
  return outcome.kind === 'no_answer' ? !outcome.timedOut : outcome.answer.status >= 500;
}

function withUser({ portalId, appId, user }: AppProxy, address: string): string {
  const { userId, userEmail } = user();
  const url = new URL(address);
  for (const [name, value] of Object.entries({ userId, portalId: String(portalId), userEmail, appId })) {
    url.searchParams.set(name, value);
  }
  return url.href;
}

function localUrl({ localAddresses }: AppProxy, address: string): string {
  const { origin } = new URL(address);
  const addresses = localAddresses();
  const local = addresses[origin] ?? addresses[`${origin}/`];
  return local === undefined ? address : `${local.replace(/\/$/, '')}${address.slice(origin.length)}`;
}

async function send(
  proxy: AppProxy,
  { url, method, body, headers }: ProxiedCall,
  timeoutMilliseconds: number,
): Promise<Outcome> {
  const now = proxy.now ?? Date.now;
  const signature = signatureHeaders(proxy.clientSecret, { method, uri: url, body }, now(), ['v2', 'v3']);
  try {
    const answer = await fetch(localUrl(proxy, url), {
      method,
      redirect: 'manual',
      headers: { ...headers, ...signature, ...(body === '' ? {} : { 'content-type': 'application/json' }) },
      signal: AbortSignal.timeout(timeoutMilliseconds),
      ...(body === '' ? {} : { body }),
    });
    const answered = {
      status: answer.status,
      headers: Object.fromEntries(answer.headers.entries()),
      body: await answer.text(),
    };
    return { kind: 'answered', answer: answered };
  } catch (error) {
    return { kind: 'no_answer', timedOut: error instanceof Error && error.name === 'TimeoutError' };
  }
}

function envelope(proxy: AppProxy, call: ProxiedCall, status: number, responseBody: string | null): ProxiedAnswer {
  const body = {
    status: 'error',
    category: 'BAD_GATEWAY',
    message: 'Error returned from Request Uri',
    context: {
      portalId: [String(proxy.portalId)],
      httpMethod: [call.method],
      requestUri: [call.url],
      correlationId: [randomUUID()],
      appServerStatusCode: [String(status)],
    },
    ...(responseBody === null ? {} : { responseBody: parsed(responseBody) }),
    errors: [{ message: `Unacceptable HTTP status ${String(status)} calling ${call.url}` }],
  };
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
