import cliProgress from 'cli-progress';
import type { RefreshProgress } from '../../operations/rescore/world.ts';
import type { CommandDoors } from '../doors/doors.ts';

type Phase = RefreshProgress['phase'];

const LABELS: Readonly<Record<Phase, string>> = {
  sending_earlier: 'Sending what an earlier run had put out',
  reading: 'Reading',
  looking_for_changes: 'Looking for changes',
  comparing_links: 'Comparing associations',
  rereading: 'Reading again',
  learning: 'Learning from the customers',
  scoring: 'Scoring',
  writing: 'Writing',
  backfilling: 'Working out past quarters',
};

const MILLISECONDS = 1000;

interface Shown {
  readonly show: (progress: RefreshProgress) => void;
  readonly stop: () => void;
}

/** A bar on a terminal, a plain line per phase and tenth elsewhere; each with the rate and the time left. */
export function createProgress(doors: Pick<CommandDoors, 'err' | 'isTerminal' | 'now'>): Shown {
  return doors.isTerminal ? barProgress() : lineProgress(doors);
}

function barProgress(): Shown {
  const bar = new cliProgress.SingleBar({
    format: '{phase} {bar} {value}/{total} {eta_formatted}',
    hideCursor: true,
    clearOnComplete: true,
  });
  let phase: Phase | null = null;
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

function lineProgress({ err, now }: Pick<CommandDoors, 'err' | 'now'>): Shown {
  let last = '';
  let phase: Phase | null = null;
  let since = { at: 0, done: 0 };
  return {
    show: (progress) => {
      const { done, total } = progress;
      if (phase !== progress.phase) {
        phase = progress.phase;
        since = { at: now().getTime(), done };
      }
      const tenth = total === null || total === 0 ? 10 : Math.floor((10 * done) / total);
      const step = `${phase} ${String(tenth)}`;
      if (step === last) return;
      last = step;
      const seconds = (now().getTime() - since.at) / MILLISECONDS;
      err(`${LABELS[phase]}${countsText(progress)}${paceText(done - since.done, seconds, total, done)}`);
    },
    stop: () => undefined,
  };
}

function countsText({ done, total }: RefreshProgress): string {
  if (total === null) return done === 0 ? '' : `: ${String(done)}`;
  return `: ${String(done)} of ${String(total)}`;
}

/** Nothing where it is too early to tell. */
function paceText(made: number, seconds: number, total: number | null, done: number): string {
  if (seconds < 1 || made <= 0) return '';
  const rate = made / seconds;
  const left = total === null || total <= done ? '' : `, ${durationText((total - done) / rate)} left`;
  return ` (${rate < 10 ? rate.toFixed(1) : String(Math.round(rate))} a second${left})`;
}

function durationText(seconds: number): string {
  if (seconds < 60) return `${String(Math.ceil(seconds))} s`;
  return seconds < 3600 ? `${String(Math.ceil(seconds / 60))} min` : `${(seconds / 3600).toFixed(1)} h`;
}
