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

const startedForm = z.object({ event: z.literal('started'), url: z.string() });

/** @throws where it ended before it was started, with what it said last */
export async function startServiceProcess(environment: Readonly<Record<string, string>>): Promise<ServiceProcess> {
  const child = spawn(process.execPath, COMMAND, {
    cwd: ROOT,
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
    child.stdout?.setEncoding('utf8').on('data', (said: string) => {
      const lines = `${line}${said}`.split('\n');
      line = lines.pop() ?? '';
      for (const each of lines) {
        const url = urlOf(each);
        if (url !== null) started(url);
        last = each;
      }
    });
    child.stderr?.setEncoding('utf8').on('data', (said: string) => (last = said));
    child.once('exit', () => fail(new Error(`The service ended before it was started: ${last}`)));
  });
}

function urlOf(line: string): string | null {
  if (!line.includes('"started"')) return null;
  return startedForm.safeParse(JSON.parse(line)).data?.url ?? null;
}
