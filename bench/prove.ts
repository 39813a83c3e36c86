/**
 * `npm run prove`: runs the long benchmarks of a portal's run one after the other, which takes hours, and prints what they show:
 * command, seed, figures, machine and date.
 *
 * Options: --only NAME,… (convergence, killed store, killed runs, faults, portal, from the mirror), --seed S (default 1),
 * --quick for small sizes that show that everything runs, --write to write docs/proof.md and docs/proof.json. Ends with 1 where
 * a claim does not hold.
 */
import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { toMegabytes } from './portal/peak-memory.ts';
import type { Proof } from './prove/proof-step.ts';
import { type Circumstances, proofDocument, proofTable } from './prove/proof-text.ts';
import { runStep } from './prove/run-step.ts';
import { proofSteps, QUICK, WHOLE } from './prove/steps.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const only = values.only?.split(',').map((name) => name.trim()) ?? null;
const all = proofSteps(values.quick ? QUICK : WHOLE, Number(values.seed));
const unknown = only?.find((name) => all.every((step) => step.name !== name));
if (unknown !== undefined)
  throw new Error(`Nothing is called "${unknown}". There is ${all.map(({ name }) => name).join(', ')}.`);

const proofs: Proof[] = [];
for (const step of all) {
  if (only !== null && !only.includes(step.name)) continue;
  process.stderr.write(`${step.name}: ${step.claim}\n`);
  proofs.push(await runStep(step));
}
const circumstances = describeMachine();
process.stdout.write(proofTable(proofs, circumstances));
if (values.write) {
  const docs = new URL('../docs/', import.meta.url);
  await writeFile(new URL('proof.md', docs), proofDocument(proofs, circumstances));
  await writeFile(new URL('proof.json', docs), `${JSON.stringify({ ...circumstances, proofs }, null, 2)}\n`);
}
if (!proofs.every(({ holds }) => holds)) process.exitCode = 1;

function describeMachine(): Circumstances {
  const cores = cpus();
  const memory = Math.round(toMegabytes(totalmem()) / 1000);
  return {
    machine: `${cores.length} cores (${cores[0]?.model.trim() ?? 'of unknown make'}), ${memory} GB of memory`,
    node: `Node ${process.versions.node}`,
    date: new Date().toISOString().slice(0, 10),
  };
}
