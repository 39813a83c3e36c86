import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export type SignatureVersion = 'v3' | 'v2';

/** A request as it arrived. */
export interface SignedRequest {
  readonly method: string;
  /** As HubSpot called it: scheme, public host, path and query, with the escapes of the request line. */
  readonly uri: string;
  /** The raw bytes; empty where there was no body. */
  readonly body: Buffer;
  /** By their names in lower case, as Node gives them. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Client secrets of the app that are valid now: two while one takes the place of the other. */
  readonly secrets: readonly string[];
}

export type SignatureProblem =
  | 'no_signature'
  | 'malformed_signature'
  | 'no_timestamp'
  | 'malformed_timestamp'
  | 'too_old'
  | 'in_the_future'
  | 'does_not_match';

export type SignatureCheck =
  { readonly ok: true; readonly version: SignatureVersion } | { readonly ok: false; readonly reason: SignatureProblem };

const V3_HEADER = 'x-hubspot-signature-v3';
const TIMESTAMP_HEADER = 'x-hubspot-request-timestamp';
const OLDER_HEADER = 'x-hubspot-signature';
const OLDER_VERSION_HEADER = 'x-hubspot-signature-version';

/** Further from now than this a request is refused, whichever way: a clock that runs ahead must not make one last longer. */
export const SIGNATURE_LIFE_MILLISECONDS = 300_000;

/** 32 bytes in base64 as it is written, and no other text that would be read as the same bytes. */
const V3_SIGNATURE = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;
const V2_SIGNATURE = /^[0-9a-f]{64}$/;
/** Milliseconds since 1970: whole digits, no more than a number holds exactly. */
const TIMESTAMP = /^\d{1,15}$/;

/**
 * Whether HubSpot made the request with one of the app's client secrets. Nothing of a hostile request makes it throw, and the
 * time that a comparison takes says nothing about the secret.
 *
 *     v3 = base64(HMAC-SHA256(secret, method + uri + body + timestamp)), at most five minutes from now
 *     v2 = hex(SHA-256(secret + method + uri + body)), which never grows old
 *
 * A request that brings a v3 signature is judged by that alone: a wrong one is not made good by a v2 signature.
 * Of the uri some escapes are decoded before v3 signs it. The proxy of HubSpot's own development server signs it as it is
 * called, so both forms count: each says which request was signed.
 * Source: https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation
 * (read in November 2026).
 *
 * @param accepted v2 only where HubSpot signs with nothing else
 */
export function checkSignature(
  request: SignedRequest,
  now: Date,
  accepted: readonly SignatureVersion[],
): SignatureCheck {
  const { headers } = request;
  if (accepted.includes('v3') && headers[V3_HEADER] !== undefined) return checkV3(request, now);
  const bringsV2 = headers[OLDER_HEADER] !== undefined && headers[OLDER_VERSION_HEADER] === 'v2';
  if (accepted.includes('v2') && bringsV2 && headers[V3_HEADER] === undefined) return checkV2(request);
  return refused('no_signature');
}

function checkV3({ method, uri, body, headers, secrets }: SignedRequest, now: Date): SignatureCheck {
  const signature = headers[V3_HEADER];
  if (typeof signature !== 'string' || !V3_SIGNATURE.test(signature)) return refused('malformed_signature');
  const timestamp = headers[TIMESTAMP_HEADER];
  if (timestamp === undefined) return refused('no_timestamp');
  if (typeof timestamp !== 'string' || !TIMESTAMP.test(timestamp)) return refused('malformed_timestamp');
  const age = now.getTime() - Number(timestamp);
  // Written so that an age that is no number is refused as well.
  if (!(age <= SIGNATURE_LIFE_MILLISECONDS)) return refused('too_old');
  if (!(age >= -SIGNATURE_LIFE_MILLISECONDS)) return refused('in_the_future');
  const signed = Buffer.from(signature, 'base64');
  const fits = [...new Set([decodeSigned(uri), uri])].map((address) =>
    matches(signed, secrets, (secret) =>
      createHmac('sha256', secret)
        .update(method.toUpperCase() + address, 'utf8')
        .update(body)
        .update(timestamp, 'utf8')
        .digest(),
    ),
  );
  return fits.includes(true) ? { ok: true, version: 'v3' } : MISMATCH;
}

function checkV2({ method, uri, body, headers, secrets }: SignedRequest): SignatureCheck {
  const signature = headers[OLDER_HEADER];
  if (typeof signature !== 'string' || !V2_SIGNATURE.test(signature)) return refused('malformed_signature');
  const head = Buffer.from(method.toUpperCase() + uri, 'utf8');
  const expected = (secret: string): Buffer =>
    createHash('sha256').update(secret, 'utf8').update(head).update(body).digest();
  return matches(Buffer.from(signature, 'hex'), secrets, expected) ? { ok: true, version: 'v2' } : MISMATCH;
}

const MISMATCH: SignatureCheck = { ok: false, reason: 'does_not_match' };

function refused(reason: SignatureProblem): SignatureCheck {
  return { ok: false, reason };
}

/** All secrets are tried, whichever fits. An empty one, which a missing setting would leave, fits nothing. */
function matches(signature: Buffer, secrets: readonly string[], expected: (secret: string) => Buffer): boolean {
  const fits = secrets
    .filter((secret) => secret !== '')
    .map((secret) => {
      const wanted = expected(secret);
      return wanted.length === signature.length && timingSafeEqual(wanted, signature);
    });
  return fits.includes(true);
}

/** What HubSpot decodes of an address before it signs it; every other escape stays as it is. */
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
const ESCAPE = /%[0-9A-F]{2}/g;

function decodeSigned(uri: string): string {
  return uri.replace(ESCAPE, (escape) => DECODED[escape] ?? escape);
}
