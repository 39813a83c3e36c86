import { setTimeout as sleep } from 'node:timers/promises';
import type { JobName, JobOutcome } from '../../operations/ports/job-queue.ts';
import type { Engine } from './engine.ts';
import { groupBy } from '../../programme/group-by.ts';
import type { Attempt, JobRows } from './job-rows.ts';

const TRIES = 5;
const WAIT_MILLISECONDS = 1000;

/**
 * Notes what became of the jobs of a page. Where the database stays away, the jobs lose their sign of life and are done again
 * by somebody: every handler can do a job twice.
 */
export function createSettler(
  { boss, told }: Pick<Engine, 'boss' | 'told'>,
  rows: Pick<JobRows, 'giveBack' | 'mergeFailed'>,
  trouble: (error: unknown) => void,
): (name: JobName, attempts: readonly Attempt[], outcomes: readonly JobOutcome[]) => Promise<void> {
  async function settle(name: JobName, ends: Ends): Promise<void> {
    const { done, failed, later } = ends;
    if (done.length > 0) await told(() => boss.complete(name, [...done]));
    // What fails for hours is one job with its tries, however often it was asked for meanwhile.
    await rows.mergeFailed(name, [...failed.values()].flat());
    for (const [reason, some] of failed) await told(() => boss.fail(name, [...some], { reason }));
    for (const [at, some] of later) await rows.giveBack(name, some, Math.max(0, at - Date.now()));
  }

  return async (name, attempts, outcomes) => {
    const ends = sortEnds(attempts, outcomes);
    for (let left = TRIES - 1; left >= 0; left -= 1) {
      try {
        await settle(name, ends);
        return;
      } catch (error) {
        trouble(error);
        await sleep(WAIT_MILLISECONDS);
      }
    }
  };
}

interface Ends {
  readonly done: readonly Attempt[];
  readonly failed: ReadonlyMap<string, readonly Attempt[]>;
  readonly later: ReadonlyMap<number, readonly Attempt[]>;
}

function sortEnds(attempts: readonly Attempt[], outcomes: readonly JobOutcome[]): Ends {
  const done: Attempt[] = [];
  const failed: { readonly reason: string; readonly attempt: Attempt }[] = [];
  const later: { readonly at: number; readonly attempt: Attempt }[] = [];
  attempts.forEach((attempt, index) => {
    const outcome = outcomes[index] ?? { kind: 'failed', reason: 'Its handler told nothing of it.' };
    if (outcome.kind === 'done') done.push(attempt);
    else if (outcome.kind === 'failed') failed.push({ reason: outcome.reason, attempt });
    else later.push({ at: outcome.at.getTime(), attempt });
  });
  return { done, failed: attemptsBy(failed, ({ reason }) => reason), later: attemptsBy(later, ({ at }) => at) };
}

function attemptsBy<Key, Item extends { readonly attempt: Attempt }>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Attempt[]> {
  return new Map([...groupBy(items, keyOf)].map(([key, some]) => [key, some.map(({ attempt }) => attempt)]));
}
