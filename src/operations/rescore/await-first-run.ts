import * as z from 'zod';
import type { PortalStore } from '../ports/portal-store.ts';
import { findRunning } from './run-keeper.ts';

const CHECKPOINT = 'awaiting_first_run';
const WAIT_MILLISECONDS = 24 * 3_600_000;

const stateSchema = z.object({ since: z.iso.datetime() });

/**
 * Whether a single company of a portal that was never scored as a whole should be looked at again later: the first run may
 * have read it before it changed. Worth waiting for is a run that is under way, and one that is to begin, for a day from the
 * first time somebody asked; a portal that is filled later still is brought up to date by the night after.
 */
export async function isFirstRunAwaited(store: Pick<PortalStore, 'mirror' | 'runs'>, now: Date): Promise<boolean> {
  const isRecent = (since: Date): boolean => now.getTime() - since.getTime() < WAIT_MILLISECONDS;
  const running = await findRunning(store.runs);
  if (running !== null && isRecent(running.startedAt)) return true;
  const parsed = stateSchema.safeParse(await store.mirror.readCheckpoint(CHECKPOINT));
  if (parsed.success) return isRecent(new Date(parsed.data.since));
  await store.mirror.writeCheckpoint(CHECKPOINT, { since: now.toISOString() });
  return true;
}
