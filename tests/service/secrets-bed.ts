import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import express from 'express';
import { Client } from 'pg';
import { createHubSpotDesk, type HubSpotDesk } from '../../sandbox/crm/desk/hubspot-desk.ts';
import { crmRouter } from '../../sandbox/crm/mount-express.ts';
import { createCrm, type SandboxCrm } from '../../sandbox/crm/sandbox-crm.ts';
import { uniformPortal } from '../../sandbox/portal/uniform-portal.ts';
import { requiredScopes } from '../../src/build/scopes.ts';
import { PUBLIC_URL } from './signed.ts';

/** One for every secret of the environment, none of which looks like what a pattern would strike out. */
export const CANARIES = {
  accessToken: 'canary-access-token-of-the-static-account',
  clientSecret: 'canary-client-secret-new',
  olderClientSecret: 'canary-client-secret-old',
  functionKey: 'canary-function-key-of-at-least-32-characters',
  olderFunctionKey: 'canary-older-function-key-of-at-least-32',
  tokenKey: randomBytes(32).toString('base64'),
  olderTokenKey: randomBytes(32).toString('base64'),
  metricsKey: 'canary-metrics-key',
  databasePassword: 'canary-database-password',
} as const;

export const STATIC_PORTAL = '11';
export const OAUTH_PORTAL = '22';
export const CLIENT_ID = 'client-id-which-is-no-secret';

/** What HubSpot answers instead of the right thing; it repeats everything that was sent to it, secrets and all. */
export interface Mood {
  readonly status: number;
  readonly type: 'json' | 'html';
}

export interface TellingHubSpot {
  readonly url: string;
  readonly desk: HubSpotDesk;
  /** Null: it answers as it should. */
  setMood(mood: Mood | null): void;
  /** Tokens and codes that it gave or was sent. */
  readonly secretsSeen: () => readonly string[];
  close(): Promise<void>;
}

function accountOf(portalId: string): SandboxCrm {
  const { data } = uniformPortal({ companies: 4 });
  const account = { ...data.account, portalId: Number(portalId) };
  return createCrm({ ...data, account }, { limits: { enforce: false } });
}

/** HubSpot with two accounts: one of a static token, one that installs the app by OAuth. */
export async function startTellingHubSpot(): Promise<TellingHubSpot> {
  const desk = createHubSpotDesk(
    {
      ...{ clientId: CLIENT_ID, clientSecret: CANARIES.clientSecret },
      ...{ redirectUrls: [`${PUBLIC_URL}/oauth/callback`], scopes: requiredScopes([]) },
    },
    [
      { name: 'Static', crm: accountOf(STATIC_PORTAL), staticToken: CANARIES.accessToken },
      { name: 'OAuth', crm: accountOf(OAUTH_PORTAL) },
    ],
  );
  let mood: Mood | null = null;
  const seen = new Set<string>();
  const handle = async (request: Request): Promise<Response> => {
    const sent = await request.clone().text();
    noteSecrets(seen, request, sent);
    if (mood === null) return desk.handle(request);
    const told = `${request.method} ${request.url} ${JSON.stringify([...request.headers])} ${sent}`;
    const words = {
      status: 'error',
      category: 'TOLD',
      message: told,
      correlationId: told.slice(0, 60),
      context: { told: [told] },
    };
    const headers = {
      'Content-Type': mood.type === 'json' ? 'application/json' : 'text/html',
      'X-Told': told.slice(0, 500),
    };
    return new Response(mood.type === 'json' ? JSON.stringify(words) : `<html>${told}</html>`, {
      status: mood.status,
      headers,
    });
  };
  const server = createServer(express().use(crmRouter({ handle })));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    desk,
    setMood: (next) => {
      mood = next;
    },
    secretsSeen: () => [...seen],
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function noteSecrets(seen: Set<string>, request: Request, sent: string): void {
  const bearer = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  const form = new URLSearchParams(sent);
  for (const secret of [bearer, form.get('refresh_token'), form.get('code')])
    if (typeof secret === 'string' && secret !== 'none') seen.add(secret);
}

/** Every row of every table of a database, as text. */
export async function dumpDatabase(databaseUrl: string): Promise<string> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const texts: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ text: string }>(`select whole::text as text from ${name} as whole`);
      texts.push(...rows.map(({ text }) => `${name} ${text}`));
    }
    return texts.join('\n');
  } finally {
    await client.end();
  }
}

/** The ways in which a secret may stand in a text. */
export function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  return [secret, bytes.toString('base64').replace(/=+$/, ''), bytes.toString('hex'), encodeURIComponent(secret)];
}
