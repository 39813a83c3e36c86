/** Tokens of the portals' accounts, as the cipher made them. */
import type { InstallationStore, KeptTokens } from '../../operations/ports/installation-store.ts';
import { dateAt, textAt } from '../cells.ts';
import type { Database, Queries, Row } from '../database.ts';
import { checkId } from '../ids.ts';
import { atMost } from './at-most.ts';

/** Each holds a connection while the CRM answers: the other connections stay free for everybody else. */
const RENEWALS_AT_ONCE = 2;

const COLUMNS = 'refresh_token, access_token, expires_at';

export function createTokens(database: Database): Pick<InstallationStore, 'readTokens' | 'renewTokens'> {
  const inTurn = atMost(database.exclusive ? 1 : RENEWALS_AT_ONCE);
  return {
    readTokens: (portalId) => readTokens(database.forPortal(portalId), checkId(portalId), ''),
    renewTokens(portalId, renew) {
      const portal = checkId(portalId);
      const view = database.forPortal(portal);
      // The only connection of a store that only one process can have open is not to wait for the CRM; one at a time is enough.
      return inTurn(() =>
        database.exclusive
          ? renewHeld(view, portal, '', renew)
          : view.transaction((queries) => renewHeld(queries, portal, 'for update', renew)),
      );
    },
  };
}

async function renewHeld(
  queries: Queries,
  portalId: string,
  lock: '' | 'for update',
  renew: (tokens: KeptTokens) => Promise<KeptTokens | null>,
): Promise<KeptTokens | null> {
  const tokens = await readTokens(queries, portalId, lock);
  if (tokens === null) return null;
  const renewed = await renew(tokens);
  if (renewed === null) return tokens;
  // An update: tokens of an account that was uninstalled meanwhile do not come back, nor in the place of a new installation's.
  const kept = await queries.query(
    `update loyalty.installation_token set refresh_token = $2, access_token = $3, expires_at = $4
     where portal_id = $1 and refresh_token = $5 returning portal_id`,
    [portalId, renewed.refreshToken, renewed.accessToken, renewed.expiresAt, tokens.refreshToken],
  );
  return kept.length === 0 ? null : renewed;
}

async function readTokens(queries: Queries, portalId: string, lock: '' | 'for update'): Promise<KeptTokens | null> {
  const [row] = await queries.query(`select ${COLUMNS} from loyalty.installation_token where portal_id = $1 ${lock}`, [
    portalId,
  ]);
  return row === undefined ? null : toTokens(row);
}

export async function writeTokens(queries: Queries, portalId: string, tokens: KeptTokens): Promise<void> {
  await queries.query(
    `insert into loyalty.installation_token (portal_id, ${COLUMNS}) values ($1, $2, $3, $4)
     on conflict (portal_id) do update set refresh_token = excluded.refresh_token,
       access_token = excluded.access_token, expires_at = excluded.expires_at`,
    [portalId, tokens.refreshToken, tokens.accessToken, tokens.expiresAt],
  );
}

/**
 * @param refreshToken only where this one is kept, as the cipher made it; null: whichever is
 * @returns whether any were there
 */
export async function removeTokens(queries: Queries, portalId: string, refreshToken: string | null): Promise<boolean> {
  const removed = await queries.query(
    `delete from loyalty.installation_token
     where portal_id = $1 and ($2::text is null or refresh_token = $2) returning portal_id`,
    [portalId, refreshToken],
  );
  return removed.length > 0;
}

function toTokens(row: Row): KeptTokens {
  return { refreshToken: textAt(row, 0), accessToken: textAt(row, 1), expiresAt: dateAt(row, 2) };
}
