/** Who is installed. Rows of one portal are reached through that portal, like all else; only their list is across portals. */
import type { Installation, InstallationStore } from '../../operations/ports/installation-store.ts';
import { dateAt, textAt } from '../cells.ts';
import type { Database, Queries, Row } from '../database.ts';
import { checkId } from '../ids.ts';
import { createOauthStates } from './oauth-states.ts';
import { createTokens, removeTokens, writeTokens } from './tokens.ts';

const COLUMNS = 'portal_id, kind, scopes, installed_at, uninstalled_at';

export function createInstallations(database: Database): InstallationStore {
  return {
    ...createTokens(database),
    ...createOauthStates(database.acrossPortals()),
    async list() {
      const rows = await database
        .acrossPortals()
        .query(`select ${COLUMNS} from loyalty.installation where uninstalled_at is null order by portal_id`);
      return rows.map(toInstallation);
    },
    async find(portalId) {
      const [row] = await database
        .forPortal(portalId)
        .query(`select ${COLUMNS} from loyalty.installation where portal_id = $1`, [checkId(portalId)]);
      return row === undefined ? null : toInstallation(row);
    },
    async install({ portalId, kind, scopes }, tokens) {
      const portal = checkId(portalId);
      await database.forPortal(portal).transaction(async (queries) => {
        await writeInstallation(queries, portal, kind, scopes);
        if (tokens === null) await removeTokens(queries, portal, null);
        else await writeTokens(queries, portal, tokens);
      });
    },
    async uninstall(portalId, refused) {
      const portal = checkId(portalId);
      return database.forPortal(portal).transaction(async (queries) => {
        // In the order in which an installation writes them, so that the two never wait for each other in a circle.
        await queries.query('select from loyalty.installation where portal_id = $1 for update', [portal]);
        const isTheirs = await removeTokens(queries, portal, refused?.refreshToken ?? null);
        if (!isTheirs && refused !== undefined) return false;
        await queries.query(
          'update loyalty.installation set uninstalled_at = now() where portal_id = $1 and uninstalled_at is null',
          [portal],
        );
        return true;
      });
    },
  };
}

async function writeInstallation(
  queries: Queries,
  portalId: string,
  kind: Installation['kind'],
  scopes: readonly string[],
): Promise<void> {
  await queries.query(
    `insert into loyalty.installation as old (portal_id, kind, scopes) values ($1, $2, $3::text[])
     on conflict (portal_id) do update set kind = excluded.kind, scopes = excluded.scopes, uninstalled_at = null,
       installed_at = case when old.uninstalled_at is null then old.installed_at else now() end`,
    [portalId, kind, scopes],
  );
}

function toInstallation(row: Row): Installation {
  return {
    portalId: textAt(row, 0),
    kind: row[1] === 'static' ? 'static' : 'oauth',
    scopes: Array.isArray(row[2]) ? row[2].map(String) : [],
    installedAt: dateAt(row, 3),
    uninstalledAt: row[4] === null ? null : dateAt(row, 4),
  };
}
