/** Tells a service of changes as HubSpot does: signed, and again until it acknowledges. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseWebhookBody } from '../../src/hubspot/events/parse-webhook-body.ts';
import { dealEvent, signedPost } from '../../tests/service/signed.ts';

const PATH = '/hubspot/webhooks';
const AGAIN_MILLISECONDS = 150;
const ANSWER_WITHIN_MILLISECONDS = 5000;
const EVENTS_PER_REQUEST = 10;

export interface EventSender {
  /** Tells that a company changed, in a request of several events; resolves once it was acknowledged with 204. */
  tell(companyId: string): Promise<void>;
  /** `portal key` of every event that was acknowledged, as the inbox knows it. */
  readonly acknowledged: ReadonlySet<string>;
  /** Requests that were not acknowledged, and sent again. */
  readonly sentAgain: () => number;
  /** Answers that were neither 204 nor one that asks to come back later. */
  readonly oddAnswers: () => readonly number[];
}

/** @param url where the service is now: another one after it was started again */
export function createEventSender(portalId: string, url: () => string): EventSender {
  const acknowledged = new Set<string>();
  const odd: number[] = [];
  let [sentAgain, occurredAt] = [0, Date.now()];

  /** Null where there was no answer. */
  async function post(events: readonly object[]): Promise<number | null> {
    try {
      const signal = AbortSignal.timeout(ANSWER_WITHIN_MILLISECONDS);
      const answer = await fetch(url() + PATH, { ...signedPost(PATH, events), signal });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return null;
    }
  }

  return {
    acknowledged,
    sentAgain: () => sentAgain,
    oddAnswers: () => odd,
    async tell(companyId) {
      const events = Array.from({ length: EVENTS_PER_REQUEST }, () =>
        dealEvent(portalId, Number(companyId), {
          ...{ objectTypeId: '0-2', propertyName: 'notes_last_updated', occurredAt: (occurredAt += 1) },
        }),
      );
      for (;;) {
        const status = await post(events);
        if (status === 204) break;
        if (status !== null && status !== 503) odd.push(status);
        sentAgain += 1;
        await sleep(AGAIN_MILLISECONDS);
      }
      for (const key of keysOf(events)) acknowledged.add(key);
    },
  };
}

function keysOf(events: readonly object[]): readonly string[] {
  const parsed = parseWebhookBody(Buffer.from(JSON.stringify(events)));
  if (parsed.kind !== 'events') throw new Error('The events of the bench are not read as events.');
  return parsed.events.map(({ portalId, key }) => `${portalId} ${key}`);
}
