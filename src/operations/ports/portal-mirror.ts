/** A portal as mirrored: brought up to date from the CRM, and read without it. */
import type { Policy } from '../../scoring/policy.ts';
import type { CompanyReading } from '../ports.ts';
import type { RecordKind } from './mirror-store.ts';

export interface SyncProgress {
  readonly phase: 'reading' | 'looking_for_changes' | 'comparing_links' | 'rereading';
  /** Companies, or records where the phase is about changes. */
  readonly done: number;
  /** Null while not known. */
  readonly total: number | null;
  readonly calls: number;
}

export interface SyncOptions {
  /** Read everything again, even where the mirror is filled. */
  readonly full?: boolean;
  /** Which seventh of the portal to read in full besides, 0 to 6; null: none. */
  readonly antiEntropyPart?: number | null;
  /** Ends the work at the next checkpoint. */
  readonly signal?: AbortSignal;
  readonly progress?: (progress: SyncProgress) => void;
}

/** What bringing the mirror up to date took and found. */
export interface SyncReport {
  readonly kind: 'first_fill' | 'nightly' | 'full';
  /** Calls of the CRM by kind; of the anti-entropy apart. */
  readonly calls: Readonly<Record<string, number>>;
  readonly antiEntropyCalls: number;
  readonly companies: number;
  /** Records read anew, by kind. */
  readonly read: Readonly<Partial<Record<RecordKind, number>>>;
  readonly removed: Readonly<Partial<Record<RecordKind, number>>>;
  readonly merged: readonly { readonly oldId: string; readonly newId: string }[];
  /** What the mirror got wrong and the anti-entropy put right. */
  readonly corrected: number;
  /** Stopped at a checkpoint by the signal: the next run goes on from there. */
  readonly stopped: boolean;
}

/** The mirror of one portal, in the words of the scoring. */
export interface PortalMirror {
  /** Fills the mirror, or brings it up to date; goes on where an earlier one stopped. */
  sync(options?: SyncOptions): Promise<SyncReport>;
  /** Reads some companies again from the CRM, with all that belongs to them. @returns the ids they go by now; gone ones are missing */
  syncCompanies(companyIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  countCompanies(): Promise<number>;
  /** Ids in ascending order, from the first one after `after` on (null: from the start). */
  listCompanyIds(page: { readonly after: string | null; readonly limit: number }): Promise<readonly string[]>;
  /**
   * From the mirror alone, without a call; `published` is null. In the order asked for; what is not mirrored is missing.
   *
   * @param partners whose deals count for whom; default: as the portal's policy had it when it was opened
   */
  readCompanies(companyIds: readonly string[], partners?: Policy['partners']): Promise<readonly CompanyReading[]>;
}
