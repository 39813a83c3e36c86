import type { LedgerEntry, TaskState } from '../../operations/ports/programme-entries.ts';
import { ACTIVITY_KINDS, type RetentionActivityKind } from '../../programme/activities/retention-activity.ts';
import { numberAt, textAt } from '../cells.ts';
import type { Row } from '../database.ts';

const STATES = ['planned', 'done', 'cancelled'] as const satisfies readonly LedgerEntry['state'][];
const TASK_STATES = ['none', 'wanted', 'making', 'made', 'refused'] as const satisfies readonly TaskState[];

/**
 * SQL that reads rows of `loyalty.programme_activity`, with the company's name and owner, as {@link parseEntry} takes them.
 *
 * @param rows the table, or the name of a part of the statement that gives whole rows of it
 */
export function selectEntries(rows: string): string {
  return `select own.id, own.company_id, coalesce(known.name, ''), known.owner_id, own.kind, own.state, own.day, own.cost,
    own.person, own.note, own.entered_by, own.task_state, own.task_id, own.loyalty_points, own.contacted_again, own.bought_again
    from ${rows} own
    left join loyalty.portfolio known on known.portal_id = own.portal_id and known.company_id = own.company_id`;
}

/** @throws where a column holds something else than the tables allow */
export function parseEntry(row: Row): LedgerEntry {
  return {
    id: textAt(row, 0),
    companyId: textAt(row, 1),
    name: textAt(row, 2),
    ownerId: textOrNull(row, 3),
    kind: kindAt(row, 4),
    state: wordAt(STATES, row, 5),
    day: numberAt(row, 6),
    cost: numberAt(row, 7),
    beneficiary: row[8] === null ? { kind: 'company' } : { kind: 'person', name: textAt(row, 8) },
    note: textAt(row, 9),
    by: textAt(row, 10),
    taskState: wordAt(TASK_STATES, row, 11),
    taskId: textOrNull(row, 12),
    followed:
      row[13] === null
        ? null
        : { loyaltyPoints: numberAt(row, 13), contactedAgain: row[14] === true, boughtAgain: row[15] === true },
  };
}

export function kindAt(row: Row, column: number): RetentionActivityKind {
  return wordAt(ACTIVITY_KINDS, row, column);
}

function textOrNull(row: Row, column: number): string | null {
  return row[column] === null ? null : textAt(row, column);
}

function wordAt<Word extends string>(words: readonly Word[], row: Row, column: number): Word {
  const word = words.find((one) => one === row[column]);
  if (word === undefined) throw new Error(`Column ${String(column)} of an activity of the store holds no known word.`);
  return word;
}
