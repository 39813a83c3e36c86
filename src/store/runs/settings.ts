/** What people have set, every version of it, and the models that were put to use. */
import { isDeepStrictEqual } from 'node:util';
import type { ModelVersion, RunStore, SettingVersion } from '../../operations/ports/run-store.ts';
import { dateAt, numberAt, textAt } from '../cells.ts';
import type { Database, Queries, Row } from '../database.ts';
import { toJson } from '../json.ts';

type Settings = Pick<RunStore, 'readSetting' | 'writeSetting' | 'listSettings'>;
type Models = Pick<RunStore, 'readModel' | 'writeModel'>;

const COLUMNS = 'name, version, value, set_at, set_by, why';

export function createSettings(database: Database, portalId: string): Settings {
  return {
    readSetting: (name) => readLatest(database, portalId, name),
    writeSetting: (setting) =>
      database.transaction(async (queries) => {
        const { name, value, setBy, why } = setting;
        await queries.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`loyalty.settings.${portalId}`]);
        const latest = await readLatest(queries, portalId, name);
        const json = toJson(value);
        if (latest !== null && isDeepStrictEqual(latest.value, JSON.parse(json))) return latest;
        const [row] = await queries.query(
          `insert into loyalty.setting (portal_id, name, version, value, set_by, why)
           values ($1, $2, $3, $4::json, $5, $6) returning ${COLUMNS}`,
          [portalId, name, (latest?.version ?? 0) + 1, json, setBy, why],
        );
        return toSetting(row ?? []);
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

export function createModels(database: Database, portalId: string): Models {
  return {
    async readModel() {
      const [row] = await database.query(
        `select id, fitted_on, value, report from loyalty.model where portal_id = $1 order by used_from desc limit 1`,
        [portalId],
      );
      return row === undefined ? null : toModel(row);
    },
    // A model that was used before is put to use again; the clock may not have moved since the last one was.
    async writeModel({ id, fittedOn, value, report }) {
      await database.query(
        `insert into loyalty.model (portal_id, id, fitted_on, value, report, used_from)
         select $1, $2, $3, $4::json, $5::json,
           greatest(clock_timestamp(), (select max(used_from) + interval '1 microsecond' from loyalty.model where portal_id = $1))
         on conflict (portal_id, id) do update set fitted_on = excluded.fitted_on, value = excluded.value,
           report = excluded.report, used_from = excluded.used_from`,
        [portalId, id, fittedOn, toJson(value), toJson(report)],
      );
    },
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
