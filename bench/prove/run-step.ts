import { spawn } from 'node:child_process';
import type { Proof, ProofStep } from './proof-step.ts';

interface Ended {
  readonly exitCode: number | null;
  readonly output: string;
}

/** Runs the step's command to its end; what it says meanwhile is passed on. */
export async function runStep(step: ProofStep): Promise<Proof> {
  const started = performance.now();
  const { exitCode, output } = await run(step.command);
  const seconds = (performance.now() - started) / 1000;
  const { name, claim, command, seed } = step;
  const facts = { name, claim, command: `node ${command.join(' ')}`, seed, seconds };
  try {
    return { ...facts, figures: step.figures(output), holds: exitCode === 0 && (step.holds?.(output) ?? true) };
  } catch {
    return { ...facts, figures: `ended with ${exitCode ?? 'a signal'} and printed no figures`, holds: false };
  }
}

function run(command: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', './src/preflight.mjs', ...command], {
      cwd: new URL('../..', import.meta.url),
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
