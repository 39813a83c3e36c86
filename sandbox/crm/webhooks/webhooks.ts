import type { SandboxCrm } from '../sandbox-crm.ts';
import { DeliveryLog } from './delivery-log.ts';
import type { Delivery, DeliveryCounts } from './delivery-log.ts';
import { EventMaker } from './make-events.ts';
import { sendDelivery } from './send-delivery.ts';
import type { Subscription } from './subscriptions.ts';
import type { WebhookEvent } from './webhook-event.ts';
import { EventFate } from './webhook-misbehaviour.ts';
import type { WebhookMisbehaviour } from './webhook-misbehaviour.ts';

export interface WebhookOptions {
  /** Where the app says it takes events: what is signed. */
  readonly targetUrl: string;
  /** Where they are really sent; default: the same. */
  readonly address?: string;
  readonly clientSecret: string;
  readonly subscriptions: readonly Subscription[];
  /** Requests at a time; default 10. */
  readonly maxConcurrentRequests?: number;
  /** How long events are gathered before they leave; default 50 ms. */
  readonly gatherMilliseconds?: number;
  /** How long HubSpot waits for an answer; default 5,000 ms. */
  readonly timeoutMilliseconds?: number;
  /** How many of HubSpot's milliseconds between two tries pass in one here; default 1. */
  readonly retryPace?: number;
  readonly misbehaviour?: WebhookMisbehaviour;
  /** Of everything that is drawn by chance; default 1. */
  readonly seed?: number;
  /** By which requests are signed; default: this machine's. */
  readonly now?: () => number;
}

/** Tells an app what changes in an account, as HubSpot does: signed, in batches, again where nobody answers. */
export interface Webhooks {
  /** The newest ones, in the order in which they ended. */
  readonly deliveries: readonly Delivery[];
  readonly counts: DeliveryCounts;
  misbehave(misbehaviour: WebhookMisbehaviour): void;
  calm(): void;
  resetLog(): void;
  /** Resolves once everything that changed so far is delivered or given up. */
  settled(): Promise<void>;
  /** Nothing more is sent; requests under way come to their end. */
  close(): Promise<void>;
}

const EVENTS_PER_REQUEST = 100;
const MAX_CONCURRENT = 10;
const GATHER_MILLISECONDS = 50;
const TIMEOUT_MILLISECONDS = 5_000;

const MINUTE = 60_000;
/** Ten tries more within a day, in growing gaps. */
const RETRY_GAPS = [1, 2, 5, 10, 30, 60, 120, 240, 360, 480].map((minutes) => minutes * MINUTE);

interface Batch {
  readonly events: readonly WebhookEvent[];
  readonly attempt: number;
}

export function startWebhooks(crm: SandboxCrm, options: WebhookOptions): Webhooks {
  const desk = new DeliveryDesk(options);
  const maker = new EventMaker(crm, options.subscriptions);
  const ends = [
    crm.on('propertyChange', (change) => {
      desk.take(maker.ofProperty(change));
    }),
    crm.on('recordChange', (change) => {
      desk.take(maker.ofRecord(change));
    }),
  ];
  return {
    get deliveries() {
      return desk.log.deliveries;
    },
    get counts() {
      return desk.log.counts;
    },
    misbehave: (misbehaviour) => {
      desk.fate.set(misbehaviour);
    },
    calm: () => {
      desk.fate.set({});
    },
    resetLog: () => {
      desk.log.reset();
    },
    settled: () => desk.settled(),
    close: async () => {
      for (const end of ends) end();
      await desk.close();
    },
  };
}

class DeliveryDesk {
  readonly log = new DeliveryLog();
  readonly fate: EventFate;
  readonly #options: WebhookOptions;
  #gathered: WebhookEvent[] = [];
  #batches: Batch[] = [];
  #underWay = 0;
  /** Everything that waits for a moment to come, each with what is then done. */
  readonly #timers = new Set<NodeJS.Timeout>();
  #gathering = false;
  #closed = false;
  #waiters: (() => void)[] = [];

  constructor(options: WebhookOptions) {
    this.#options = options;
    this.fate = new EventFate(options.seed ?? 1);
    this.fate.set(options.misbehaviour ?? {});
  }

  take(events: readonly WebhookEvent[]): void {
    if (this.#closed) return;
    this.log.count('events', events.length);
    for (const event of events) {
      const delays = this.fate.delays();
      this.log.count('dropped', delays.length === 0 ? 1 : 0);
      this.log.count('duplicated', Math.max(0, delays.length - 1));
      for (const delay of delays) {
        if (delay === 0) this.#gather(event);
        else this.#later(delay, () => this.#gather(event));
      }
    }
  }

  settled(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiters.push(resolve);
      this.#tellIfSettled();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#gathered = [];
    this.#batches = [];
    await this.settled();
  }

  #gather(event: WebhookEvent): void {
    this.#gathered.push(event);
    if (this.#gathering) return;
    this.#gathering = true;
    this.#later(this.#options.gatherMilliseconds ?? GATHER_MILLISECONDS, () => {
      this.#gathering = false;
      const events = this.fate.arranged(this.#gathered);
      this.#gathered = [];
      for (let start = 0; start < events.length; start += EVENTS_PER_REQUEST) {
        this.#batches.push({ events: events.slice(start, start + EVENTS_PER_REQUEST), attempt: 0 });
      }
    });
  }

  #later(milliseconds: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
      this.#sendWhatFits();
    }, milliseconds);
    this.#timers.add(timer);
  }

  #sendWhatFits(): void {
    const most = this.#options.maxConcurrentRequests ?? MAX_CONCURRENT;
    while (this.#underWay < most && this.#batches.length > 0) {
      const [next] = this.#batches.splice(0, 1);
      if (next === undefined) break;
      this.#underWay += 1;
      this.log.sawAtOnce(this.#underWay);
      void this.#send(next);
    }
    this.#tellIfSettled();
  }

  async #send({ events, attempt }: Batch): Promise<void> {
    const { targetUrl, address = targetUrl, clientSecret, now = Date.now } = this.#options;
    const sent = events.map((event) => ({ ...event, attemptNumber: attempt }));
    const outcome = await sendDelivery(sent, {
      targetUrl,
      address,
      clientSecret,
      timestamp: now(),
      timeoutMilliseconds: this.#options.timeoutMilliseconds ?? TIMEOUT_MILLISECONDS,
    });
    this.#underWay -= 1;
    this.log.count('requests', 1);
    this.log.add({ events: sent, attempt, ...outcome });
    if (outcome.status !== null && outcome.status >= 200 && outcome.status < 300) {
      this.log.count('delivered', events.length);
    } else {
      this.log.count('failedRequests', 1);
      this.#retry({ events, attempt });
    }
    this.#sendWhatFits();
  }

  #retry({ events, attempt }: Batch): void {
    const gap = RETRY_GAPS[attempt];
    if (gap === undefined) this.log.count('givenUp', events.length);
    if (gap === undefined || this.#closed) return;
    this.#later(gap / (this.#options.retryPace ?? 1), () => this.#batches.push({ events, attempt: attempt + 1 }));
  }

  #tellIfSettled(): void {
    if (this.#underWay > 0 || this.#timers.size > 0 || this.#batches.length > 0) return;
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const tell of waiters) tell();
  }
}
