/** What is kept of the portal's runs and of what a person or a fit has set. */
import type { Day } from '../../scoring/types.ts';

export const RUN_KINDS = ['first_fill', 'nightly', 'full', 'companies'] as const;
export type RunKind = (typeof RUN_KINDS)[number];

export const RUN_STATES = ['running', 'done', 'failed', 'stopped', 'waiting_for_yes'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** One run of the portal's scoring. */
export interface Run {
  readonly id: string;
  readonly kind: RunKind;
  readonly state: RunState;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  /** Counts, calls by kind, reasons: what `status` shows. Any JSON value. */
  readonly report: unknown;
}

/** A setting as it was once set; settings are never overwritten. */
export interface SettingVersion {
  readonly name: string;
  /** 1, 2, … */
  readonly version: number;
  readonly value: unknown;
  readonly setAt: Date;
  readonly setBy: string;
  readonly why: string;
}

/** A model as it was fitted, with what its gate said. */
export interface ModelVersion {
  readonly id: string;
  readonly fittedOn: Day | null;
  readonly value: unknown;
  readonly report: unknown;
}

/** A model that was in use once, without its parameters. */
export interface ModelSummary extends Pick<ModelVersion, 'id' | 'fittedOn' | 'report'> {
  /** False: the starting assumptions. */
  readonly isOwn: boolean;
  /** When it was last put to use. */
  readonly usedFrom: Date;
}

/** The runs, settings and models of one portal. */
export interface RunStore {
  /** Only one run of a portal at a time: null where another process is at it and shows signs of life. */
  startRun(kind: RunKind): Promise<Run | null>;
  /** A sign of life of a run under way, with how far it is. */
  noteProgress(runId: string, report: unknown): Promise<void>;
  finishRun(runId: string, state: Exclude<RunState, 'running'>, report: unknown): Promise<void>;
  /** The latest first. */
  listRuns(limit: number): Promise<readonly Run[]>;

  /** The latest version; null where it was never set. */
  readSetting(name: string): Promise<SettingVersion | null>;
  /** @returns the new version; the latest one where the value is the same */
  writeSetting(setting: Pick<SettingVersion, 'name' | 'value' | 'setBy' | 'why'>): Promise<SettingVersion>;
  /**
   * The same, unless somebody else has set it since.
   *
   * @param after the version that is to be followed; 0: it was never set
   * @returns null where the latest version is another one: nothing was written
   */
  writeSettingAfter(
    after: number,
    setting: Pick<SettingVersion, 'name' | 'value' | 'setBy' | 'why'>,
  ): Promise<SettingVersion | null>;
  /** The latest first. */
  listSettings(name: string): Promise<readonly SettingVersion[]>;

  /** The model last put to use; null where none was. */
  readModel(): Promise<ModelVersion | null>;
  /** Those last put to use first. */
  listModels(limit: number): Promise<readonly ModelSummary[]>;
  /** Keeps a model and puts it to use. */
  writeModel(model: ModelVersion): Promise<void>;
}
