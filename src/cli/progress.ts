import cliProgress from 'cli-progress';
import type { RescoreProgress } from '../operations/rescore-portal.ts';
import type { CommandDoors } from './doors.ts';

const LABELS: Readonly<Record<RescoreProgress['phase'], string>> = {
  reading: 'Reading',
  scoring: 'Scoring',
  writing: 'Writing',
};

/** A bar on a terminal, a plain line per phase and tenth elsewhere. */
export function createProgress(doors: Pick<CommandDoors, 'err' | 'isTerminal'>): {
  readonly show: (progress: RescoreProgress) => void;
  readonly stop: () => void;
} {
  return doors.isTerminal ? barProgress() : lineProgress(doors.err);
}

function barProgress(): ReturnType<typeof createProgress> {
  const bar = new cliProgress.SingleBar({
    format: '{phase} {bar} {value}/{total} {eta_formatted}',
    hideCursor: true,
    clearOnComplete: true,
  });
  let phase: RescoreProgress['phase'] | null = null;
  return {
    show: (progress) => {
      const total = progress.total ?? progress.done;
      if (phase !== progress.phase) {
        bar.stop();
        bar.start(total, progress.done, { phase: LABELS[progress.phase] });
        phase = progress.phase;
      }
      bar.setTotal(total);
      bar.update(progress.done, { phase: LABELS[progress.phase] });
    },
    stop: () => {
      bar.stop();
    },
  };
}

function lineProgress(err: (text: string) => void): ReturnType<typeof createProgress> {
  let last = '';
  return {
    show: ({ phase, done, total }) => {
      const tenth = total === null || total === 0 ? 10 : Math.floor((10 * done) / total);
      const step = `${phase} ${String(tenth)}`;
      if (step === last) return;
      last = step;
      err(`${LABELS[phase]}: ${String(done)}${total === null ? '' : ` of ${String(total)}`}`);
    },
    stop: () => undefined,
  };
}
