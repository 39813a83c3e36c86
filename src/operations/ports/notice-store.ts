/** What is said to people and workflows once, and what is kept so that it is not said twice. */

/** An alert about one customer. The instant is that of `loyalty_alert_at`, so one alert is one row. */
export interface Alert {
  readonly companyId: string;
  /** ISO 8601 in UTC. */
  readonly alertAt: string;
}

export type AlertState =
  /** Nobody was told yet. */
  | 'noted'
  /** A task is being made, or was when whoever made it fell: who takes this up looks for the task before making another. */
  | 'telling'
  | 'told'
  /** Not told: alerts were off, or it was too old when its turn came. */
  | 'dropped';

export interface KeptAlert extends Alert {
  readonly state: AlertState;
}

/**
 * Whose turn it is to say something. `first`: the caller's, and nobody tried before. `again`: the caller's, and somebody who
 * tried before may have said it without noting it. `held`: somebody else's, for some time. `over`: it was said, or dropped.
 */
export type Turn = 'first' | 'again' | 'held' | 'over';

/** The answer to one call of a workflow action, by the callback's id. */
export interface ActionAnswer {
  readonly callbackId: string;
  readonly action: 'rescore' | 'next_action';
  readonly companyId: string;
  /** What is sent to HubSpot; null while it is being worked out. */
  readonly output: Readonly<Record<string, string | number | null>> | null;
  readonly state: 'working' | 'answered' | 'blocked' | 'completed';
}

/** Alerts, digests and answers of one portal. */
export interface NoticeStore {
  /** One that is there is left as it is. @returns those that are new */
  noteAlerts(alerts: readonly Alert[]): Promise<readonly Alert[]>;
  /** Alerts that nobody was told of yet (`noted`, `telling`), the oldest first. */
  listUntold(limit: number): Promise<readonly KeptAlert[]>;
  /** Alerts that nobody was told of yet and that nobody is telling at the moment, the oldest first. */
  listTellable(limit: number): Promise<readonly KeptAlert[]>;
  /** Makes an alert `telling` where nobody is telling it: the caller's for so long. Of several that ask at once, one gets it. */
  beginTelling(alert: Alert, holdMilliseconds: number): Promise<Turn>;
  /** Gives an alert back that the caller was telling: it stays `telling`, and may be taken up at once. */
  endTelling(alert: Alert): Promise<void>;
  markAlerts(alerts: readonly Alert[], state: 'told' | 'dropped', taskId?: string | null): Promise<void>;

  /**
   * Takes the digest of an owner's week where it was not made and nobody is at it: the caller's for so long.
   *
   * @param week `YYYY-Www`
   */
  claimDigest(ownerId: string, week: string, holdMilliseconds: number): Promise<Turn>;
  /** The digest was made, or is not to be made any more. */
  markDigestMade(ownerId: string, week: string): Promise<void>;
  /** Gives a claimed digest back that may not have been made: it may be taken up at once. */
  releaseDigest(ownerId: string, week: string): Promise<void>;

  /** Begins an answer, or gives back what is kept of an earlier call with the same callback. */
  beginAnswer(
    call: Pick<ActionAnswer, 'callbackId' | 'action' | 'companyId'>,
  ): Promise<{ readonly isNew: boolean; readonly answer: ActionAnswer }>;
  readAnswer(callbackId: string): Promise<ActionAnswer | null>;
  writeAnswer(callbackId: string, state: ActionAnswer['state'], output: ActionAnswer['output']): Promise<void>;

  /** When a workflow was last given its answer, of the answers that are still kept; null where none is. */
  lastAnsweredAt(): Promise<Date | null>;

  /** Takes everything away that was closed before the instant. */
  forgetClosed(before: Date): Promise<void>;
}
