/**
 * `npm run -s bench:convergence`: lets random things happen in a small account, and sees whether a night brings the mirror up to
 * date: created, changed, linked, unlinked, deleted, restored and merged records, and deleted contacts.
 *
 * Options: --sequences N (default 1000), --seed S (default 1). Ends with 1 where a mirror differs, and prints the shortest sequence.
 */
import fc from 'fast-check';
import { anySequence, findDivergence, type Sequence } from '../tests/hubspot/mirror/converge.ts';
import { readOptions, whole } from './read-options.ts';

const values = readOptions({ sequences: whole(1000), seed: whole(1, 0) });

const started = performance.now();
const happened = new Map<string, number>();
const details = await fc.check(fc.asyncProperty(anySequence, converges), {
  numRuns: values.sequences,
  seed: values.seed,
});

const seconds = ((performance.now() - started) / 1000).toFixed(0);
const steps = [...happened].map(([step, count]) => `${step} ${count}`).join(', ');
process.stdout.write(`${details.numRuns} sequences in ${seconds} s (${steps}).\n`);
if (details.failed) {
  process.stdout.write(`The mirror differs: ${fc.defaultReportMessage(details) ?? ''}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write('After every night the mirror was as the account.\n');
}

async function converges(sequence: Sequence): Promise<void> {
  for (const { step } of sequence.flat()) happened.set(step, (happened.get(step) ?? 0) + 1);
  const wrong = await findDivergence(sequence);
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
}
