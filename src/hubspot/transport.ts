import { untilAborted } from './clock.ts';

export interface TransportRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** With the query; begins with a slash. */
  readonly path: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

export interface TransportResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined where the answer has no body or is no JSON. */
  readonly json: unknown;
}

/** One HTTP exchange with HubSpot. Rejects only where there was no answer. */
export interface Transport {
  send(request: TransportRequest): Promise<TransportResponse>;
}

export interface TransportOptions {
  readonly accessToken: string;
  /** Default: HubSpot's own; tests and the demo name the sandbox. */
  readonly baseUrl?: string;
}

/** Waits for the answer and reads it, unless the signal comes first. */
export async function receive(pending: Promise<Response>, signal: AbortSignal | undefined): Promise<TransportResponse> {
  return untilAborted(pending.then(readResponse), signal);
}

/** What an answer says that came by way of a redirect: the API sends none, so it is not HubSpot's. */
const REDIRECTED: TransportResponse = { status: 302, headers: {}, json: undefined };

async function readResponse(response: Response): Promise<TransportResponse> {
  const body = await response.text();
  if (response.redirected) return REDIRECTED;
  return { status: response.status, headers: Object.fromEntries(response.headers), json: parseJson(body) };
}

function parseJson(body: string): unknown {
  if (body === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
