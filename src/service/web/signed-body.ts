/** The bodies of requests that HubSpot signed. */
import { raw, type Request, type RequestHandler, type Response } from 'express';
import type { WebSettings } from '../../config/service-environment.ts';
import { checkSignature, type SignatureProblem, type SignatureVersion } from '../../hubspot/requests/signature.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { correlationIdOf, refuse } from './answers.ts';

const LARGEST_BODY = '512kb';

/** Keeps the bytes as they came: the signature is over them. */
export function takeRawBody(): RequestHandler {
  return raw({ type: () => true, limit: LARGEST_BODY, inflate: false });
}

export interface SignatureDoors {
  readonly web: WebSettings;
  readonly now: () => Date;
  readonly metrics: Metrics;
  readonly log: Log;
}

/**
 * The body of a request that HubSpot itself made and signed; null where it did not, which is then answered.
 *
 * @param accepted v2 only where HubSpot signs with nothing else
 */
export function readSignedBody(
  request: Request,
  response: Response,
  accepted: readonly SignatureVersion[],
  { web, now, metrics, log }: SignatureDoors,
): Buffer | null {
  const given: unknown = request.body;
  const body = Buffer.isBuffer(given) ? given : Buffer.alloc(0);
  // HubSpot signs whatever a card in somebody's browser asks it to fetch, with their account in the query. Its own calls name
  // no query; taken here, such a call would speak for every account, since their portal stands in the body.
  if (request.originalUrl.includes('?')) return refuseUnsigned('has_query');
  const check = checkSignature(
    {
      method: request.method,
      // Never by Host or what a proxy says of itself: anybody may write those.
      uri: `${web.publicUrl}${request.originalUrl}`,
      body,
      headers: request.headers,
      secrets: web.clientSecrets,
    },
    now(),
    accepted,
  );
  return check.ok ? body : refuseUnsigned(check.reason);

  function refuseUnsigned(reason: SignatureProblem | 'has_query'): null {
    metrics.countRefused(request.path, reason);
    log.warn('signature_refused', { route: request.path, reason, correlationId: correlationIdOf(response) });
    refuse(response, 401, 'not_signed', 'The request is not signed by HubSpot for this app.');
    return null;
  }
}
