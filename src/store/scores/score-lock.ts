import type { DatabaseView, Queries } from '../database.ts';

/**
 * Changes the scores of one portal, one change at a time: what a transaction has read of input versions holds until it
 * ends, so that an older one cannot slip in between.
 */
export function changeScores<T>(
  database: DatabaseView,
  portalId: string,
  work: (queries: Queries) => Promise<T>,
): Promise<T> {
  return database.transaction(async (queries) => {
    await queries.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`loyalty.scores.${portalId}`]);
    return work(queries);
  });
}
