/** The history of the scores. */
import type { ScoreStore, Snapshot, SnapshotCause } from '../../operations/ports/score-store.ts';
import { numberAt, textAt } from '../cells.ts';
import { chunksOf } from '../chunks.ts';
import type { DatabaseView, Row } from '../database.ts';
import { checkId, checkIds } from '../ids.ts';
import { followSnapshots } from '../portfolio/follow-scores.ts';
import { changeScores } from './score-lock.ts';
import { parseValues, valuesToJson } from './stored-values.ts';

const CAUSES = [
  'customer',
  'data',
  'policy',
  'model',
  'person',
  'first',
  'backfill',
  'merge',
] as const satisfies readonly SnapshotCause[];

export function createSnapshots(
  database: DatabaseView,
  portalId: string,
): Pick<ScoreStore, 'writeSnapshots' | 'readSnapshots'> {
  return {
    async writeSnapshots(snapshots) {
      await changeScores(database, portalId, async (queries) => {
        for (const some of chunksOf(snapshots)) {
          await queries.query(
            `insert into loyalty.snapshot (portal_id, company_id, as_of, cause, values)
             select $1, new.company_id, new.as_of, new.cause, new.values::json
             from unnest($2::bigint[], $3::integer[], $4::text[], $5::text[]) as new (company_id, as_of, cause, values)
             order by new.company_id, new.as_of
             on conflict do nothing`,
            [
              portalId,
              some.map(({ companyId }) => checkId(companyId)),
              some.map(({ asOf }) => asOf),
              some.map(({ cause }) => cause),
              some.map(({ values }) => valuesToJson(values)),
            ],
          );
          await followSnapshots(
            queries,
            portalId,
            some.map(({ companyId }) => companyId),
          );
        }
      });
    },
    async readSnapshots(companyIds) {
      const snapshots = new Map<string, Snapshot[]>();
      for (const some of chunksOf(companyIds)) {
        const rows = await database.query(
          `select company_id, as_of, cause, values from loyalty.snapshot
           where portal_id = $1 and company_id = any($2::bigint[]) order by company_id, as_of`,
          [portalId, checkIds(some)],
        );
        for (const snapshot of rows.map(toSnapshot)) {
          const others = snapshots.get(snapshot.companyId);
          if (others === undefined) snapshots.set(snapshot.companyId, [snapshot]);
          else others.push(snapshot);
        }
      }
      return snapshots;
    },
  };
}

function toSnapshot(row: Row): Snapshot {
  const cause = CAUSES.find((one) => one === row[2]);
  return {
    companyId: textAt(row, 0),
    asOf: numberAt(row, 1),
    // A cause of another version of the program says at least that the data were others.
    cause: cause ?? 'data',
    values: parseValues(row[3]),
  };
}
