/**
 * A change of segment or risk needs readings on two days. The first one is kept in the store and not sent: it says nothing
 * that anybody could act on, and every write shows in the record's history.
 */
import type { PublishedValues } from '../ports.ts';
import type { ScoreStore } from '../ports/score-store.ts';
import type { Scored } from './tally.ts';

/** What was published, with what waits: as the store has it, else as a refresh without a store wrote it on the record. */
export function withFirstReading(
  published: PublishedValues | null,
  waiting: string | undefined,
): PublishedValues | null {
  return published === null || waiting === undefined ? published : { ...published, pendingChange: waiting };
}

/**
 * What of `settled` goes to the record: what waits there already may stay, and what no longer waits must not, or a refresh
 * without a store would take it for a first reading. What comes from a first reading waits with it: the computed segment,
 * and the next action where nothing else speaks for another one.
 */
export function withoutFirstReading(before: PublishedValues | null, settled: PublishedValues): PublishedValues {
  if (before === null) return { ...settled, pendingChange: null };
  if (before.pendingChange === settled.pendingChange) return settled;
  const segmentComputed = isSegmentWaiting(settled) ? settled.segment : settled.segmentComputed;
  const nextAction = isActionWaiting(before, settled) ? before.nextAction : settled.nextAction;
  return { ...settled, segmentComputed, nextAction, pendingChange: null };
}

function isActionWaiting(before: PublishedValues, { pendingChange, ...settled }: PublishedValues): boolean {
  return (
    pendingChange !== null &&
    before.nextAction !== null &&
    before.risk === settled.risk &&
    before.segment === settled.segment &&
    before.customerStatus === settled.customerStatus &&
    before.contactStatus === settled.contactStatus &&
    before.renewalDate === settled.renewalDate
  );
}

function isSegmentWaiting({ pendingChange, segmentComputed }: PublishedValues): boolean {
  return pendingChange?.includes(`segment=${segmentComputed} `) === true;
}

/** Notes what waits of the companies of a page of which nothing is sent; of the others it is noted when they were sent. */
export async function noteFirstReadings(
  scores: Pick<ScoreStore, 'noteFirstReadings'>,
  page: readonly Scored[],
): Promise<void> {
  await scores.noteFirstReadings(
    page
      .filter(({ standing, settled, waiting }) => standing === null && settled.pendingChange !== waiting)
      .map(({ reading, settled }) => ({ companyId: reading.history.companyId, waiting: settled.pendingChange })),
  );
}
