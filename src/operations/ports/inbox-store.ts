/** What the CRM said has happened, kept from the moment it was said until the companies concerned were looked at. */

/** One event as it came, before anybody looked into it. */
export interface InboxEvent {
  readonly portalId: string;
  /** The same for the same event sent twice, at most 300 characters. */
  readonly key: string;
  /** The event as JSON text: ids beyond 2^53 are in it as they were sent. */
  readonly body: string;
}

/** Where events of any portal are put down. The one door of the store that is not of a portal. */
export interface Intake {
  /**
   * Keeps events for good, in one statement; one that is there already, handled or not, is left as it is.
   *
   * @param correlationId of the request, for the logs of what comes of it
   * @returns the portals that got something new
   */
  takeIn(events: readonly InboxEvent[], correlationId: string): Promise<readonly string[]>;
  /** Portals in which events wait that came before the instant: somebody missed them. */
  portalsWaiting(before: Date): Promise<readonly string[]>;
}

export interface WaitingEvent {
  /** Of the store, ascending as they came. */
  readonly id: string;
  readonly body: string;
  readonly correlationId: string;
  readonly receivedAt: Date;
}

export interface InboxState {
  readonly waiting: number;
  /** Null where nothing waits. */
  readonly oldestWaitingAt: Date | null;
}

/** The events of one portal. */
export interface InboxStore {
  /** The oldest first, from the first one after `after` on (null: from the oldest). */
  readWaiting(page: { readonly after: string | null; readonly limit: number }): Promise<readonly WaitingEvent[]>;
  /** They wait no more. Kept for some days, so that one that is sent again is known. */
  markHandled(ids: readonly string[]): Promise<void>;
  describe(): Promise<InboxState>;
  /** When the last one came, of those that are still kept, handled or not; null where none is. */
  lastReceivedAt(): Promise<Date | null>;
  /** Takes handled events away that came before the instant. @returns how many */
  forgetHandled(before: Date): Promise<number>;
}
