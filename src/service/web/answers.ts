/** The forms of an answer that says that something was in the way. */
import type { Response } from 'express';

/** The request's id, as it stands in the logs and in the answer's header. */
export const CORRELATION_HEADER = 'x-correlation-id';

export function correlationIdOf(response: Response): string {
  const id = response.getHeader(CORRELATION_HEADER);
  return typeof id === 'string' ? id : '';
}

/** @param error a stable word for machines  @param message what was wrong and what to do, for people */
export function refuse(response: Response, status: number, error: string, message: string): void {
  response.status(status).json({ error, message, correlationId: correlationIdOf(response) });
}

/** Not now: to be asked again after so many seconds. */
export function postpone(response: Response, seconds: number, error: string, message: string): void {
  response.setHeader('Retry-After', String(seconds));
  refuse(response, 503, error, message);
}
