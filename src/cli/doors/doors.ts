import type { LivePortal } from '../../accounts/open-live-portal.ts';
import type { DailyUse } from '../../operations/call-budget.ts';
import type { CompanyProperties } from '../../operations/ports/company-properties.ts';
import type { CrmDesk } from '../../operations/ports/crm-desk.ts';
import type { JobQueue } from '../../operations/ports/job-queue.ts';
import type { NoteDesk } from '../../operations/ports/note-desk.ts';
import type { PortalMirror } from '../../operations/ports/portal-mirror.ts';
import type { PortalStore } from '../../operations/ports/portal-store.ts';
import type { GivenPolicy, RescoreWorld } from '../../operations/rescore/world.ts';
import type { Policy } from '../../scoring/policy.ts';
import type { Day } from '../../scoring/types.ts';

/** A portal that a command can read and score: HubSpot's own, or a folder of CSV files. */
export interface OpenPortal extends LivePortal {
  /** Where something has to be given back once everything was read. */
  readonly close?: () => Promise<void>;
}

/** The HubSpot account with what is kept of it between commands. To be closed. */
export interface KeptPortal extends RescoreWorld {
  readonly asOf: Day;
  readonly store: PortalStore;
  readonly mirror: PortalMirror;
  readonly desk: CrmDesk & NoteDesk;
  /** The day in the portal's own time zone. */
  readonly today: () => Day;
  readonly companyProperties: CompanyProperties;
  /** Calls of the account's day, of all processes that share the store; null while nothing is known. */
  readonly readCallsOfDay: () => Promise<DailyUse | null>;
  readonly close: () => Promise<void>;
}

export interface FolderOptions {
  readonly asOf: string | undefined;
  readonly currency: string | undefined;
  readonly timeZone: string | undefined;
}

/** What the commands need of the world outside; the program's main wires it. */
export interface CommandDoors {
  /** @param policy says what is read of budgets, and whose a partner's deals are */
  readonly openHubSpot: (policy: Pick<Policy, 'partners' | 'wallet'>) => Promise<OpenPortal>;
  /**
   * Opens the account's store: `create` makes one where there is none; with `open` the answer is then null. The policy handed
   * in, else the kept one, says whose a partner's deals are.
   */
  readonly openKept: (mode: 'open' | 'create', policy?: GivenPolicy | null) => Promise<KeptPortal | null>;
  /** Null where the program was installed without the sandbox, which reads such folders. */
  readonly openFolder: ((directory: string, options: FolderOptions) => Promise<OpenPortal>) | null;
  readonly provision: (mode: 'apply' | 'check') => Promise<ProvisionSummary>;
  /** Lists and workflows of the account that hold a property of the app, as far as HubSpot tells. */
  readonly findPropertyUses: () => Promise<PropertyUses>;
  /** Archives the app's properties and their group. @returns how many properties there were */
  readonly archiveProperties: () => Promise<number>;
  /**
   * The queue of jobs in the store that the environment names, and how to close it and the store; null where there is no
   * store. HubSpot is not asked.
   */
  readonly openJobs: () => Promise<{ readonly jobs: JobQueue; readonly close: () => Promise<void> } | null>;
  /** Backups of a store in a folder, the oldest first. @throws {CommandFailure} where the store is on a server */
  readonly findBackups: () => Promise<readonly StoreBackup[]>;
  /** Puts a backup in the place of the store's files; those are kept aside. @throws {StoreError} where the store is in use */
  readonly restoreBackup: (name: string) => Promise<{ readonly keptAside: string | null }>;
  readonly now: () => Date;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly isTerminal: boolean;
  /** Asks the person before the terminal; where there is none, nobody says yes. */
  readonly ask: (question: string) => Promise<boolean>;
  /** Ctrl-C, for a command that can stop at a checkpoint. To be released when the command is over. */
  readonly watchInterrupts: () => Interrupts;
  /** Who runs this, for what is kept. */
  readonly user: string;
  /** Which process this is, in words for people. */
  readonly process: string;
}

export interface StoreBackup {
  readonly name: string;
  readonly madeAt: Date;
}

export interface Interrupts {
  readonly signal: AbortSignal;
  readonly release: () => void;
}

export interface ProvisionSummary {
  readonly changed: readonly string[];
  /** What an admin changed, and keeps. */
  readonly kept: readonly string[];
  /** What differs from the app's table and was left alone or, when only checking, would be changed. */
  readonly drift: readonly string[];
  readonly problems: readonly string[];
}

export interface PropertyUses {
  readonly uses: readonly PropertyUse[];
  /** What HubSpot did not tell, and why. */
  readonly unknown: readonly string[];
  /** Kinds of which at least some could be read. */
  readonly read: readonly PropertyUse['kind'][];
}

export interface PropertyUse {
  readonly kind: 'list' | 'workflow';
  readonly name: string;
  readonly properties: readonly string[];
}
