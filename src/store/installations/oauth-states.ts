/** One-time words that come back with an installation. */
import { createHash } from 'node:crypto';
import type { InstallationStore } from '../../operations/ports/installation-store.ts';
import type { DatabaseView } from '../database.ts';

const KEPT_MINUTES = 10;
const IS_OLD = `written_at < now() - interval '${KEPT_MINUTES} minutes'`;

export function createOauthStates(database: DatabaseView): Pick<InstallationStore, 'writeState' | 'takeState'> {
  return {
    async writeState(state) {
      await database.transaction(async (queries) => {
        await queries.query(`delete from loyalty.oauth_state where ${IS_OLD}`);
        await queries.query('insert into loyalty.oauth_state (digest) values ($1)', [digestOf(state)]);
      });
    },
    async takeState(state) {
      const [row] = await database.query(
        `delete from loyalty.oauth_state where digest = $1 returning not (${IS_OLD})`,
        [digestOf(state)],
      );
      return row?.[0] === true;
    },
  };
}

function digestOf(state: string): string {
  return createHash('sha256').update(state).digest('hex');
}
