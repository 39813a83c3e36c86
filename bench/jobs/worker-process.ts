import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { READY, type WorkerOrder } from './worker-order.ts';

const MAIN = join(import.meta.dirname, 'worker-main.ts');

export interface WorkerProcess {
  /** Rejects where it ended before it was ready. */
  readonly ready: Promise<void>;
  /** Ends it at once, as a power switch would. */
  kill(): Promise<void>;
  /** Asks it to end. */
  stop(): Promise<void>;
}

export function startWorker(order: WorkerOrder): WorkerProcess {
  return toProcess(spawn(process.execPath, [MAIN, JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'inherit'] }));
}

/** @param child that says when it is ready */
export function toProcess(child: ChildProcess): WorkerProcess {
  const ended = new Promise<void>((end) => child.once('exit', () => end()));
  return {
    ready: untilReady(child),
    kill: () => endBy(child, 'SIGKILL', ended),
    stop: () => endBy(child, 'SIGTERM', ended),
  };
}

async function endBy(child: ChildProcess, signal: NodeJS.Signals, ended: Promise<void>): Promise<void> {
  child.kill(signal);
  await ended;
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((ready, fail) => {
    child.stdout?.setEncoding('utf8').on('data', (said: string) => {
      if (said.includes(READY)) ready();
    });
    child.once('exit', () => fail(new Error('A worker ended before it was ready.')));
  });
}
