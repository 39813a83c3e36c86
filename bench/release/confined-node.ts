/** Node that may read and write one folder and nothing else: what runs so needs nothing from anywhere else. */
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';

export interface ConfinedRun {
  /** Absolute path: where it runs, and all that it sees of the disk. */
  readonly folder: string;
  /** All of its environment. */
  readonly environment: Readonly<Record<string, string>>;
}

/** How Node is started so; the permission to start threads is for the one in which models are learnt. */
export function confinedArguments(folder: string): readonly string[] {
  return [
    '--permission',
    `--allow-fs-read=${folder}`,
    `--allow-fs-write=${folder}`,
    '--allow-worker',
    '--disable-warning=SecurityWarning',
  ];
}

/** Runs it to its end. @returns what it printed @throws where it ends with anything but 0, with what it said */
export async function runConfined(args: readonly string[], { folder, environment }: ConfinedRun): Promise<string> {
  const child = spawn(process.execPath, [...confinedArguments(folder), ...args], {
    cwd: folder,
    env: { TMPDIR: tmpdir(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [printed, said] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise<number | null>((end, fail) => child.once('error', fail).once('close', end));
  if (code !== 0) throw new Error(`${args.join(' ').slice(0, 200)} ended with ${String(code)}: ${said}${printed}`);
  return printed;
}
