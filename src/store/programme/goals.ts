import * as z from 'zod';
import {
  MOST_GOALS,
  type ClosestRow,
  type GoalStore,
  type KeptGoal,
  type KeptProgress,
} from '../../operations/ports/goal-store.ts';
import { NEXT_ACTIONS } from '../../scoring/types.ts';
import { countAt, numberAt, textAt } from '../cells.ts';
import type { DatabaseView, Queries, Row } from '../database.ts';
import { checkId } from '../ids.ts';
import { toJson } from '../json.ts';
import { placeOn } from '../portfolio/courses.ts';
import { STORED_SEGMENTS } from '../portfolio/stored-words.ts';
import { segmentOf } from './customer-rows.ts';
import { risk, who } from './row-schemas.ts';

/** Places in SEGMENTS_ON_DAY. */
const [IDEAL, UNCERTAIN, NON_IDEAL] = [0, 1, 2] as const;
/** Places in the words of a course. */
const COURSE_IDEAL = STORED_SEGMENTS.indexOf('ideal');
const COURSE_UNCERTAIN = STORED_SEGMENTS.indexOf('uncertain');

const expected = z.object({
  basis: z.enum(['past_conversions', 'straight_line']),
  count: z.number(),
  interval: z.tuple([z.number(), z.number()]),
  past: z.object({ members: z.int(), converted: z.int() }).nullable(),
});
const progressSchema = z.object({
  asOf: z.int(),
  scoredWith: z.enum(['model_of_the_start', 'model_of_the_day']),
  migration: z.array(z.array(z.int())),
  expectedToday: expected,
  expectedAtEnd: expected,
  course: z.array(z.object({ day: z.int(), converted: z.int() })),
}) satisfies z.ZodType<KeptProgress>;

const closestSchema: z.ZodType<ClosestRow> = z.object({
  ...who,
  loyaltyShort: z.number(),
  valueShort: z.number(),
  distance: z.number(),
  isSetByPerson: z.boolean(),
  isEvidenceThin: z.boolean(),
  nextAction: z.enum(NEXT_ACTIONS).nullable(),
  risk: risk.nullable(),
});

const GOALS = `
  select id::text, name, starts_on, ends_on, target_kind, target, set_by, stopped_on, model, policy, progress,
    (select count(*) from loyalty.goal_member member
     where member.portal_id = goal.portal_id and member.goal_id = goal.id and member.segment = ${String(UNCERTAIN)})
  from loyalty.programme_goal goal where portal_id = $1`;

const PURSUED = 'stopped_on is null and starts_on <= $2::integer and ends_on >= $2::integer';

export function createGoals(database: DatabaseView, portalId: string): GoalStore {
  return {
    async listGoals() {
      return (await database.query(`${GOALS} order by id desc`, [portalId])).map(toGoal);
    },
    setGoal: (goal) =>
      database.transaction(async (queries) => {
        await queries.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`loyalty.goals.${portalId}`]);
        const [same] = await queries.query(
          'select id::text from loyalty.programme_goal where portal_id = $1 and key = $2',
          [portalId, goal.key],
        );
        if (same !== undefined) return { kind: 'set', id: textAt(same, 0) };
        const pursued = [portalId, goal.startsOn];
        const [counted] = await queries.query(
          `select (select count(*) from loyalty.programme_goal where portal_id = $1 and ${PURSUED}),
                  (select count(*) from loyalty.portfolio where portal_id = $1 and segment = 'uncertain')`,
          pursued,
        );
        if (countAt(counted ?? [], 0) >= MOST_GOALS) return { kind: 'too_many' };
        if (countAt(counted ?? [], 1) === 0) return { kind: 'nobody' };
        return { kind: 'set', id: await insertGoal(queries, portalId, goal) };
      }),
    async stopGoal(id, on) {
      const stopped = await database.query(
        `update loyalty.programme_goal set stopped_on = $3
         where portal_id = $1 and id = $2 and stopped_on is null returning id`,
        [portalId, checkId(id), on],
      );
      return stopped.length > 0;
    },
    async writeProgress(id, progress) {
      await database.query('update loyalty.programme_goal set progress = $3::json where portal_id = $1 and id = $2', [
        portalId,
        checkId(id),
        toJson(progress),
      ]);
    },
    async countThen(id) {
      const rows = await database.query(
        'select segment, count(*) from loyalty.goal_member where portal_id = $1 and goal_id = $2 group by segment',
        [portalId, checkId(id)],
      );
      const counts = new Map(rows.map((row) => [segmentOf(numberAt(row, 0)), countAt(row, 1)]));
      return {
        ideal: counts.get('ideal') ?? 0,
        uncertain: counts.get('uncertain') ?? 0,
        non_ideal: counts.get('non_ideal') ?? 0,
      };
    },
    async pastConversion(from, to) {
      const [row] = await database.query(
        `select count(*), count(*) filter (where segments[last] = ${String(COURSE_IDEAL)})
         from (select segments, ${placeOn('$2')} as first, ${placeOn('$3')} as last
               from loyalty.course where portal_id = $1 offset 0) as stood
         where first > 0 and segments[first] = ${String(COURSE_UNCERTAIN)}`,
        [portalId, from, to],
      );
      const members = countAt(row ?? [], 0);
      return members === 0 ? null : { members, converted: countAt(row ?? [], 1) };
    },
    async listClosest(id, ownerIds, limit) {
      const rows = await database.query(
        `select json_build_object('companyId', own.company_id::text, 'name', own.name, 'ownerId', own.owner_id,
           'loyaltyShort', told.loyalty_short, 'valueShort', told.value_short, 'distance', told.distance,
           'isSetByPerson', told.is_set_by_person, 'isEvidenceThin', coalesce(own.evidence = 'thin', false),
           'nextAction', own.next_action, 'risk', own.risk)
         from loyalty.goal_member member
         join loyalty.portfolio own on own.portal_id = $1 and own.company_id = member.company_id
         join loyalty.programme_customer told on told.portal_id = $1 and told.company_id = member.company_id
         where member.portal_id = $1 and member.goal_id = $2 and member.segment = ${String(UNCERTAIN)}
           and own.segment is distinct from 'ideal' and own.customer_status <> 'lapsed' and told.distance is not null
           and ($3::text[] is null or own.owner_id = any($3::text[]))
         order by told.distance, own.company_id limit $4`,
        [portalId, checkId(id), ownerIds, limit],
      );
      return rows.map(([row]) => closestSchema.parse(row));
    },
    async listConverted(id) {
      const rows = await database.query(
        `select member.company_id::text from loyalty.goal_member member
         join loyalty.portfolio own on own.portal_id = $1 and own.company_id = member.company_id
         where member.portal_id = $1 and member.goal_id = $2 and member.segment = ${String(UNCERTAIN)}
           and own.segment = 'ideal' order by member.company_id`,
        [portalId, checkId(id)],
      );
      return rows.map((row) => textAt(row, 0));
    },
    async countUncertain(ownerIds) {
      const [row] = await database.query(
        `select count(*) from loyalty.portfolio
         where portal_id = $1 and segment = 'uncertain' and ($2::text[] is null or owner_id = any($2::text[]))`,
        [portalId, ownerIds],
      );
      return countAt(row ?? [], 0);
    },
    async goalsOf(companyId, on) {
      const rows = await database.query(
        `select id::text, name, ends_on from loyalty.programme_goal goal
         where portal_id = $1 and ${PURSUED} and exists (
           select from loyalty.goal_member member where member.portal_id = $1 and member.goal_id = goal.id
             and member.company_id = $3 and member.segment = ${String(UNCERTAIN)})
         order by ends_on, goal.id`,
        [portalId, on, checkId(companyId)],
      );
      return rows.map((row) => ({ id: textAt(row, 0), name: textAt(row, 1), endsOn: numberAt(row, 2) }));
    },
  };
}

async function insertGoal(
  queries: Queries,
  portalId: string,
  { key, name, startsOn, endsOn, target, setBy, model, policy }: Parameters<GoalStore['setGoal']>[0],
): Promise<string> {
  const [row] = await queries.query(
    `insert into loyalty.programme_goal
       (portal_id, key, name, starts_on, ends_on, target_kind, target, set_by, model, policy)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id::text`,
    [
      ...[portalId, key, name, startsOn, endsOn, target.kind],
      ...[target.kind === 'count' ? target.count : target.share, setBy, model, policy],
    ],
  );
  const id = textAt(row ?? [], 0);
  await queries.query(
    `insert into loyalty.goal_member (portal_id, goal_id, company_id, segment, score, lifetime_value)
     select portal_id, $2, company_id,
       case segment when 'ideal' then ${String(IDEAL)} when 'uncertain' then ${String(UNCERTAIN)} else ${String(NON_IDEAL)} end,
       score, lifetime_value
     from loyalty.portfolio where portal_id = $1 and segment is not null`,
    [portalId, id],
  );
  return id;
}

function toGoal(row: Row): KeptGoal {
  const target = numberAt(row, 5);
  const progress = progressSchema.safeParse(row[10]);
  return {
    id: textAt(row, 0),
    name: textAt(row, 1),
    startsOn: numberAt(row, 2),
    endsOn: numberAt(row, 3),
    target: textAt(row, 4) === 'count' ? { kind: 'count', count: target } : { kind: 'share', share: target },
    setBy: textAt(row, 6),
    stoppedOn: row[7] === null ? null : numberAt(row, 7),
    model: textAt(row, 8),
    policy: textAt(row, 9),
    members: countAt(row, 11),
    progress: progress.success ? progress.data : null,
  };
}
