/** What was measured of the whole portal, by name: the latest of each. */
import type { Day } from '../../scoring/types.ts';

export interface KeptReport {
  readonly name: string;
  /** The day that it speaks of. */
  readonly asOf: Day;
  /** Any JSON value. */
  readonly value: unknown;
}

export interface ReportStore {
  /** Null where none was kept. */
  readReport(name: string): Promise<KeptReport | null>;
  /** In the place of the earlier one of the name. */
  keepReport(report: KeptReport): Promise<void>;
}
