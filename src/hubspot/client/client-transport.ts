import { Request as ApiRequest } from '@hubspot/api-client/lib/src/services/http/Request.js';
import { HUBSPOT_BASE_URL } from './api-versions.ts';
import type { Transport, TransportRequest, TransportResponse } from './transport.ts';

export interface TransportOptions {
  /** Of a private app. Where tokens change, each request brings its own. */
  readonly accessToken?: string;
  /** Default: HubSpot's own; tests and the demo name the sandbox. No other host is ever called. */
  readonly baseUrl?: string;
}

/**
 * Calls HubSpot with the requests that HubSpot's API client makes: its address, authorization and headers. They are imported
 * by their path inside the package, because its client carries every generated API class into the bundle of an app function.
 * They are sent from here and not by the package, which follows redirects: one to another host would take the body there.
 * An answer that is a redirect is a failure, since the API sends none.
 */
export function createClientTransport({ accessToken, baseUrl = HUBSPOT_BASE_URL }: TransportOptions): Transport {
  const { origin } = new URL(baseUrl);

  function prepare(sent: TransportRequest): ApiRequest {
    const token = sent.accessToken ?? accessToken;
    const configuration = { basePath: baseUrl, ...(token === undefined ? {} : { accessToken: token }) };
    const request = new ApiRequest(configuration, { method: sent.method, path: sent.path, body: sent.body });
    if (request.getUrl().origin === origin) return request;
    throw new Error('A call was addressed to a host that is not on the list. Only the configured address is called.');
  }

  return {
    async send(sent) {
      const request = prepare(sent);
      const signal = sent.signal ?? null;
      return readResponse(await fetch(request.getUrl(), { ...request.getSendData(), redirect: 'manual', signal }));
    },
  };
}

async function readResponse(response: Response): Promise<TransportResponse> {
  const body = await response.text();
  const json = parseJson(body);
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    json,
    unreadable: json === undefined && body.trim() !== '',
  };
}

function parseJson(body: string): unknown {
  if (body === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
