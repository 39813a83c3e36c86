/** What holds for every request: an id, headers that keep browsers out, a line in the log, a time in the metrics. */
import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { CORRELATION_HEADER, correlationIdOf } from './answers.ts';

/** Where HubSpot and proxies put their own id of a request. */
const INCOMING = ['x-hubspot-correlation-id', CORRELATION_HEADER];
const SANE_ID = /^[A-Za-z0-9][A-Za-z0-9-]{7,63}$/;
const A_YEAR_SECONDS = 31_536_000;

export interface FrameDoors {
  readonly log: Log;
  readonly metrics: Metrics;
  /** Whether the service is called by https. */
  readonly isSecure: boolean;
}

export function frameRequests({ log, metrics, isSecure }: FrameDoors): RequestHandler {
  return (request, response, next) => {
    const began = performance.now();
    response.setHeader(CORRELATION_HEADER, findCorrelationId(request));
    for (const [name, value] of SECURITY_HEADERS) response.setHeader(name, value);
    if (isSecure) response.setHeader('Strict-Transport-Security', `max-age=${String(A_YEAR_SECONDS)}`);
    response.once('close', () => {
      tellRequest(request, response, (performance.now() - began) / 1000);
    });
    next();
  };

  function tellRequest(request: Request, response: Response, seconds: number): void {
    const route = routeOf(request, response);
    // A caller who went away before the answer has no status.
    const status = response.writableFinished ? response.statusCode : 499;
    metrics.timeRequest(route, status, seconds);
    const facts = {
      method: request.method,
      route,
      status,
      milliseconds: Math.round(seconds * 1000),
      correlationId: correlationIdOf(response),
    };
    if (status >= 500) log.warn('request', facts);
    else log.debug('request', facts);
  }
}

/** Nothing here is for a page of somebody else's, and nothing is to be kept by anything in between. */
const SECURITY_HEADERS: readonly (readonly [string, string])[] = [
  ['Cache-Control', 'no-store'],
  ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'],
];

function findCorrelationId(request: Request): string {
  for (const name of INCOMING) {
    const id = request.headers[name];
    if (typeof id === 'string' && SANE_ID.test(id)) return id;
  }
  return randomUUID();
}

/** By the first two parts of the path, of those that there are: what people make up is no label. */
function routeOf(request: Request, response: Response): string {
  if (response.statusCode === 404) return 'unknown';
  const path = request.originalUrl.split('?', 1)[0] ?? '';
  const route = path.split('/').slice(1, 4).join('/');
  return KNOWN_ROUTE.exec(route)?.[0] ?? 'unknown';
}

const KNOWN_ROUTE =
  /^(health|ready|metrics|hubspot\/webhooks|hubspot\/actions\/(rescore|next-action)|oauth\/(install|callback)|api\/(card|portfolio|settings))(?=\/|$)/;
