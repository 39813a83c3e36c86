/** Each job is put off for so long at its first time. */
export const PUT_OFF_MILLISECONDS = 2_000;

export interface ClockJobs {
  readonly jobs: number;
  readonly lost: number;
  readonly appliedTwice: number;
  /** Times that a job was taken beside its first and its second. */
  readonly takenTooOften: number;
  /** From the first to the second time that a job was taken, on the database's clock. */
  readonly putOffSeconds: { readonly least: number; readonly most: number };
  readonly portals: number;
  /** Nights that were begun: one of each portal is right. */
  readonly nights: number;
}

/** A first run and a night on two machines whose clocks differ. */
export interface ClockRuns {
  readonly firstMinutesAhead: number;
  readonly nightMinutesAhead: number;
  readonly lost: number;
  readonly leftOver: boolean;
  readonly writtenTwice: readonly string[];
}

/** Later than this a job was taken by the wrong clock; there is time for a slow machine to look. */
const LATEST_SECONDS = 60;

export function isPunctual({
  jobs,
  lost,
  appliedTwice,
  takenTooOften,
  putOffSeconds,
  portals,
  nights,
}: ClockJobs): boolean {
  const inTime = putOffSeconds.least >= PUT_OFF_MILLISECONDS / 1000 - 0.1 && putOffSeconds.most <= LATEST_SECONDS;
  return jobs > 0 && lost === 0 && appliedTwice === 0 && takenTooOften === 0 && inTime && nights === portals;
}

export function isSame({ lost, leftOver, writtenTwice }: ClockRuns): boolean {
  return lost === 0 && !leftOver && writtenTwice.length === 0;
}
