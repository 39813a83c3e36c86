import { runProgram } from '../run-program.ts';
import type { Circumstances, Proof, ProofStep } from './proof-step.ts';

/** Runs the step's command to its end, once more where that may help; what it says meanwhile is passed on. */
export async function runStep(step: ProofStep, circumstances: Circumstances): Promise<Proof> {
  const first = await tryStep(step, circumstances);
  if (first.holds || step.measuresTime !== true) return first;
  return { ...(await tryStep(step, circumstances)), firstTry: first.figures };
}

async function tryStep(step: ProofStep, circumstances: Circumstances): Promise<Proof> {
  const started = performance.now();
  const { exitCode, output } = await runProgram(step.command);
  const seconds = (performance.now() - started) / 1000;
  const { name, claim, command, seed } = step;
  const facts = { name, claim, command: `node ${command.join(' ')}`, seed, seconds, firstTry: null, ...circumstances };
  try {
    return { ...facts, figures: step.figures(output), holds: exitCode === 0 && (step.holds?.(output) ?? true) };
  } catch {
    return { ...facts, figures: `ended with ${exitCode ?? 'a signal'} and printed no figures`, holds: false };
  }
}
