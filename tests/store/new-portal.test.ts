import { expect, it } from 'vitest';
import type { DatabaseView, Queries } from '../../src/store/database.ts';
import { createMirrorStore } from '../../src/store/mirror/mirror-store.ts';
import { createScoreStore } from '../../src/store/scores/score-store.ts';
import type { MirrorRecord } from '../../src/operations/ports/mirror-store.ts';
import type { Outgoing } from '../../src/operations/ports/score-store.ts';
import { describeOnBothDrivers } from './on-both-drivers.ts';
import { scored } from './values.ts';

const PAGE = 200;
const PAGES = 6;

/** Rows that all statements of a page together may read for each of it. A join read all of the portal's, for each: some 900. */
const READ_FOR_EACH = 100;

const idsOf = (page: number): readonly string[] =>
  Array.from({ length: PAGE }, (_, index) => String(1 + page * PAGE + index));
const recordsOf = (page: number): readonly MirrorRecord[] =>
  idsOf(page).map((id) => ({ kind: 'deal', id, fields: `of ${id}`, links: '' }));
const outgoingOf = (page: number): readonly Outgoing[] =>
  idsOf(page).map((companyId) => ({ companyId, before: null, after: scored(50), inputVersion: 1 }));

/** Everything in one transaction, at whose end the database tells how many rows it read. */
function within(queries: Queries): DatabaseView {
  return { ...queries, exclusive: true, transaction: (work) => work(queries) };
}

async function countRead(queries: Queries): Promise<number> {
  const [row] = await queries.query(
    `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_xact_user_tables where schemaname = 'loyalty'`,
  );
  return Number(row?.[0]);
}

/** A portal that is filled for the first time, beside others that the statistics know and it is not among. */
describeOnBothDrivers('a new portal beside others', (bed) => {
  it.each([
    [
      'its records',
      (view: DatabaseView, portalId: string, page: number) =>
        createMirrorStore(view, portalId).writeRecords(recordsOf(page)),
    ],
    [
      'its scores',
      async (view: DatabaseView, portalId: string, page: number) => {
        const scores = createScoreStore(view, portalId);
        await scores.putOut(
          outgoingOf(page),
          idsOf(page).map((companyId) => ({ companyId, asOf: 20_000, cause: 'first', values: scored(50) })),
        );
        if (page % 2 === 0) return;
        const sent = idsOf(page).map((companyId) => ({ companyId, values: scored(50), inputVersion: 1 }));
        await scores.settleOutgoing(sent, []);
        await scores.correctPublished(sent);
      },
    ],
  ] as const)('reads few rows for each of a late page of %s', async (_, write) => {
    const { database } = bed();
    const others = Array.from({ length: 3 }, () => bed().newPortalId());
    for (const portalId of others) {
      for (let page = 0; page < PAGES; page += 1) await write(database.forPortal(portalId), portalId, page);
    }
    await database.runScript('analyze');
    const portalId = bed().newPortalId();
    for (let page = 0; page < PAGES - 1; page += 1) await write(database.forPortal(portalId), portalId, page);
    const read = await database.transaction(async (queries) => {
      const before = await countRead(queries);
      await write(within(queries), portalId, PAGES - 1);
      return (await countRead(queries)) - before;
    });
    expect(read).toBeLessThan(READ_FOR_EACH * PAGE);
  });
});
