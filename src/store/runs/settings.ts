/** What people have set, every version of it, and the models that were put to use. */
import { isDeepStrictEqual } from 'node:util';
import type { ModelSummary, ModelVersion, RunStore, SettingVersion } from '../../operations/ports/run-store.ts';
import { dateAt, numberAt, textAt } from '../cells.ts';
import type { DatabaseView, Queries, Row } from '../database.ts';
import { toJson } from '../json.ts';
import type { Clock } from '../store.ts';

type Settings = Pick<RunStore, 'readSetting' | 'writeSetting' | 'writeSettingAfter' | 'listSettings'>;
type NewSetting = Parameters<RunStore['writeSetting']>[0];
type Models = Pick<RunStore, 'readModel' | 'listModels' | 'writeModel'>;

const COLUMNS = 'name, version, value, set_at, set_by, why';

export function createSettings(database: DatabaseView, portalId: string, now: Clock): Settings {
  return {
    readSetting: (name) => readLatest(database, portalId, name),
    writeSetting: (setting) =>
      database.transaction(async (queries) =>
        writeNext(queries, portalId, await lockLatest(queries, portalId, setting.name), setting, now()),
      ),
    writeSettingAfter: (after, setting) =>
      database.transaction(async (queries) => {
        const latest = await lockLatest(queries, portalId, setting.name);
        return (latest?.version ?? 0) === after ? writeNext(queries, portalId, latest, setting, now()) : null;
      }),
    async listSettings(name) {
      const rows = await database.query(
        `select ${COLUMNS} from loyalty.setting where portal_id = $1 and name = $2 order by version desc`,
        [portalId, name],
      );
      return rows.map(toSetting);
    },
  };
}

/** Until the transaction ends nobody else writes a setting of the portal. */
async function lockLatest(queries: Queries, portalId: string, name: string): Promise<SettingVersion | null> {
  await queries.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`loyalty.settings.${portalId}`]);
  return readLatest(queries, portalId, name);
}

async function writeNext(
  queries: Queries,
  portalId: string,
  latest: SettingVersion | null,
  { name, value, setBy, why }: NewSetting,
  setAt: Date,
): Promise<SettingVersion> {
  const json = toJson(value);
  if (latest !== null && isDeepStrictEqual(latest.value, JSON.parse(json))) return latest;
  const [row] = await queries.query(
    `insert into loyalty.setting (portal_id, name, version, value, set_by, why, set_at)
     values ($1, $2, $3, $4::json, $5, $6, $7) returning ${COLUMNS}`,
    [portalId, name, (latest?.version ?? 0) + 1, json, setBy, why, setAt],
  );
  return toSetting(row ?? []);
}

async function readLatest(queries: Queries, portalId: string, name: string): Promise<SettingVersion | null> {
  const [row] = await queries.query(
    `select ${COLUMNS} from loyalty.setting where portal_id = $1 and name = $2 order by version desc limit 1`,
    [portalId, name],
  );
  return row === undefined ? null : toSetting(row);
}

function toSetting(row: Row): SettingVersion {
  return {
    name: textAt(row, 0),
    version: numberAt(row, 1),
    value: row[2],
    setAt: dateAt(row, 3),
    setBy: textAt(row, 4),
    why: textAt(row, 5),
  };
}

export function createModels(database: DatabaseView, portalId: string, now: Clock): Models {
  return {
    async readModel() {
      const [row] = await database.query(
        `select id, fitted_on, value, report from loyalty.model where portal_id = $1 order by used_from desc limit 1`,
        [portalId],
      );
      return row === undefined ? null : toModel(row);
    },
    async listModels(limit) {
      const rows = await database.query(
        `select id, fitted_on, report, value ->> 'kind' = 'portal', used_from from loyalty.model
         where portal_id = $1 order by used_from desc limit $2`,
        [portalId, limit],
      );
      return rows.map(toSummary);
    },
    // A model that was used before is put to use again; the clock may not have moved since the last one was.
    async writeModel({ id, fittedOn, value, report }) {
      await database.query(
        `insert into loyalty.model (portal_id, id, fitted_on, value, report, used_from)
         select $1, $2, $3, $4::json, $5::json,
           greatest($6::timestamptz, (select max(used_from) + interval '1 microsecond' from loyalty.model where portal_id = $1))
         on conflict (portal_id, id) do update set fitted_on = excluded.fitted_on, value = excluded.value,
           report = excluded.report, used_from = excluded.used_from`,
        [portalId, id, fittedOn, toJson(value), toJson(report), now()],
      );
    },
  };
}

function toSummary(row: Row): ModelSummary {
  return {
    id: textAt(row, 0),
    fittedOn: row[1] === null ? null : numberAt(row, 1),
    report: row[2],
    isOwn: row[3] === true,
    usedFrom: dateAt(row, 4),
  };
}

function toModel(row: Row): ModelVersion {
  return {
    id: textAt(row, 0),
    fittedOn: row[1] === null ? null : numberAt(row, 1),
    value: row[2],
    report: row[3],
  };
}
