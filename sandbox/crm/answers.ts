import { OBJECT_TYPES } from './object-types.ts';
import type { CrmObjectType } from './crm-data.ts';

/** HubSpot's error body. Every field but the message may be absent. */
export interface ErrorBody {
  readonly message: string;
  readonly category?: string;
  readonly subCategory?: string;
  readonly context?: Readonly<Record<string, readonly string[]>>;
  readonly links?: Readonly<Record<string, string>>;
  readonly errors?: readonly ErrorPart[];
  /** Set on rate limits, which have no category. */
  readonly errorType?: string;
  readonly policyName?: string;
}

export interface ErrorPart {
  readonly message: string;
  readonly code?: string;
  readonly in?: string;
  readonly context?: Readonly<Record<string, readonly string[]>>;
}

/** One record of a batch that did not go through, among the `errors` of a 207. */
export interface BatchError {
  readonly status: 'error';
  readonly category: string;
  readonly subCategory?: string;
  readonly message: string;
  readonly context: Readonly<Record<string, readonly string[]>>;
  readonly errors?: readonly ErrorPart[];
}

/** An answer of the API that ends the request at once; the door of the sandbox turns it into a response. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: ErrorBody;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: ErrorBody, headers: Readonly<Record<string, string>> = {}) {
    super(body.message);
    this.name = 'Refusal';
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

let answered = 0;

/** An id in the form of HubSpot's, counted instead of drawn so that nothing in the sandbox is random. */
function nextCorrelationId(): string {
  answered += 1;
  return `5a4db0c0-0000-4000-8000-${answered.toString(16).padStart(12, '0')}`;
}

export function jsonAnswer(status: number, body: unknown): Response {
  return Response.json(body, { status });
}

export function emptyAnswer(status = 204): Response {
  return new Response(null, { status });
}

export function errorAnswer(status: number, body: ErrorBody, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json({ status: 'error', correlationId: nextCorrelationId(), ...body }, { status, headers });
}

/** 200 where all went through, 207 with `numErrors` and `errors` where some did not. */
export function batchAnswer(
  at: Date,
  results: readonly unknown[],
  errors: readonly BatchError[],
  status = 200,
): Response {
  const stamps = { startedAt: at.toISOString(), completedAt: at.toISOString() };
  if (errors.length === 0) return jsonAnswer(status, { status: 'COMPLETE', results, ...stamps });
  return jsonAnswer(207, { status: 'COMPLETE', results, numErrors: errors.length, errors, ...stamps });
}

export function invalid(message: string, errors?: readonly ErrorPart[]): Refusal {
  return new Refusal(400, { message, category: 'VALIDATION_ERROR', ...(errors === undefined ? {} : { errors }) });
}

/** What HubSpot says of a body that is no JSON, or not of the form asked for. */
export function unreadableBody(reason: string): Refusal {
  return new Refusal(400, { message: `Invalid input JSON: ${reason}`, category: 'VALIDATION_ERROR' });
}

export function notFound(message = 'resource not found'): Refusal {
  return new Refusal(404, { message, category: 'OBJECT_NOT_FOUND' });
}

/** The one error that stands for all ids of a batch that name no record. */
export function recordsNotFound(type: CrmObjectType, ids: readonly string[]): BatchError {
  const kind = OBJECT_TYPES[type].singular.toUpperCase();
  return {
    status: 'error',
    category: 'OBJECT_NOT_FOUND',
    message: `Could not get some ${kind} objects, they may be deleted or not exist. Check that ids are valid.`,
    context: { ids },
  };
}
