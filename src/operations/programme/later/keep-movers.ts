import type { ScoringContext } from '../../../scoring/relationship.ts';
import type { PortalMirror } from '../../ports/portal-mirror.ts';
import type { PortalStore } from '../../ports/portal-store.ts';
import type { KeptMover } from '../../ports/ranking-store.ts';
import { takeBreath } from '../../rescore/company-pages.ts';
import { readStart } from '../pass/pursued-goals.ts';
import { movedSince } from './fix-ranking.ts';
import { readMover } from './read-mover.ts';

/** Customers that are looked at more closely each night, the largest moves first: each is scored some ten times. */
const MOST_MOVERS = 300;
const COMPANIES_AT_ONCE = 25;

/**
 * Finds who moved since the last fixed ranking, in the place of who did before. Where the model or policy of then cannot be had,
 * both days are scored with today's, and nothing is put down to them.
 *
 * @returns false where it was ended
 */
export async function keepMovers(
  { store, mirror }: { readonly store: PortalStore; readonly mirror: PortalMirror },
  now: ScoringContext,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const end = movedSince(await store.programme.listRankingEnds(), now.asOf);
  const found = end === null ? null : await store.programme.findMoverCandidates(end.periodEnd, MOST_MOVERS);
  if (end === null || found === null) {
    await store.programme.writeMovers([]);
    return true;
  }
  const start = (await readStart(store, end, now)) ?? now;
  const contexts = { before: { ...start, asOf: end.periodEnd }, now };
  const byId = new Map(found.candidates.map((candidate) => [candidate.companyId, candidate]));
  const ids = [...byId.keys()];
  const movers: KeptMover[] = [];
  for (let from = 0; from < ids.length; from += COMPANIES_AT_ONCE) {
    if (signal?.aborted === true) return false;
    for (const { history } of await mirror.readCompanies(ids.slice(from, from + COMPANIES_AT_ONCE))) {
      const candidate = byId.get(history.companyId);
      const mover = candidate === undefined ? null : readMover(history, candidate, found, contexts);
      if (mover !== null) movers.push(mover);
    }
    await takeBreath();
  }
  await store.programme.writeMovers(movers);
  return true;
}
