import { errorAnswer, Refusal } from './answers.ts';
import type { ApiCall } from './api-call.ts';
import type { CallLog, LoggedCall } from './call-log.ts';
import { faultAnswer, rateLimitAnswer, unauthorizedAnswer } from './fault-answers.ts';
import type { Misbehaviour } from './misbehaviour.ts';
import { findObjectType } from './object-types.ts';
import type { Portal } from './portal.ts';
import type { RateLimits } from './rate-limits.ts';
import { matchRoute } from './router.ts';
import type { MatchedRoute } from './router.ts';
import { missingScopes } from './scopes.ts';

export interface ApiDoorParts {
  readonly portal: Portal;
  readonly misbehaviour: Misbehaviour;
  readonly limits: RateLimits;
  readonly calls: CallLog;
  /** The access token that is taken; undefined: any. */
  readonly token: string | undefined;
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
    const arrival: Arrival = { request, url, matched: matchRoute(request.method, url), at: this.#parts.now() };
    const entry = toLoggedCall(arrival);
    this.#parts.calls.add(entry);
    const answer = await this.#answer(arrival, entry);
    entry.status = answer.status;
    return answer;
  }

  async #answer({ request, url, matched, at }: Arrival, entry: LoggedCall): Promise<Response> {
    const { limits, misbehaviour, wait, latencyMilliseconds } = this.#parts;
    // What goes by the time of arrival is done before the first wait.
    const isAuthorized = this.#isAuthorized(request);
    if (isAuthorized) entry.overLimit = limits.take(entry.bucket, at);
    const headers = limits.headers(entry.bucket, at);
    const asked = { method: request.method, url, bucket: entry.bucket, template: entry.template };
    const delay = latencyMilliseconds + misbehaviour.delayOf(asked);
    const text = request.body === null ? '' : await request.text();
    if (delay > 0) await wait(delay);
    if (!isAuthorized) return unauthorizedAnswer();
    if (entry.overLimit !== null && limits.enforced) return withHeaders(rateLimitAnswer(entry.overLimit), headers);
    const fault = misbehaviour.faultOf(asked);
    if (fault !== null && fault.afterwards !== true) return faultAnswer(fault);
    const answer =
      matched instanceof Refusal
        ? refused(matched)
        : this.#route({ ...asked, parameters: matched.parameters, text }, matched);
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

  #isAuthorized(request: Request): boolean {
    const sent = /^Bearer (.+)$/.exec(request.headers.get('Authorization') ?? '')?.[1];
    return sent !== undefined && (this.#parts.token === undefined || sent === this.#parts.token);
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
