import type { CustomerRecords, PortalFacts } from '../operations/ports.ts';
import type { Day } from '../scoring/types.ts';

/** A portal that a command can read and score: HubSpot's own, or a folder of CSV files. */
export interface OpenPortal {
  readonly records: CustomerRecords;
  readonly portal: PortalFacts;
  /** The day to score on unless the command says otherwise. */
  readonly asOf: Day;
  /** Names of the people who own companies, by owner id; who is not in it is shown by the id. */
  readonly ownerNames: ReadonlyMap<string, string>;
  /** What could not be used, in plain words. */
  readonly problems: readonly string[];
}

export interface FolderOptions {
  readonly asOf: string | undefined;
  readonly currency: string | undefined;
  readonly timeZone: string | undefined;
}

/** What the commands need of the world outside; the program's main wires it. */
export interface CommandDoors {
  readonly openHubSpot: () => Promise<OpenPortal>;
  /** Null where the program was installed without the sandbox, which reads such folders. */
  readonly openFolder: ((directory: string, options: FolderOptions) => Promise<OpenPortal>) | null;
  readonly provision: (mode: 'apply' | 'check') => Promise<ProvisionSummary>;
  readonly now: () => Date;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly isTerminal: boolean;
}

export interface ProvisionSummary {
  readonly changed: readonly string[];
  /** What an admin changed, and keeps. */
  readonly kept: readonly string[];
  /** What differs from the app's table and was left alone or, when only checking, would be changed. */
  readonly drift: readonly string[];
  readonly problems: readonly string[];
}
