import { Signature } from '@hubspot/api-client/lib/src/utils/signature.js';
import type { SignedRequest } from '../../../src/hubspot/requests/signature.ts';

export const SECRET = '7d1f0c9e-4a52-4b7c-9f3e-1f2a3b4c5d6e';
export const ADDRESS = 'https://loyalty.example.com/hubspot/webhooks';
export const NOW = new Date('2026-11-22T08:00:00Z');

export interface Asked {
  readonly method?: string;
  readonly uri?: string;
  readonly body?: string;
  readonly secret?: string;
  readonly at?: number | string;
}

/** A request as HubSpot signs it, by HubSpot's own code. */
export function signV3({
  method = 'POST',
  uri = ADDRESS,
  body = '[]',
  secret = SECRET,
  at = NOW.getTime(),
}: Asked = {}): SignedRequest {
  const signature = Signature.getSignature(method, 'v3', {
    ...{ url: uri, requestBody: body, clientSecret: secret, signature: '' },
    // The text of a number is what is signed.
    timestamp: Number(at),
  });
  const headers = { 'x-hubspot-signature-v3': signature, 'x-hubspot-request-timestamp': String(at) };
  return { method, uri, body: Buffer.from(body), headers, secrets: [SECRET] };
}

export function signV2({ method = 'POST', uri = ADDRESS, body = '{}', secret = SECRET }: Asked = {}): SignedRequest {
  const signature = Signature.getSignature(method, 'v2', {
    ...{ url: uri, requestBody: body, clientSecret: secret, signature: '' },
  });
  const headers = { 'x-hubspot-signature': signature, 'x-hubspot-signature-version': 'v2' };
  return { method, uri, body: Buffer.from(body), headers, secrets: [SECRET] };
}

export function withHeaders(request: SignedRequest, headers: SignedRequest['headers']): SignedRequest {
  return { ...request, headers: { ...request.headers, ...headers } };
}
