import type { AccessTokens } from './access-tokens.ts';
import type { Misbehaviour } from './active-rules.ts';
import { errorAnswer, Refusal } from './answers.ts';
import type { ApiCall } from './api-call.ts';
import type { CallLog } from './call-log.ts';
import { faultAnswer, rateLimitAnswer } from './fault-answers.ts';
import { findObjectType } from './object-types.ts';
import type { LoggedCall } from './logged-call.ts';
import type { Portal } from './portal.ts';
import type { RateLimits } from './rate-limits.ts';
import { matchRoute } from './router.ts';
import type { MatchedRoute } from './router.ts';
import { missingScopes } from './scopes.ts';

const TOKEN_PATH = /^\/oauth\/[^/]+\/token$/;

export interface ApiDoorParts {
  readonly portal: Portal;
  readonly misbehaviour: Misbehaviour;
  readonly limits: RateLimits;
  readonly calls: CallLog;
  readonly tokens: AccessTokens;
  /** The clock by which calls arrive. */
  readonly now: () => Date;
  readonly latencyMilliseconds: number;
  readonly wait: (milliseconds: number) => Promise<void>;
}

interface Arrival {
  readonly request: Request;
  readonly url: URL;
  readonly matched: MatchedRoute | Refusal;
  readonly at: Date;
}

/** Takes a request through everything that it can meet, in HubSpot's order: token, limits, faults, scopes, route. */
export class ApiDoor {
  readonly #parts: ApiDoorParts;

  constructor(parts: ApiDoorParts) {
    this.#parts = parts;
  }

  /** HubSpot's answer; `Response.error()` where the connection drops. */
  async handle(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const at = this.#parts.now();
    // Fetching a token is no call of the API: it counts against no limit and needs no token.
    if (TOKEN_PATH.test(url.pathname)) {
      return this.#parts.tokens.answer(new URLSearchParams(await request.text()), at);
    }
    const arrival: Arrival = { request, url, matched: matchRoute(request.method, url), at };
    const entry = toLoggedCall(arrival);
    this.#parts.calls.add(entry);
    const answer = await this.#answer(arrival, entry);
    entry.status = answer.status;
    return answer;
  }

  async #answer({ request, url, matched, at }: Arrival, entry: LoggedCall): Promise<Response> {
    const { limits, misbehaviour, tokens } = this.#parts;
    // What goes by the time of arrival is done before the first wait.
    const unauthorized = tokens.refuse(request, at);
    if (unauthorized === null) entry.overLimit = limits.take(entry.bucket, at);
    const headers = limits.headers(entry.bucket, at);
    const text = request.body === null ? '' : await request.text();
    const asked = { method: request.method, url, bucket: entry.bucket, template: entry.template };
    const isOver = entry.overLimit !== null && limits.enforced;
    // A call that is refused is no try of what it asks for: then a plan would depend on the time.
    const planned = unauthorized !== null || isOver ? null : misbehaviour.planFor(asked, text);
    const call = { ...asked, text, planned };
    const delay = this.#parts.latencyMilliseconds + misbehaviour.delayOf(call);
    if (delay > 0) await this.#parts.wait(delay);
    if (unauthorized !== null) return unauthorized;
    if (entry.overLimit !== null && isOver) return withHeaders(rateLimitAnswer(entry.overLimit), headers);
    const fault = misbehaviour.faultOf(call);
    if (fault !== null && fault.afterwards !== true) return faultAnswer(fault);
    const answer =
      matched instanceof Refusal ? refused(matched) : this.#route({ ...call, parameters: matched.parameters }, matched);
    return fault === null ? withHeaders(answer, headers) : faultAnswer(fault);
  }

  #route(call: ApiCall, { route, parameters }: MatchedRoute): Response {
    const { portal, misbehaviour } = this.#parts;
    const types = ['type', 'from', 'to'].flatMap((name) => findObjectType(parameters[name] ?? '')?.type ?? []);
    const refusal = missingScopes(misbehaviour, route.access, types);
    if (refusal !== null) return refused(refusal);
    try {
      return route.answer(call, portal);
    } catch (error) {
      if (error instanceof Refusal) return refused(error);
      throw error;
    }
  }
}

function toLoggedCall({ request, url, matched, at }: Arrival): LoggedCall {
  const isKnown = !(matched instanceof Refusal);
  return {
    method: request.method,
    template: isKnown ? `/${matched.route.path}` : url.pathname,
    path: url.pathname,
    bucket: isKnown ? matched.route.bucket : 'other',
    at: at.getTime(),
    overLimit: null,
    status: null,
  };
}

function refused(refusal: Refusal): Response {
  return errorAnswer(refusal.status, refusal.body, refusal.headers);
}

function withHeaders(answer: Response, headers: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
  return answer;
}
