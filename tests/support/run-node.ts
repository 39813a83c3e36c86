import { spawn } from 'node:child_process';
import { PROJECT_ROOT } from './temporary-directory.ts';

export interface Finished {
  /** Null when it was killed, for instance because it took longer than allowed. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** The whole environment of the process; by default this one's. */
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMilliseconds?: number;
}

/** Runs Node with `args` as its own process, without stdin, and gives what it printed. */
export function runNode(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  return new Promise((finish, fail) => {
    const child = spawn(process.execPath, args, {
      cwd: options.cwd ?? PROJECT_ROOT,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.timeoutMilliseconds ?? 60_000,
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', fail);
    child.on('close', (exitCode) => {
      finish({ exitCode, stdout, stderr });
    });
  });
}
