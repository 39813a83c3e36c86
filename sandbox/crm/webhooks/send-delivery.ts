import { signatureHeaders } from '../signing/sign-request.ts';
import type { Delivery } from './delivery-log.ts';
import { webhookBody } from './webhook-event.ts';
import type { WebhookEvent } from './webhook-event.ts';

export interface DeliveryTarget {
  /** What is signed. */
  readonly targetUrl: string;
  /** What is called. */
  readonly address: string;
  readonly clientSecret: string;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly timeoutMilliseconds: number;
}

/** Sends events in one signed request. No answer, a redirect or a late answer is an outcome like any other. */
export async function sendDelivery(
  events: readonly WebhookEvent[],
  { targetUrl, address, clientSecret, timestamp, timeoutMilliseconds }: DeliveryTarget,
): Promise<Pick<Delivery, 'status' | 'milliseconds'>> {
  const body = webhookBody(events);
  const started = performance.now();
  const status = await fetch(address, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'Content-Type': 'application/json',
      ...signatureHeaders(clientSecret, { method: 'POST', uri: targetUrl, body }, timestamp),
    },
    body,
    signal: AbortSignal.timeout(timeoutMilliseconds),
  }).then(
    async (answer) => {
      await answer.body?.cancel();
      return answer.status;
    },
    () => null,
  );
  return { status, milliseconds: performance.now() - started };
}
