/** The service as a process of its own, as an installation runs it, to be killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import * as z from 'zod';

const ROOT = resolve(import.meta.dirname, '../..');
const COMMAND = ['--import', './src/preflight.mjs', 'src/service/main.ts'];

export interface ServiceProcess {
  /** Without a closing slash. */
  readonly url: string;
  readonly isRunning: () => boolean;
  /** Ends it at once, as a power switch would. */
  kill(): Promise<void>;
  /** Asks it to end. @returns the exit code; null where a signal ended it */
  stop(): Promise<number | null>;
}

/** A service whose store cannot be opened goes on trying, and nobody waits for it for ever. */
const STARTED_WITHIN_MILLISECONDS = 240_000;

const startedForm = z.object({ event: z.literal('started'), url: z.string() });

/**
 * @param what the folder it runs in and its arguments for Node; by default this checkout's
 * @throws where it ended before it was started, with what it said last
 */
export async function startServiceProcess(
  environment: Readonly<Record<string, string>>,
  { folder, command }: { readonly folder: string; readonly command: readonly string[] } = {
    folder: ROOT,
    command: COMMAND,
  },
): Promise<ServiceProcess> {
  const child = spawn(process.execPath, command, {
    cwd: folder,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((end) => child.once('exit', (code) => end(code)));
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    if (isRunning()) child.kill(signal);
    return ended;
  };
  return {
    url: await untilStarted(child),
    isRunning,
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}

function untilStarted(child: ChildProcess): Promise<string> {
  return new Promise((started, fail) => {
    let [line, last] = ['', ''];
    const tooLong = setTimeout(() => child.kill('SIGKILL'), STARTED_WITHIN_MILLISECONDS);
    child.stdout?.setEncoding('utf8').on('data', (said: string) => {
      const lines = `${line}${said}`.split('\n');
      line = lines.pop() ?? '';
      for (const each of lines) {
        const url = urlOf(each);
        if (url !== null) {
          clearTimeout(tooLong);
          started(url);
        }
        last = each;
      }
    });
    child.stderr?.setEncoding('utf8').on('data', (said: string) => (last = said));
    child.once('exit', () => {
      clearTimeout(tooLong);
      fail(new Error(`The service ended before it was started: ${last}`));
    });
  });
}

function urlOf(line: string): string | null {
  if (!line.includes('"started"')) return null;
  return startedForm.safeParse(JSON.parse(line)).data?.url ?? null;
}
