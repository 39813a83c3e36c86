/** The runs of one portal, one at a time. */
import * as z from 'zod';
import { RUN_KINDS, RUN_STATES, type Run, type RunStore } from '../../operations/ports/run-store.ts';
import { dateAt, textAt } from '../cells.ts';
import type { DatabaseView, Row } from '../database.ts';
import { toJson } from '../json.ts';
import { observeProcess, processIdentitySchema } from '../process-identity.ts';
import type { Clock } from '../store.ts';
import { StoreError } from '../store-error.ts';

const SIGN_OF_LIFE_WITHIN_SECONDS = 120;

/** Who holds a run: a process, and the opening of the store in it. */
const runHolderSchema = processIdentitySchema.extend({ opening: z.string() });
export interface RunHolder extends Readonly<z.infer<typeof runHolderSchema>> {
  /** Ids of the runs that this opening is at: one that it began and gave up without being able to say so is not among them. */
  readonly underWay: Set<string>;
}
type Held = z.infer<typeof runHolderSchema>;

const kindSchema = z.enum(RUN_KINDS);
const stateSchema = z.enum(RUN_STATES);

const COLUMNS = `id, kind, state, started_at, finished_at, report, held_by, alive_at,
  alive_at < now() - interval '${SIGN_OF_LIFE_WITHIN_SECONDS} seconds'`;

type Runs = Pick<RunStore, 'startRun' | 'noteProgress' | 'finishRun' | 'listRuns'>;

export function createRuns(database: DatabaseView, portalId: string, holder: RunHolder, now: Clock): Runs {
  const { underWay, ...identity } = holder;
  const toRun = (row: Row): Run => readRun(row, (runId, other) => isGone(runId, other, holder, database.exclusive));
  return {
    async startRun(kind) {
      return database.transaction(async (queries) => {
        await queries.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`loyalty.runs.${portalId}`]);
        const [last] = await queries.query(
          `select ${COLUMNS} from loyalty.run where portal_id = $1 and state = 'running'`,
          [portalId],
        );
        if (last !== undefined) {
          const { id, state } = toRun(last);
          if (state === 'running') return null;
          await queries.query(
            `update loyalty.run set state = $3, finished_at = alive_at where portal_id = $1 and id = $2`,
            [portalId, id, state],
          );
        }
        const [row] = await queries.query(
          `insert into loyalty.run (portal_id, kind, state, held_by, started_at) values ($1, $2, 'running', $3::json, $4)
           returning ${COLUMNS}`,
          [portalId, kind, toJson(identity), now()],
        );
        const began = row ?? [];
        underWay.add(textAt(began, 0));
        return toRun(began);
      });
    },
    async noteProgress(runId, report) {
      const noted = await database.query(
        `update loyalty.run set alive_at = now(), report = $3::json
         where portal_id = $1 and id = $2 and state = 'running' returning id`,
        [portalId, runId, toJson(report)],
      );
      if (noted.length === 0) throw lost(runId);
    },
    async finishRun(runId, state, report) {
      try {
        await database.query(
          `update loyalty.run set state = $3, report = $4::json, finished_at = $5, alive_at = now()
           where portal_id = $1 and id = $2 and state = 'running'`,
          [portalId, runId, state, toJson(report), now()],
        );
      } finally {
        underWay.delete(runId);
      }
    },
    async listRuns(limit) {
      const rows = await database.query(
        `select ${COLUMNS} from loyalty.run where portal_id = $1 order by id desc limit $2`,
        [portalId, limit],
      );
      return rows.map(toRun);
    },
  };
}

/**
 * Whether nobody is at a run any more, as far as can be seen from here. One of an earlier opening of a store that only one
 * process can have open is such, and one of this opening that has ended while the database was away.
 */
function isGone(runId: string, other: Held, holder: RunHolder, exclusive: boolean): boolean {
  if (other.opening === holder.opening) return !holder.underWay.has(runId);
  return exclusive || observeProcess(other) === 'gone';
}

/** A run that is said to be under way and is not, because its process is gone or has been silent for long, has failed. */
function readRun(row: Row, gone: (runId: string, holder: Held) => boolean): Run {
  const state = stateSchema.parse(row[2]);
  const isDead = state === 'running' && (row[8] === true || gone(textAt(row, 0), runHolderSchema.parse(row[6])));
  const finishedAt = row[4] === null ? null : dateAt(row, 4);
  return {
    id: textAt(row, 0),
    kind: kindSchema.parse(row[1]),
    state: isDead ? 'failed' : state,
    startedAt: dateAt(row, 3),
    finishedAt: isDead ? dateAt(row, 7) : finishedAt,
    report: row[5],
  };
}

function lost(runId: string): StoreError {
  return new StoreError(
    'run_lost',
    `Run ${runId} showed no sign of life for ${SIGN_OF_LIFE_WITHIN_SECONDS} seconds and another one took its place. Nothing is lost; look at the other run.`,
  );
}
