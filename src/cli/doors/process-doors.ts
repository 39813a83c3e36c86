import { hostname, userInfo } from 'node:os';
import { createInterface } from 'node:readline/promises';
import type { CommandEnvironment } from '../../config.ts';
import type { CommandDoors, Interrupts } from './doors.ts';
import { hubSpotDoors } from './hubspot-doors.ts';
import { storeDoors } from './store-doors.ts';

/** The doors of a command that runs in a process of its own: its streams, its clock, its account. */
export function processDoors(environment: CommandEnvironment, openFolder: CommandDoors['openFolder']): CommandDoors {
  ignoreClosedPipes();
  const now = (): Date => new Date();
  const err = (text: string): void => {
    process.stderr.write(`${text}\n`);
  };
  return {
    ...hubSpotDoors(environment, now),
    ...storeDoors(environment),
    openFolder,
    now,
    out: (text) => {
      process.stdout.write(`${text}\n`);
    },
    err,
    isTerminal: process.stderr.isTTY,
    ask: askOnTerminal,
    watchInterrupts: () => watchInterrupts(err),
    user: userName(),
    process: `process ${String(process.pid)} on ${hostname()}`,
  };
}

/** An account of the system may have no name, as in some containers. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown user';
  }
}

async function askOnTerminal(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

const INTERRUPTED = 130;

/** The first Ctrl-C asks to stop at the next checkpoint, the second ends the process at once. */
function watchInterrupts(err: (text: string) => void): Interrupts {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    err('Stopping at the next checkpoint. Press Ctrl-C again to end at once: nothing is lost by it.');
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    signal: controller.signal,
    release: () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}

/** Whoever reads the output may stop reading (`| head`): the work goes on, and what nobody reads is dropped. */
export function ignoreClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: Error & { readonly code?: string }) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
