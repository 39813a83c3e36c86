import type { ErrorRequestHandler, RequestHandler } from 'express';
import { isStoreError } from '../../store/store-error.ts';
import type { Log } from '../log.ts';
import { correlationIdOf, postpone, refuse } from './answers.ts';
import { Overdue } from './within.ts';

const AGAIN_SECONDS = 5;

export const refuseUnknownPaths: RequestHandler = (_request, response) => {
  refuse(response, 404, 'not_found', 'There is nothing at this address.');
};

/** The one place where what a route threw becomes an answer: without a stack, and without the words of what was thrown. */
export function refuseAfterError(log: Log): ErrorRequestHandler {
  // Express tells a handler of errors by its four parameters.
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOfClient(error);
    if (status !== null) {
      refuse(response, status, CLIENT_ERRORS[status] ?? 'bad_request', 'The request cannot be read.');
      return;
    }
    const facts = { correlationId: correlationIdOf(response) };
    if (error instanceof Overdue || isStoreError(error)) {
      log.error('store_away', facts, error);
      postpone(
        response,
        AGAIN_SECONDS,
        'store_away',
        'The service cannot keep anything at the moment. Try again in some seconds.',
      );
      return;
    }
    log.error('request_failed', facts, error);
    refuse(response, 500, 'internal', 'The service failed. Its log has more under the correlation id.');
  };
}

const CLIENT_ERRORS: Readonly<Record<number, string>> = {
  400: 'bad_request',
  413: 'too_large',
  415: 'unsupported_encoding',
};

/** What Express and its body parser throw about a request has a status between 400 and 499. */
function statusOfClient(error: unknown): number | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  return error.status >= 400 && error.status < 500 ? error.status : null;
}
