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
  /** A task is being made: whoever finds this after a fall looks for the task before making another. */
  | 'telling'
  | 'told'
  /** Not told: alerts were off, or it was too old when its turn came. */
  | 'dropped';

export interface KeptAlert extends Alert {
  readonly state: AlertState;
}

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
  markAlerts(alerts: readonly Alert[], state: AlertState, taskId?: string | null): Promise<void>;

  /** Whether the digest of the owner's week is to be made by the caller: true once. @param week `YYYY-Www` */
  claimDigest(ownerId: string, week: string): Promise<boolean>;
  /** Gives a claimed digest back that could not be made. */
  releaseDigest(ownerId: string, week: string): Promise<void>;

  /** Begins an answer, or gives back what is kept of an earlier call with the same callback. */
  beginAnswer(
    call: Pick<ActionAnswer, 'callbackId' | 'action' | 'companyId'>,
  ): Promise<{ readonly isNew: boolean; readonly answer: ActionAnswer }>;
  readAnswer(callbackId: string): Promise<ActionAnswer | null>;
  writeAnswer(callbackId: string, state: ActionAnswer['state'], output: ActionAnswer['output']): Promise<void>;

  /** Takes everything away that was closed before the instant. */
  forgetClosed(before: Date): Promise<void>;
}
