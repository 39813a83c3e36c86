import type * as z from 'zod';
import type { CallBudget } from '../../operations/call-budget.ts';
import type { AccessTokens } from './access-tokens.ts';
import { type Clock, SYSTEM_CLOCK } from './clock.ts';
import { type ErrorBody, parseErrorBody, toCorrelationId, toErrorCode } from './error-body.ts';
import { HubSpotError, type HubSpotErrorCode } from './hubspot-error.ts';
import { callLimitsOf, type CallLimits, DEFAULT_PLAN } from './limits/call-limits.ts';
import { type CallCounts, type CallUsage, createCallMeter } from './limits/call-meter.ts';
import { createCallSender, type Sent } from './limits/call-sender.ts';
import { createLocalCallBudget } from './limits/local-call-budget.ts';
import type { OutgoingCall } from './limits/outgoing-call.ts';
import { createNoPacing, createPacing } from './limits/pacing.ts';
import type { Transport, TransportResponse } from './transport.ts';

export type HubSpotRequest = OutgoingCall;
export type CallKind = HubSpotRequest['kind'];

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
  /** What was sent so far, how fast, and how long calls waited. */
  describeCalls(): CallUsage;
}

/** Share of the day's calls at which a nightly run stops: the rest is kept for people. */
export const DAILY_SHARE_OF_RUNS = 0.8;

export interface ClientOptions {
  /** Ends every wait and every call of this client: the deadline of an app function, or a person's Ctrl-C. */
  readonly signal?: AbortSignal;
  readonly timeoutMilliseconds?: number;
  /** What the account allows, by default Professional's. Null for a stand-in without limits: calls are not paced then. */
  readonly limits?: CallLimits | null;
  /** Where the calls of several processes are counted together; by default this client counts alone. */
  readonly budget?: CallBudget;
  /** IANA name of the account's time zone, whose midnight begins a new day of calls. Default: UTC. */
  readonly timeZone?: string;
  /** For runs that nobody waits for: see {@link DAILY_SHARE_OF_RUNS}. By default a client is never held back. */
  readonly stopAtDailyShare?: number;
  /** Where access tokens expire; by default the transport's own is used. */
  readonly tokens?: AccessTokens;
  /** Calls of one bucket under way at once. */
  readonly callsAtOnce?: number;
  readonly clock?: Clock;
}

const TIMEOUT_MILLISECONDS = 15_000;
const CALLS_AT_ONCE = 10;

const REFUSALS: readonly HubSpotErrorCode[] = ['validation', 'not_set_up', 'not_found'];
/** What only HubSpot itself can say: the page of a proxy that says so must not make a company look deleted. */
const HUBSPOTS_WORD: readonly HubSpotErrorCode[] = [...REFUSALS, 'missing_scope'];

/** Every call to HubSpot goes through one of these: limits, retries, deadline, error codes and counting are behind it alone. */
export function createHubSpotClient(transport: Transport, options: ClientOptions = {}): HubSpotClient {
  const { signal, clock = SYSTEM_CLOCK, timeZone = 'UTC', limits = callLimitsOf(DEFAULT_PLAN) } = options;
  const budget = options.budget ?? createLocalCallBudget(() => clock.now());
  const stopAtDailyShare = options.stopAtDailyShare ?? null;
  const pacing =
    limits === null
      ? createNoPacing(clock, timeZone)
      : createPacing({ budget, limits, clock, timeZone, stopAtDailyShare });
  const meter = createCallMeter(() => clock.now());
  const sendCall = createCallSender({
    transport,
    tokens: options.tokens ?? null,
    pacing,
    meter,
    clock,
    callsAtOnce: options.callsAtOnce ?? CALLS_AT_ONCE,
    timeoutMilliseconds: options.timeoutMilliseconds ?? TIMEOUT_MILLISECONDS,
    signal,
  });

  async function send(request: HubSpotRequest): Promise<Sent> {
    try {
      return await sendCall(request);
    } catch (error) {
      if (signal?.aborted === true) return { kind: 'timeout' };
      throw error;
    }
  }

  async function attempt<T>(request: HubSpotRequest, schema: z.ZodType<T>): Promise<Attempt<T>> {
    const sent = await send(request);
    if (sent.kind !== 'answered') throw unansweredError(sent, request.operation);
    const { response, resumeAt } = sent;
    const parsed = isSuccess(response) ? schema.safeParse(response.json) : null;
    if (parsed?.success === true) return { ok: true, value: parsed.data };
    const body = parsed === null ? parseErrorBody(response.json) : {};
    const said = toErrorCode(response.status, body);
    const error = new HubSpotError({
      code: response.unreadable === true && HUBSPOTS_WORD.includes(said) ? 'bad_response' : said,
      status: response.status,
      correlationId:
        toCorrelationId(body.correlationId) ?? toCorrelationId(response.headers['x-hubspot-correlation-id']),
      operation: request.operation,
      resumeAt,
    });
    if (REFUSALS.includes(error.code)) return { ok: false, refusal: { error, body } };
    throw error;
  }

  return {
    attempt,
    async call(request, schema) {
      const result = await attempt(request, schema);
      if (result.ok) return result.value;
      throw result.refusal.error;
    },
    countCalls: () => meter.counts(),
    describeCalls: () => meter.usage(pacing.limits(), pacing.day()),
  };
}

function isSuccess({ status }: TransportResponse): boolean {
  return status >= 200 && status < 300;
}

function unansweredError(sent: Exclude<Sent, { readonly kind: 'answered' }>, operation: string): HubSpotError {
  const facts = { status: null, correlationId: null, operation };
  return sent.kind === 'held_back'
    ? new HubSpotError({ ...facts, code: 'daily_reserve', resumeAt: sent.resumeAt })
    : new HubSpotError({ ...facts, code: sent.kind });
}
