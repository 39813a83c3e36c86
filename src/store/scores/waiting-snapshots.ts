/**
 * Snapshots of values that wait to be sent. They become history when the values are settled. Each belongs to the input
 * version of its values: those of values that were replaced while they waited stay until newer ones are settled, because
 * another process may be sending them.
 */
import type { Snapshot } from '../../operations/ports/score-store.ts';
import { chunksOf } from '../chunks.ts';
import type { Queries } from '../database.ts';
import { followSnapshots } from '../portfolio/follow-scores.ts';
import { valuesToJson } from './stored-values.ts';

/** Which values of a company. */
export interface ValuesKey {
  readonly companyId: string;
  readonly inputVersion: number;
}

/** @param versions of the companies whose values now wait; snapshots of others are left out */
export async function putOutSnapshots(
  queries: Queries,
  portalId: string,
  snapshots: readonly Snapshot[],
  versions: ReadonlyMap<string, number>,
): Promise<void> {
  for (const some of chunksOf([...versions])) {
    await queries.query(
      `delete from loyalty.waiting_snapshot as old
       using unnest($2::bigint[], $3::bigint[]) as new (company_id, input_version)
       where old.portal_id = $1 and old.company_id = any($2::bigint[])
         and old.company_id = new.company_id and old.input_version = new.input_version`,
      [portalId, some.map(([companyId]) => companyId), some.map(([, version]) => version)],
    );
  }
  const waiting = snapshots.flatMap((snapshot) => {
    const inputVersion = versions.get(snapshot.companyId);
    return inputVersion === undefined ? [] : [{ ...snapshot, inputVersion }];
  });
  for (const some of chunksOf(waiting)) {
    await queries.query(
      `insert into loyalty.waiting_snapshot (portal_id, company_id, input_version, as_of, cause, values)
       select $1, new.company_id, new.input_version, new.as_of, new.cause, new.values::json
       from unnest($2::bigint[], $3::bigint[], $4::integer[], $5::text[], $6::text[])
         as new (company_id, input_version, as_of, cause, values)
       on conflict do nothing`,
      [
        portalId,
        some.map(({ companyId }) => companyId),
        some.map(({ inputVersion }) => inputVersion),
        some.map(({ asOf }) => asOf),
        some.map(({ cause }) => cause),
        some.map(({ values }) => valuesToJson(values)),
      ],
    );
  }
}

/** Makes the snapshots of these values history. The later change of a day takes the place of the earlier one. */
export async function keepSnapshots(queries: Queries, portalId: string, settled: readonly ValuesKey[]): Promise<void> {
  const parameters = [
    portalId,
    settled.map(({ companyId }) => companyId),
    settled.map(({ inputVersion }) => inputVersion),
  ];
  await queries.query(
    `insert into loyalty.snapshot (portal_id, company_id, as_of, cause, values)
     select waiting.portal_id, waiting.company_id, waiting.as_of, waiting.cause, waiting.values
     from unnest($2::bigint[], $3::bigint[]) as settled (company_id, input_version)
     join loyalty.waiting_snapshot waiting
       on waiting.portal_id = $1 and waiting.company_id = any($2::bigint[]) and waiting.company_id = settled.company_id
      and waiting.input_version = settled.input_version
     on conflict (portal_id, company_id, as_of) do update set cause = excluded.cause, values = excluded.values`,
    parameters,
  );
  await queries.query(
    `delete from loyalty.waiting_snapshot as waiting
     using unnest($2::bigint[], $3::bigint[]) as settled (company_id, input_version)
     where waiting.portal_id = $1 and waiting.company_id = any($2::bigint[])
       and waiting.company_id = settled.company_id and waiting.input_version <= settled.input_version`,
    parameters,
  );
  await followSnapshots(
    queries,
    portalId,
    settled.map(({ companyId }) => companyId),
  );
}
