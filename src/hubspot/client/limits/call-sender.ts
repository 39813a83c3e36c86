import { type AccessTokens, shareRefresh } from '../access-tokens.ts';
import { createCallGate } from '../call-gate.ts';
import type { Clock } from '../clock.ts';
import type { CallBucket } from '../../../operations/call-budget.ts';
import { isRateLimit, isSurelyUndone, MOST_TRIES, nextStep, type Setback, toSetback } from '../retry-rules.ts';
import type { Transport, TransportResponse } from '../transport.ts';
import type { CallMeter } from './call-meter.ts';
import { bucketOf, type OutgoingCall } from './outgoing-call.ts';
import type { Pacing } from './pacing.ts';

/** How a call ended: with an answer that stays, or with the reason why there is none. */
export type Sent =
  | { readonly kind: 'answered'; readonly response: TransportResponse; readonly resumeAt: Date | null }
  | { readonly kind: 'network' | 'timeout' }
  | { readonly kind: 'held_back'; readonly resumeAt: Date };

export interface SenderOptions {
  readonly transport: Transport;
  /** Null where the transport has a token that does not change. */
  readonly tokens: AccessTokens | null;
  readonly pacing: Pacing;
  readonly meter: CallMeter;
  readonly clock: Clock;
  readonly callsAtOnce: number;
  readonly timeoutMilliseconds: number;
  readonly signal: AbortSignal | undefined;
}

/** HubSpot asks apps to keep failing calls below 5 % of a day's; a short run may have a few more. */
const FAILING_SHARE = 0.05;
const FAILING_FLOOR = 20;

/** One exchange: an answer, or why there was none. */
type Exchange =
  { readonly kind: 'answered'; readonly response: TransportResponse } | { readonly kind: 'network' | 'timeout' };

/** Sends a call until there is an answer that stays, or until trying again makes no sense. Rejects when the signal is aborted. */
export function createCallSender(options: SenderOptions): (call: OutgoingCall) => Promise<Sent> {
  const { transport, pacing, meter, clock, signal, timeoutMilliseconds } = options;
  const tokens = options.tokens === null ? null : shareRefresh(options.tokens);
  // One gate for each bucket, so that calls which wait for a slow bucket do not keep the others out.
  const gates = {
    objects: createCallGate(options.callsAtOnce),
    search: createCallGate(options.callsAtOnce),
    associations: createCallGate(options.callsAtOnce),
  };

  const tooManyFail = (): boolean => meter.failing() > Math.max(FAILING_FLOOR, FAILING_SHARE * meter.counts().total);

  async function exchange(call: OutgoingCall, accessToken: string | undefined): Promise<Exchange> {
    const timeout = AbortSignal.timeout(timeoutMilliseconds);
    const either = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
    const { method, path, body } = call;
    meter.countCall(call);
    try {
      return { kind: 'answered', response: await transport.send({ method, path, body, accessToken, signal: either }) };
    } catch {
      return { kind: either.aborted ? 'timeout' : 'network' };
    }
  }

  async function waitForTurn(bucket: CallBucket): Promise<Date | null> {
    const asked = clock.now();
    const heldBackUntil = await pacing.takeTurn(bucket, signal);
    meter.addTurnWait(clock.now() - asked);
    return heldBackUntil;
  }

  /** @returns null where the call is to be tried again, after the wait that is due */
  async function settle(bucket: CallBucket, result: Exchange, setback: Setback, attempt: number): Promise<Sent | null> {
    meter.countFailure();
    const step = nextStep(setback, attempt, clock.random(), tooManyFail());
    switch (step.kind) {
      case 'retry':
        if (isRateLimit(setback)) await pacing.pause(bucket, step.waitMilliseconds);
        meter.addRetryWait(step.waitMilliseconds);
        await clock.sleep(step.waitMilliseconds, signal);
        return null;
      case 'park':
        return withResume(result, new Date(clock.instant() + step.milliseconds));
      case 'wait_for_midnight':
        return withResume(result, await pacing.exhaustDay());
      case 'give_up':
        return withResume(result, null);
    }
  }

  async function persist(call: OutgoingCall, bucket: CallBucket): Promise<Sent> {
    let hasRefreshed = false;
    for (let attempt = 1; ; attempt += 1) {
      signal?.throwIfAborted();
      const heldBackUntil = await waitForTurn(bucket);
      if (heldBackUntil !== null) return { kind: 'held_back', resumeAt: heldBackUntil };
      const accessToken = await tokens?.current();
      const result = await exchange(call, accessToken);
      if (result.kind === 'answered') await pacing.hear(bucket, result.response);
      const setback = result.kind === 'answered' ? toSetback(result.response) : { kind: result.kind };
      if (setback === null) return withResume(result, null);
      if (isRefused(setback) && tokens !== null && accessToken !== undefined && !hasRefreshed && attempt < MOST_TRIES) {
        hasRefreshed = true;
        meter.countFailure();
        if ((await tokens.refresh(accessToken)) === null) return withResume(result, null);
        continue;
      }
      if (call.once === true && !isSurelyUndone(setback)) {
        meter.countFailure();
        return withResume(result, null);
      }
      const sent = await settle(bucket, result, setback, attempt);
      if (sent !== null) return sent;
    }
  }

  return async (call) => {
    if (!call.path.startsWith('/')) throw new TypeError('The path of a call to HubSpot begins with a slash.');
    const bucket = bucketOf(call);
    return gates[bucket].run(() => persist(call, bucket));
  };
}

function withResume(result: Exchange, resumeAt: Date | null): Sent {
  return result.kind === 'answered' ? { ...result, resumeAt } : result;
}

function isRefused(setback: Setback): boolean {
  return setback.kind === 'answer' && setback.status === 401;
}
