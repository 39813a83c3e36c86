import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readCsv, type RowProblem } from '../../operations/read-csv.ts';
import { ACTIVITY_KINDS, type RetentionActivity } from '../../programme/activities/retention-activity.ts';
import { parseIsoDay } from '../../scoring/day.ts';
import { CommandFailure } from '../command-failure.ts';

/** What a ledger of activities holds, and what of it could not be used. */
export interface ActivityLedger {
  readonly activities: readonly RetentionActivity[];
  readonly problems: readonly RowProblem[];
}

const COLUMNS = ['customer', 'kind', 'day', 'cost', 'by'];

const entrySchema = z.object({
  customer: z.coerce.string().trim().min(1, 'customer is empty: write the company’s record id'),
  kind: z.enum(ACTIVITY_KINDS, `kind is none of ${ACTIVITY_KINDS.join(', ')}`),
  day: z.string().transform((text, context) => {
    const day = parseIsoDay(text);
    if (day !== null) return day;
    context.addIssue({ code: 'custom', message: 'day is no date: write it as YYYY-MM-DD' });
    return z.NEVER;
  }),
  cost: z
    .union([z.number(), z.string().regex(/^\d*(\.\d+)?$/)], 'cost is no amount: write a number such as 250 or 99.50')
    .transform(Number)
    .pipe(z.number('cost is no amount: write a number such as 250 or 99.50').nonnegative('cost is below 0'))
    .default(0),
  by: z.string().default(''),
});

/**
 * Reads a ledger of retention activities: JSON (a list of objects) or CSV with the columns customer, kind, day and, where they are
 * known, cost and by. Rows that cannot be used are named and left out.
 *
 * @throws {CommandFailure} where the file cannot be read, or is no ledger at all
 */
export async function readActivityLedger(file: string): Promise<ActivityLedger> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CommandFailure(`The activities file ${file} cannot be read. Name an existing file.`);
  });
  return /^\s*\[/.test(text) ? parseEntries(jsonEntries(text, file), []) : parseCsvLedger(text, file);
}

interface Entry {
  readonly line: number;
  readonly value: unknown;
}

function jsonEntries(text: string, file: string): readonly Entry[] {
  try {
    const values = z.array(z.unknown()).parse(JSON.parse(text));
    return values.map((value, index) => ({ line: index + 1, value }));
  } catch {
    throw new CommandFailure(
      `The activities file ${file} is not valid JSON. It is a list of objects with ${COLUMNS.join(', ')}.`,
    );
  }
}

function parseCsvLedger(text: string, file: string): ActivityLedger {
  const { header, rows, problems } = readCsv(text);
  const names = header.map((name) => name.toLowerCase());
  const missing = ['customer', 'kind', 'day'].filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new CommandFailure(
      `The activities file ${file} has no column ${missing.join(', ')}. Its first line names the columns: ${COLUMNS.join(',')}.`,
    );
  }
  const entries = rows.map(({ line, cells }) => ({
    line,
    value: Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])),
  }));
  return parseEntries(entries, problems);
}

function parseEntries(entries: readonly Entry[], given: readonly RowProblem[]): ActivityLedger {
  const activities: RetentionActivity[] = [];
  const problems = [...given];
  for (const { line, value } of entries) {
    const parsed = entrySchema.safeParse(value);
    if (parsed.success) {
      const { customer, ...entry } = parsed.data;
      activities.push({ companyId: customer, ...entry });
    } else problems.push({ line, problem: parsed.error.issues.map(({ message }) => message).join('; ') });
  }
  return { activities, problems: problems.toSorted((one, other) => one.line - other.line) };
}
