import type { RequestHandler } from 'express';

const LOCAL_NAMES: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The pages bring everything themselves; nothing is loaded from, or sent to, any other place. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A card's worker may load its card and nothing else: it has no network, as in HubSpot. */
export const WORKER_POLICY = "default-src 'none'; script-src 'self'";

function hostName(header: string): string {
  return header.replace(/:\d+$/, '').toLowerCase();
}

/**
 * Only for this machine: a page of the internet that points its own name at 127.0.0.1 (DNS rebinding) comes with that name in
 * the Host header, and one that posts across origins comes with its Origin. Both are refused.
 */
export const refuseStrangers: RequestHandler = (request, response, next) => {
  const host = request.headers.host ?? '';
  const { origin } = request.headers;
  if (!LOCAL_NAMES.has(hostName(host)) || (origin !== undefined && origin !== `http://${host}`)) {
    response.status(403).type('text').send('This sandbox answers only pages of its own, opened on this machine.\n');
    return;
  }
  next();
};

export const securityHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy': PAGE_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  });
  next();
};
