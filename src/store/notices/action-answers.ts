/** Answers to workflow actions, so that a call that comes again gets the same one. */
import * as z from 'zod';
import type { ActionAnswer, NoticeStore } from '../../operations/ports/notice-store.ts';
import { dateAt, textAt } from '../cells.ts';
import type { DatabaseView, Row } from '../database.ts';
import { checkId } from '../ids.ts';
import { toJson } from '../json.ts';

const COLUMNS = 'callback_id, action, company_id, output, state';

const actionSchema = z.enum(['rescore', 'next_action']);
const stateSchema = z.enum(['working', 'answered', 'blocked', 'completed']);
const outputSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()])).nullable();

export function createActionAnswers(
  database: DatabaseView,
  portalId: string,
): Pick<NoticeStore, 'beginAnswer' | 'readAnswer' | 'writeAnswer' | 'lastAnsweredAt'> {
  return {
    async beginAnswer({ callbackId, action, companyId }) {
      const [row = []] = await database.query(
        `insert into loyalty.action_answer as old (portal_id, callback_id, action, company_id) values ($1, $2, $3, $4)
         on conflict (portal_id, callback_id) do update set calls = old.calls + 1
         returning ${COLUMNS}, calls = 1`,
        [portalId, callbackId, action, checkId(companyId)],
      );
      return { isNew: row[5] === true, answer: toAnswer(row) };
    },
    async readAnswer(callbackId) {
      const [row] = await database.query(
        `select ${COLUMNS} from loyalty.action_answer where portal_id = $1 and callback_id = $2`,
        [portalId, callbackId],
      );
      return row === undefined ? null : toAnswer(row);
    },
    async lastAnsweredAt() {
      const [row = []] = await database.query(
        `select max(changed_at) from loyalty.action_answer
         where portal_id = $1 and state in ('answered', 'completed')`,
        [portalId],
      );
      return row[0] === null ? null : dateAt(row, 0);
    },
    async writeAnswer(callbackId, state, output) {
      await database.query(
        `update loyalty.action_answer set state = $3, output = $4::json, changed_at = clock_timestamp()
         where portal_id = $1 and callback_id = $2`,
        [portalId, callbackId, state, output === null ? null : toJson(output)],
      );
    },
  };
}

function toAnswer(row: Row): ActionAnswer {
  return {
    callbackId: textAt(row, 0),
    action: actionSchema.parse(row[1]),
    companyId: textAt(row, 2),
    output: outputSchema.parse(row[3]),
    state: stateSchema.parse(row[4]),
  };
}
