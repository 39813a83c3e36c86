/** What is kept of the scores: what was published, what is about to be, what was refused, and the history. */
import type { Day } from '../../scoring/types.ts';
import type { ChangeReason, PublishedValues } from '../ports.ts';

/**
 * Where a score's inputs stood: grows with every reading of the portal or of a company. A score of older inputs never takes
 * the place of one of newer inputs.
 */
export type InputVersion = number;

/** What stands on a company in the CRM, as far as we know. */
export interface PublishedRow {
  readonly companyId: string;
  readonly values: PublishedValues;
  readonly inputVersion: InputVersion;
}

/** Values that are decided and not yet on the company. */
export interface Outgoing {
  readonly companyId: string;
  readonly before: PublishedValues | null;
  readonly after: PublishedValues;
  readonly inputVersion: InputVersion;
}

/** A company whose own rules in the CRM, or whose absence, kept a score out. */
export interface Refusal {
  readonly companyId: string;
  readonly reason: string;
  readonly since: Date;
}

/** Why a snapshot was taken. A backfilled one was worked out later, with what was known on its day. */
export type SnapshotCause = ChangeReason | 'first' | 'backfill' | 'merge';

/** A company's score as it was from a day on, until its next snapshot. */
export interface Snapshot {
  readonly companyId: string;
  readonly asOf: Day;
  readonly cause: SnapshotCause;
  readonly values: PublishedValues;
}

/** The scores of one portal. */
export interface ScoreStore {
  /** The next input version of the portal: larger than all before. */
  nextInputVersion(): Promise<InputVersion>;

  /** Only companies that something was published on. */
  readPublished(companyIds: readonly string[]): Promise<ReadonlyMap<string, PublishedRow>>;
  /** Takes over what the CRM itself says is on these companies; null: nothing is, any more. Inputs' versions stay. */
  correctPublished(
    found: readonly { readonly companyId: string; readonly values: PublishedValues | null }[],
  ): Promise<void>;

  /** What waits for a second reading, in the words of `pendingChange`: only companies of which something does. */
  readFirstReadings(companyIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Each company once; null: nothing waits any more. */
  noteFirstReadings(
    readings: readonly { readonly companyId: string; readonly waiting: string | null }[],
  ): Promise<void>;

  /**
   * Puts values out to be sent, in one transaction with their snapshots. A company that has older values waiting gets these
   * instead; values older than what is published or waiting are left out.
   *
   * @returns how many were put out
   */
  putOut(outgoing: readonly Outgoing[], snapshots: readonly Snapshot[]): Promise<number>;
  /** Waiting values, by ascending company id, from the first one after `after` on. */
  readOutgoing(page: { readonly after: string | null; readonly limit: number }): Promise<readonly Outgoing[]>;
  /** Waiting values of these companies, in no order. */
  readOutgoingOf(companyIds: readonly string[]): Promise<readonly Outgoing[]>;
  countOutgoing(): Promise<number>;
  /** Takes all waiting values away unsent, with the snapshots that were put out with them. */
  dropOutgoing(): Promise<void>;
  /**
   * In one transaction: what was sent is published and waits no more, unless newer values were put out meanwhile; what was
   * refused is listed with its reason and waits no more.
   */
  settleOutgoing(
    sent: readonly PublishedRow[],
    refused: readonly { readonly companyId: string; readonly reason: string }[],
  ): Promise<void>;
  /** Oldest first. A company that was written since is not among them. */
  /** @param companyIds only of these; default: all of the portal */
  listRefusals(companyIds?: readonly string[]): Promise<readonly Refusal[]>;

  /** Snapshots of earlier days; one that is there for the company and day is left as it is. */
  writeSnapshots(snapshots: readonly Snapshot[]): Promise<void>;
  /** Of each company by day. */
  readSnapshots(companyIds: readonly string[]): Promise<ReadonlyMap<string, readonly Snapshot[]>>;
  /** Moves what is kept of companies under the ids they were merged into, whose own comes first where both have a row. */
  mergeCompanies(merges: readonly { readonly oldId: string; readonly newId: string }[]): Promise<void>;
  /** Takes away everything that is kept of a company's scores. */
  forgetCompany(companyId: string): Promise<void>;
}
