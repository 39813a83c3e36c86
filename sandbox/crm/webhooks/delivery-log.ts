import type { WebhookEvent } from './webhook-event.ts';

/** One request to the app. */
export interface Delivery {
  /** Events as they were sent. */
  readonly events: readonly WebhookEvent[];
  /** 0 for the first try. */
  readonly attempt: number;
  /** Null where there was no answer, or none in time. */
  readonly status: number | null;
  /** Until the answer, or until HubSpot gave up waiting. */
  readonly milliseconds: number;
}

export interface DeliveryCounts {
  /** Events of the app's subscriptions. */
  readonly events: number;
  /** Never sent, because the sandbox was told to lose them. */
  readonly dropped: number;
  /** Copies made of events. */
  readonly duplicated: number;
  readonly requests: number;
  /** Requests that were not answered with 2xx in time. */
  readonly failedRequests: number;
  /** Events, copies too, that the app has answered for with 2xx. */
  readonly delivered: number;
  /** Events, copies too, that HubSpot stopped sending after its last try. */
  readonly givenUp: number;
  readonly mostAtOnce: number;
}

/** The newest deliveries are kept one by one, all are counted. */
const KEPT = 1_000;

export class DeliveryLog {
  #deliveries: Delivery[] = [];
  #counts = none();

  get deliveries(): readonly Delivery[] {
    return this.#deliveries;
  }

  get counts(): DeliveryCounts {
    return this.#counts;
  }

  count(part: Exclude<keyof DeliveryCounts, 'mostAtOnce'>, more: number): void {
    this.#counts = { ...this.#counts, [part]: this.#counts[part] + more };
  }

  sawAtOnce(requests: number): void {
    this.#counts = { ...this.#counts, mostAtOnce: Math.max(this.#counts.mostAtOnce, requests) };
  }

  add(delivery: Delivery): void {
    this.#deliveries.push(delivery);
    if (this.#deliveries.length > 2 * KEPT) this.#deliveries = this.#deliveries.slice(-KEPT);
  }

  reset(): void {
    this.#deliveries = [];
    this.#counts = none();
  }
}

function none(): DeliveryCounts {
  return {
    events: 0,
    dropped: 0,
    duplicated: 0,
    requests: 0,
    failedRequests: 0,
    delivered: 0,
    givenUp: 0,
    mostAtOnce: 0,
  };
}
