import { fork, type ChildProcess } from 'node:child_process';
import { createDeferred } from './deferred.ts';
import { runMessageForm, type RunOrder, type RunResult } from './run-messages.ts';

/** A run of the portal in a process of its own. */
export interface MeasuredRun {
  readonly pid: number;
  /** Waits until everything is opened and set up. @returns seconds since the process was started */
  opened(): Promise<number>;
  /** Lets the run begin as soon as everything is opened. @throws {Error} where the process ends before the run does */
  go(): Promise<RunResult>;
  /** Lets the process stand still until {@link goOn}. */
  hold(): void;
  goOn(): void;
  /** Ends the process as a power switch would, and waits until it is gone. */
  kill(): Promise<void>;
}

const WORDS_KEPT = 4_000;

/**
 * @param watch is told each phase as it begins
 * @param heapMegabytes that the process may take for its objects; null: what Node takes by itself, which grows with the machine
 */
export function startMeasuredRun(
  order: RunOrder,
  watch: (phase: string) => void = () => undefined,
  heapMegabytes: number | null = null,
): MeasuredRun {
  const child = fork(new URL('measured-run-main.ts', import.meta.url), {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: heapMegabytes === null ? [] : [`--max-old-space-size=${heapMegabytes}`],
  });
  const gone = untilGone(child);
  const opening = createDeferred<number>();
  const running = createDeferred<RunResult>();
  child.on('message', (said: unknown) => {
    const message = runMessageForm.parse(said);
    if (message.kind === 'ready') opening.resolve(message.seconds);
    else if (message.kind === 'phase') watch(message.phase);
    else running.resolve(message);
  });
  const orFail = async <T>(work: Promise<T>): Promise<T> =>
    Promise.race([
      work,
      gone.then((words): never => {
        throw new Error(`The measured process ended. ${words}`);
      }),
    ]);
  child.send(order);
  const opened = (): Promise<number> => orFail(opening.promise);
  return {
    pid: child.pid ?? 0,
    opened,
    async go() {
      await opened();
      child.send('go');
      const result = await orFail(running.promise);
      await gone;
      return result;
    },
    hold: () => {
      child.kill('SIGSTOP');
    },
    goOn: () => {
      child.kill('SIGCONT');
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** @returns what it said last on its error stream */
function untilGone(child: ChildProcess): Promise<string> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString()}`.slice(-WORDS_KEPT);
  });
  return new Promise((resolve) => {
    child.once('exit', () => {
      resolve(said);
    });
  });
}
