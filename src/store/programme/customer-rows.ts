import * as z from 'zod';
import type { ProgrammeBefore, ProgrammeFacts, ProgrammeStore } from '../../operations/ports/programme-store.ts';
import { SEGMENTS_ON_DAY } from '../../programme/goals/conversion-goal.ts';
import type { Segment } from '../../scoring/types.ts';
import { textAt } from '../cells.ts';
import type { DatabaseView, Queries } from '../database.ts';
import { checkId, checkIds } from '../ids.ts';
import { placeOn } from '../portfolio/courses.ts';
import { STORED_CAUSES } from '../portfolio/stored-words.ts';
import { toCleanJson } from './clean-json.ts';

type Rows = Pick<ProgrammeStore, 'readBefore' | 'writeRange'>;
type Page = Parameters<ProgrammeStore['writeRange']>[1];

/** Of a bigint. */
const LAST_ID = '9223372036854775807';
/** A value that another model or policy moved was not passed by the customer. */
const NOT_ITS_OWN = ['model', 'policy'].map((cause) => STORED_CAUSES.findIndex((one) => one === cause)).join(', ');

const BEFORE = `
  select asked.company_id::text,
    (select json_agg(json_build_object('goalId', goal_id::text, 'segment', segment) order by goal_id)
     from loyalty.goal_member member
     where member.portal_id = $1 and member.company_id = asked.company_id and goal_id = any($3::bigint[])),
    (select direction from loyalty.programme_mover mover
     where mover.portal_id = $1 and mover.company_id = asked.company_id),
    (select json_build_object('before', lifetime_values[place], 'last', lifetime_values[cardinality(days)])
     from (select *, ${placeOn('$4')} as place from loyalty.course
           where portal_id = $1 and course.company_id = asked.company_id) as stood
     where place > 0 and lifetime_values[place] is not null and lifetime_values[cardinality(days)] is not null
       and not causes[place + 1:] && array[${NOT_ITS_OWN}]::smallint[])
  from unnest($2::bigint[]) as asked (company_id)`;

const goalsSchema = z
  .array(z.object({ goalId: z.string(), segment: z.int() }))
  .nullable()
  .transform((goals) => (goals ?? []).map(({ goalId, segment }) => ({ goalId, segment: segmentOf(segment) })));
const moverSchema = z.enum(['up', 'down']).nullable();
const valuesSchema = z.object({ before: z.number(), last: z.number() }).nullable();

export function createCustomerRows(database: DatabaseView, portalId: string): Rows {
  return {
    async readBefore(companyIds, goalIds, before) {
      const rows = await database.query(BEFORE, [portalId, checkIds(companyIds), checkIds(goalIds), before]);
      return new Map(
        rows.map((row): [string, ProgrammeBefore] => [
          textAt(row, 0),
          {
            goals: goalsSchema.parse(row[1]),
            mover: moverSchema.parse(row[2]),
            lifetimeValues: valuesSchema.parse(row[3]),
          },
        ]),
      );
    },
    async writeRange({ after, until }, page) {
      const range = [portalId, after === null ? '-1' : checkId(after), until === null ? LAST_ID : checkId(until)];
      checkIds([...page.customers, ...page.prospects].map(({ companyId }) => companyId));
      await database.transaction(async (queries) => {
        await replace(queries, range, CUSTOMERS, page.customers.filter(saysAnything).map(toCustomer));
        await replace(queries, range, MILESTONES, page.customers.flatMap(toMilestones));
        await replace(queries, range, PROSPECTS, page.prospects.map(toProspect));
      });
    },
  };
}

/** @throws where no segment has the number */
export function segmentOf(stored: number): Segment {
  const segment = SEGMENTS_ON_DAY[stored];
  if (segment === undefined || segment === 'not_scored') throw new Error(`No segment is stored as ${String(stored)}.`);
  return segment;
}

/** A table whose rows of a range of ids are replaced. */
interface RangeTable {
  readonly table: string;
  /** After the portal and the company; each with its type. */
  readonly columns: Readonly<Record<string, string>>;
  /** Beside the portal and the company. */
  readonly key: readonly string[];
  /** SQL of a column that does not simply take over what is new. */
  readonly kept?: Readonly<Record<string, string>>;
}

const CUSTOMERS: RangeTable = {
  table: 'programme_customer',
  columns: {
    ask_reasons: 'text[]',
    ask_against: 'text[]',
    is_satisfaction_unknown: 'boolean',
    last_asked_on: 'integer',
    exposure_signals: 'text[]',
    competitor: 'text',
    referred: 'json',
    loyalty_short: 'double precision',
    value_short: 'double precision',
    distance: 'double precision',
    is_set_by_person: 'boolean',
  },
  key: [],
};

const MILESTONES: RangeTable = {
  table: 'programme_milestone',
  columns: {
    milestone: 'text',
    state: 'text',
    size: 'double precision',
    day: 'integer',
    appreciation: 'text',
    paused: 'text',
  },
  key: ['milestone', 'state', 'size'],
  // It is found passed anew every day.
  kept: { day: `case when old.milestone = 'lifetime_value' then old.day else excluded.day end` },
};

const PROSPECTS: RangeTable = {
  table: 'programme_prospect',
  columns: {
    name: 'text',
    owner_id: 'text',
    fit: 'double precision',
    expected_lifetime_value: 'double precision',
    justified_cost: 'double precision',
    because: 'json',
  },
  key: [],
};

async function replace(
  queries: Queries,
  range: readonly string[],
  { table, columns, key, kept = {} }: RangeTable,
  rows: readonly object[],
): Promise<void> {
  const names = Object.keys(columns);
  const typed = Object.entries({ company_id: 'bigint', ...columns }).map(([name, type]) => `${name} ${type}`);
  const keys = ['company_id', ...key];
  const changing = names.filter((name) => !key.includes(name));
  const later = changing.map((name) => kept[name] ?? `excluded.${name}`);
  // Of json there is no equality.
  const texts = (values: readonly string[]): string =>
    values.map((value, index) => (columns[changing[index] ?? ''] === 'json' ? `${value}::text` : value)).join(', ');
  const json = toCleanJson(rows);
  await queries.query(
    `delete from loyalty.${table} as old
     where portal_id = $1 and company_id > $2::bigint and company_id <= $3::bigint
       and (${keys.join(', ')}) not in (select ${keys.join(', ')} from json_to_recordset($4::json) as new (${typed.join(', ')}))`,
    [...range, json],
  );
  if (rows.length === 0) return;
  await queries.query(
    `insert into loyalty.${table} as old (portal_id, company_id, ${names.join(', ')})
     select $1::bigint, company_id, ${names.join(', ')}
     from json_to_recordset($2::json) as new (${typed.join(', ')}) order by ${keys.join(', ')}
     on conflict (portal_id, ${keys.join(', ')}) do update
     set (${changing.join(', ')}) = row(${later.join(', ')})
     where (${texts(changing.map((name) => `old.${name}`))}) is distinct from (${texts(later)})`,
    [range[0] ?? '', json],
  );
}

function saysAnything({ ask, exposure, referred, separation }: ProgrammeFacts): boolean {
  return ask !== null || exposure !== null || separation !== null || referred.length > 0;
}

function toCustomer({ companyId, ask, exposure, referred, separation }: ProgrammeFacts): object {
  return {
    company_id: companyId,
    ask_reasons: ask?.reasons,
    ask_against: ask?.against,
    is_satisfaction_unknown: ask?.satisfactionUnknown,
    last_asked_on: ask?.lastAskedOn,
    exposure_signals: exposure?.signals,
    competitor: exposure?.competitor,
    referred: referred.length === 0 ? undefined : referred,
    loyalty_short: separation?.loyaltyShort,
    value_short: separation?.valueShort,
    distance: separation?.distance,
    is_set_by_person: separation?.isSetByPerson,
  };
}

function toMilestones({ companyId, milestones }: ProgrammeFacts): readonly object[] {
  return milestones.map(({ kind, ...milestone }) => ({ company_id: companyId, milestone: kind, ...milestone }));
}

function toProspect({
  companyId,
  name,
  ownerId,
  fit,
  expectedLifetimeValue,
  justifiedCost,
  because,
}: Page['prospects'][number]): object {
  return {
    ...{ company_id: companyId, name, owner_id: ownerId, fit, because },
    ...{ expected_lifetime_value: expectedLifetimeValue, justified_cost: justifiedCost },
  };
}
