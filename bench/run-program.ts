import { spawn } from 'node:child_process';

export interface EndedProgram {
  /** Null: ended by a signal. */
  readonly exitCode: number | null;
  /** What it wrote to standard output. */
  readonly output: string;
}

/** Runs a program of this repository to its end: a file and its arguments. What it says on standard error is passed on. */
export function runProgram(command: readonly string[]): Promise<EndedProgram> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', './src/preflight.mjs', ...command], {
      cwd: new URL('..', import.meta.url),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', reject);
    child.on('close', (exitCode) => {
      resolve({ exitCode, output });
    });
  });
}
