import type * as z from 'zod';
import { createCallGate } from './call-gate.ts';
import { type Clock, SYSTEM_CLOCK } from './clock.ts';
import { type ErrorBody, parseErrorBody, toCorrelationId, toErrorCode } from './error-body.ts';
import { HubSpotError, type HubSpotErrorCode } from './hubspot-error.ts';
import { createRateLimiter, type RateLimit, type RateLimiter } from './rate-limiter.ts';
import { type Setback, waitBeforeRetry } from './retry-rules.ts';
import type { Transport, TransportRequest, TransportResponse } from './transport.ts';

export type CallKind = 'objects' | 'search' | 'associations' | 'properties' | 'other';
export type CallCounts = Readonly<Record<CallKind | 'total', number>>;

export interface HubSpotRequest extends Omit<TransportRequest, 'signal'> {
  readonly kind: CallKind;
  /** What is tried, in fixed words that follow "trying to": never an id, a name or a value. */
  readonly operation: string;
}

/** HubSpot's no to the request itself (400, 404, 409 and the like), with its words for who may show them. */
export interface Refusal {
  readonly error: HubSpotError;
  readonly body: ErrorBody;
}

export type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export interface HubSpotClient {
  /** The answer, parsed. @throws {HubSpotError} on any failure */
  call<T>(request: HubSpotRequest, schema: z.ZodType<T>): Promise<T>;
  /** As `call`, but HubSpot's no to the request itself is an outcome. @throws {HubSpotError} on any other failure */
  attempt<T>(request: HubSpotRequest, schema: z.ZodType<T>): Promise<Attempt<T>>;
  /** Calls sent so far, retries included. */
  countCalls(): CallCounts;
}

export interface ClientOptions {
  /** Ends every wait and every call of this client: the deadline of an app function, or a person's Ctrl-C. */
  readonly signal?: AbortSignal;
  readonly timeoutMilliseconds?: number;
  /** The burst limit of the app in the account: 190 per ten seconds in Professional and Enterprise, 100 below. */
  readonly objectLimit?: RateLimit;
  readonly searchLimit?: RateLimit;
  readonly callsAtOnce?: number;
  readonly clock?: Clock;
}

const OBJECT_LIMIT: RateLimit = { calls: 190, windowMilliseconds: 10_000 };
const SEARCH_LIMIT: RateLimit = { calls: 5, windowMilliseconds: 1_000 };
const TIMEOUT_MILLISECONDS = 15_000;
const CALLS_AT_ONCE = 10;

/** HubSpot asks apps to keep failing calls below 5 % of a day's; a short run may have a few more. */
const FAILING_SHARE = 0.05;
const FAILING_FLOOR = 20;

const REFUSALS: readonly HubSpotErrorCode[] = ['validation', 'not_set_up', 'not_found'];

/** One exchange: an answer, or why there was none. */
type Exchange = { readonly response: TransportResponse } | { readonly failure: 'network' | 'timeout' };

/** Every call to HubSpot goes through one of these: limits, retries, deadline, error codes and counting are here alone. */
export function createHubSpotClient(transport: Transport, options: ClientOptions = {}): HubSpotClient {
  const { signal, clock = SYSTEM_CLOCK, timeoutMilliseconds = TIMEOUT_MILLISECONDS } = options;
  const objectLimiter = createRateLimiter(options.objectLimit ?? OBJECT_LIMIT, clock);
  const searchLimiter = createRateLimiter(options.searchLimit ?? SEARCH_LIMIT, clock);
  const gate = createCallGate(options.callsAtOnce ?? CALLS_AT_ONCE);
  const counts: Record<CallKind, number> = { objects: 0, search: 0, associations: 0, properties: 0, other: 0 };
  let failing = 0;

  const total = (): number => Object.values(counts).reduce((sum, count) => sum + count, 0);
  const mayFailAgain = (): boolean => failing < Math.max(FAILING_FLOOR, FAILING_SHARE * total());

  async function exchange(request: HubSpotRequest): Promise<Exchange> {
    const timeout = AbortSignal.timeout(timeoutMilliseconds);
    const either = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
    const { method, path, body } = request;
    counts[request.kind] += 1;
    try {
      return { response: await transport.send({ method, path, body, signal: either }) };
    } catch {
      return { failure: either.aborted ? 'timeout' : 'network' };
    }
  }

  /** Sends until there is an answer that stays, or until trying again makes no sense. */
  async function persist(request: HubSpotRequest): Promise<Exchange> {
    const limiter: RateLimiter = request.kind === 'search' ? searchLimiter : objectLimiter;
    for (let attempt = 1; ; attempt += 1) {
      signal?.throwIfAborted();
      await limiter.waitForTurn(signal);
      const result = await exchange(request);
      const setback = toSetback(result);
      if (setback === null) return result;
      const wait = waitBeforeRetry(setback, attempt, clock.random());
      if (wait === null || signal?.aborted === true) return result;
      failing += 1;
      if (!mayFailAgain()) return result;
      if (setback.kind === 'answer' && setback.status === 429) limiter.pause(wait);
      await clock.sleep(wait, signal);
    }
  }

  async function send(request: HubSpotRequest): Promise<TransportResponse> {
    const failed = (code: HubSpotErrorCode): HubSpotError =>
      new HubSpotError({ code, status: null, correlationId: null, operation: request.operation });
    const result = await gate
      .run(() => persist(request))
      .catch((error: unknown) => {
        throw signal?.aborted === true ? failed('timeout') : error;
      });
    if ('failure' in result) throw failed(result.failure);
    return result.response;
  }

  async function attempt<T>(request: HubSpotRequest, schema: z.ZodType<T>): Promise<Attempt<T>> {
    const response = await send(request);
    const { operation } = request;
    if (response.status >= 200 && response.status < 300) {
      const parsed = schema.safeParse(response.json);
      if (parsed.success) return { ok: true, value: parsed.data };
      throw new HubSpotError({
        code: 'bad_response',
        status: response.status,
        correlationId: correlationIdOf(response, {}),
        operation,
      });
    }
    const body = parseErrorBody(response.json);
    const code = toErrorCode(response.status, body);
    const correlationId = correlationIdOf(response, body);
    const error = new HubSpotError({ code, status: response.status, correlationId, operation });
    if (!REFUSALS.includes(code)) throw error;
    return { ok: false, refusal: { error, body } };
  }

  return {
    attempt,
    async call(request, schema) {
      const result = await attempt(request, schema);
      if (result.ok) return result.value;
      throw result.refusal.error;
    },
    countCalls: () => ({ ...counts, total: total() }),
  };
}

/** Null for an answer that stays. */
function toSetback(result: Exchange): Setback | null {
  if ('failure' in result) return { kind: result.failure };
  const { status, headers, json } = result.response;
  if (status < 400) return null;
  const retryAfter = Number(headers['retry-after']);
  return {
    kind: 'answer',
    status,
    policyName: parseErrorBody(json).policyName,
    retryAfterSeconds: Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null,
  };
}

function correlationIdOf(response: TransportResponse, body: ErrorBody): string | null {
  return toCorrelationId(body.correlationId) ?? toCorrelationId(response.headers['x-hubspot-correlation-id']);
}
