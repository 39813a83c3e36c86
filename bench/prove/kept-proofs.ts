import * as z from 'zod';
import type { Proof } from './proof-step.ts';

const proofForm = z.object({
  name: z.string(),
  claim: z.string(),
  command: z.string(),
  seed: z.number().nullable(),
  figures: z.string(),
  holds: z.boolean(),
  seconds: z.number(),
  machine: z.string(),
  node: z.string(),
  date: z.string(),
  firstTry: z.string().nullable().default(null),
}) satisfies z.ZodType<Proof>;

/** Reads what an earlier run kept; nothing where that cannot be read. */
export function parseKeptProofs(text: string | null): readonly Proof[] {
  if (text === null) return [];
  return z.array(proofForm).safeParse(JSON.parse(text)).data ?? [];
}

/** The new proofs in the place of those of the same name, in the order in which all are run; what is proved no more is left out. */
export function mergeProofs(
  kept: readonly Proof[],
  added: readonly Proof[],
  names: readonly string[],
): readonly Proof[] {
  const byName = new Map([...kept, ...added].map((proof) => [proof.name, proof]));
  return names.flatMap((name) => byName.get(name) ?? []);
}
