/** Lists of what the programme tells of customers: their names, owners and published values stand in the portfolio. */
import * as z from 'zod';
import type { Listed, ProgrammePage } from '../../operations/ports/programme-lists.ts';
import { countAt } from '../cells.ts';
import type { DatabaseView, Parameter } from '../database.ts';

const LARGEST_PAGE = 100;

export interface ListSql {
  /** SQL of rows that have `company_id`, for `$1`, the portal. */
  readonly from: string;
  /** Of the columns `told` (of `from`) and `own` (the portfolio's), by their names in the answer. */
  readonly columns: Readonly<Record<string, string>>;
  readonly order: string;
  /** Further aggregates over the whole list, by name. */
  readonly sums?: Readonly<Record<string, string>>;
  /** For `$3` and on. */
  readonly parameters?: readonly Parameter[];
}

const totalsSchema = z.record(z.string(), z.number().nullable());

/** Reads a page of a list, and sums over all of it; customers that the viewer does not see are in neither. */
export async function readList<Row>(
  database: DatabaseView,
  portalId: string,
  { from, columns, order, sums = {}, parameters = [] }: ListSql,
  { ownerIds, offset, limit }: ProgrammePage,
  schema: z.ZodType<Row>,
): Promise<{ readonly listed: Listed<Row>; readonly sums: Readonly<Record<string, number>> }> {
  checkPage(offset, limit);
  const seen = `from (${from}) as told
    join loyalty.portfolio own on own.portal_id = $1 and own.company_id = told.company_id
    where ($2::text[] is null or own.owner_id = any($2::text[]))`;
  const given = [portalId, ownerIds, ...parameters];
  const summed = Object.entries(sums).map(([name, sql]) => `'${name}', ${sql}`);
  const [counted] = await database.query(`select count(*), json_build_object(${summed.join(', ')}) ${seen}`, given);
  const totals = totalsSchema.parse(counted?.[1]);
  const total = countAt(counted ?? [], 0);
  const fields = Object.entries({
    companyId: 'own.company_id::text',
    name: 'own.name',
    ownerId: 'own.owner_id',
    ...columns,
  }).map(([name, sql]) => `'${name}', ${sql}`);
  const places = [1, 2].map((more) => `$${String(given.length + more)}`);
  const rows =
    offset >= total
      ? []
      : await database.query(
          `select json_build_object(${fields.join(', ')}) ${seen}
           order by ${order}, own.company_id limit ${places.join(' offset ')}`,
          [...given, limit, offset],
        );
  return {
    listed: { total, rows: rows.map(([row]) => schema.parse(row)) },
    sums: Object.fromEntries(Object.entries(totals).map(([name, sum]) => [name, sum ?? 0])),
  };
}

export function checkPage(offset: number, limit: number): void {
  if (!Number.isInteger(offset) || offset < 0) throw new RangeError('A page begins at a whole number of rows, from 0.');
  if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_PAGE)
    throw new RangeError(`A page holds 1 to ${String(LARGEST_PAGE)} rows.`);
}
