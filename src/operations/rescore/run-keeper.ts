import type { Run, RunKind, RunState, RunStore } from '../ports/run-store.ts';
import { emptyReport, type RefreshReport } from './refresh-report.ts';
import type { RefreshProgress, RescoreWorld } from './world.ts';

/** A sign of life is given this often, while a run that gives none for two minutes counts as dead. */
const BEAT_MILLISECONDS = 10_000;

/** A run under way, with its report as it grows. */
export interface RunKeeper {
  readonly report: () => RefreshReport;
  readonly note: (news: Partial<RefreshReport>) => void;
  /** Tells how far the run is, to whoever watches and, now and then, to the store. */
  readonly progress: (progress: RefreshProgress) => Promise<void>;
  readonly finish: (state: Exclude<RunState, 'running'>) => Promise<void>;
}

/** Starts a run; null where another process is at one. */
export async function startRun(
  world: Pick<RescoreWorld, 'store' | 'now' | 'countCalls'>,
  kind: RunKind,
  options: {
    readonly isDryRun: boolean;
    readonly process: string;
    readonly watch: ((progress: RefreshProgress) => void) | undefined;
  },
): Promise<RunKeeper | null> {
  const { runs } = world.store;
  const run = await runs.startRun(kind);
  if (run === null) return null;
  const callsBefore = world.countCalls();
  let report = emptyReport(kind, options.isDryRun, options.process);
  let lastBeat = world.now().getTime();
  const current = (): RefreshReport => ({ ...report, calls: world.countCalls() - callsBefore });
  await runs.noteProgress(run.id, current());
  return {
    report: current,
    note: (news) => {
      report = { ...report, ...news };
    },
    progress: async (progress) => {
      options.watch?.(progress);
      const now = world.now().getTime();
      if (now - lastBeat < BEAT_MILLISECONDS) return;
      lastBeat = now;
      await runs.noteProgress(run.id, current());
    },
    finish: (state) => runs.finishRun(run.id, state, current()),
  };
}

/** The run that is under way; null where none is. */
export async function findRunning(runs: Pick<RunStore, 'listRuns'>): Promise<Run | null> {
  return (await runs.listRuns(20)).find(({ state }) => state === 'running') ?? null;
}
