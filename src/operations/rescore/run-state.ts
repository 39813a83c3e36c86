import * as z from 'zod';
import type { MirrorStore } from '../ports/mirror-store.ts';
import { programmeStateSchema } from '../programme/pass/programme-state.ts';
import { retentionStateSchema } from './portal-retention.ts';
import { tallySchema } from './tally.ts';

const NAME = 'rescore';

const scoringSchema = z.object({
  phase: z.literal('scoring'),
  /** The last company of the last page that was put out; null before the first. */
  after: z.string().nullable(),
  inputVersion: z.number(),
  asOf: z.int(),
  /** ISO 8601 instant that the scores carry. */
  at: z.string(),
  /** Model and policy of the scores. */
  label: z.string(),
  tally: tallySchema,
  /** Null where retention is not measured along with it. */
  retention: retentionStateSchema.nullable(),
  programme: programmeStateSchema,
});

const stateSchema = z.discriminatedUnion('phase', [
  scoringSchema,
  /** All is put out and may be sent. */
  z.object({ phase: z.literal('sending') }),
  /** All is put out, and would change so much that somebody has to say yes first. */
  z.object({ phase: z.literal('waiting'), since: z.string(), tally: tallySchema }),
]);

/** How far a run came; null where the last one came to its end. What is put out belongs to it. */
export type RunProgress = z.infer<typeof stateSchema>;
export type ScoringProgress = z.infer<typeof scoringSchema>;
export type WaitingProgress = Extract<RunProgress, { phase: 'waiting' }>;

/** A state that an older program wrote, and that cannot be read, is as good as none. */
export async function readRunProgress(store: Pick<MirrorStore, 'readCheckpoint'>): Promise<RunProgress | null> {
  const parsed = stateSchema.safeParse(await store.readCheckpoint(NAME));
  return parsed.success ? parsed.data : null;
}

export async function writeRunProgress(
  store: Pick<MirrorStore, 'writeCheckpoint'>,
  progress: RunProgress | null,
): Promise<void> {
  await store.writeCheckpoint(NAME, progress);
}
