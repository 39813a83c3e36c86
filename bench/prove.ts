/**
 * `npm run prove`: runs the long proofs one after the other, prints what they show, and writes docs/proof.md and docs/proof.json:
 * command, seed, figures, machine and date of each.
 *
 * Options: --size usual (default; within an hour on two cores), whole (hours; a million companies) or quick (minutes, and
 * writes nothing), --only NAME,… of them (the others keep what they showed before), --seed S (default 1). Ends with 1 where a
 * claim does not hold.
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { toMegabytes } from './portal/peak-memory.ts';
import { mergeProofs, parseKeptProofs } from './prove/kept-proofs.ts';
import type { Circumstances, Proof } from './prove/proof-step.ts';
import { proofDocument, proofTable } from './prove/proof-text.ts';
import { runStep } from './prove/run-step.ts';
import { SIZES } from './prove/sizes.ts';
import { proofSteps } from './prove/steps.ts';
import { giveUp, oneOf, readOptions, text, whole } from './read-options.ts';

const values = readOptions({ only: text, seed: whole(1, 0), size: oneOf(['usual', 'whole', 'quick']) });
const only = values.only?.split(',').map((name) => name.trim()) ?? null;
const all = proofSteps(SIZES[values.size ?? 'usual'], values.seed);
const unknown = only?.find((name) => all.every((step) => step.name !== name));
if (unknown !== undefined)
  giveUp(`--only: nothing is called "${unknown}". There is ${all.map(({ name }) => name).join(', ')}.`);

const DOCS = new URL('../docs/', import.meta.url);
const circumstances = describeMachine();
const proofs: Proof[] = [];
for (const step of all) {
  if (only !== null && !only.includes(step.name)) continue;
  process.stderr.write(`${step.name}: ${step.claim}\n`);
  proofs.push(await runStep(step, circumstances));
  // After each, since a run takes long and may be ended early.
  if (values.size !== 'quick') await keep(proofs);
}
process.stdout.write(proofTable(proofs));
if (!proofs.every(({ holds }) => holds)) process.exitCode = 1;

async function keep(added: readonly Proof[]): Promise<void> {
  const file = new URL('proof.json', DOCS);
  const kept = parseKeptProofs(existsSync(file) ? await readFile(file, 'utf8') : null);
  const names = all.map(({ name }) => name);
  const merged = mergeProofs(kept, added, names);
  await writeFile(file, `${JSON.stringify(merged, null, 2)}\n`);
  await writeFile(new URL('proof.md', DOCS), proofDocument(merged));
}

function describeMachine(): Circumstances {
  const cores = cpus();
  const memory = Math.round(toMegabytes(totalmem()) / 1000);
  return {
    machine: `${cores.length} cores (${cores[0]?.model.trim() ?? 'of unknown make'}), ${memory} GB of memory`,
    node: `Node ${process.versions.node}`,
    date: new Date().toISOString().slice(0, 10),
  };
}
