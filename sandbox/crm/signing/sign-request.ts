import { createHash, createHmac } from 'node:crypto';

/** A request as it is signed: the address is the public one, whatever the request is really sent to. */
export interface SignedRequest {
  readonly method: string;
  readonly uri: string;
  /** '' where there is none. */
  readonly body: string;
}

/** The escapes that HubSpot takes back before it signs; others stay as they are. */
const DECODED: Readonly<Record<string, string>> = {
  '%3A': ':',
  '%2F': '/',
  '%3F': '?',
  '%40': '@',
  '%21': '!',
  '%24': '$',
  '%27': "'",
  '%28': '(',
  '%29': ')',
  '%2A': '*',
  '%2C': ',',
  '%3B': ';',
};

/** Base64 of the HMAC-SHA256 of method, address, body and time (milliseconds since 1970) under the app's client secret. */
export function signatureV3(secret: string, { method, uri, body }: SignedRequest, timestamp: number): string {
  const address = uri.replace(/%[\dA-F]{2}/gi, (escape) => DECODED[escape.toUpperCase()] ?? escape);
  return createHmac('sha256', secret)
    .update(`${method}${address}${body}${String(timestamp)}`)
    .digest('base64');
}

/** The older form, without a time: hex of the SHA-256 of client secret, method, address and body. */
export function signatureV2(secret: string, { method, uri, body }: SignedRequest): string {
  return createHash('sha256').update(`${secret}${method}${uri}${body}`).digest('hex');
}

export type SignatureVersion = 'v2' | 'v3';

/** The headers by which HubSpot shows that a request is its own. */
export function signatureHeaders(
  secret: string,
  request: SignedRequest,
  timestamp: number,
  versions: readonly SignatureVersion[] = ['v3'],
): Readonly<Record<string, string>> {
  return {
    ...(versions.includes('v3')
      ? {
          'X-HubSpot-Signature-v3': signatureV3(secret, request, timestamp),
          'X-HubSpot-Request-Timestamp': String(timestamp),
        }
      : {}),
    ...(versions.includes('v2')
      ? { 'X-HubSpot-Signature': signatureV2(secret, request), 'X-HubSpot-Signature-Version': 'v2' }
      : {}),
  };
}
