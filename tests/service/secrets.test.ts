import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startService, type RunningService } from '../../src/service/start-service.ts';
import { makeEmptyDatabase, SERVER } from '../store/on-both-drivers.ts';
import { runNode } from '../support/run-node.ts';
import {
  CANARIES,
  CLIENT_ID,
  dumpDatabase,
  formsOf,
  OAUTH_PORTAL,
  startTellingHubSpot,
  STATIC_PORTAL,
  type Mood,
  type TellingHubSpot,
} from './secrets-bed.ts';
import { serviceSettings, waitFor } from './service-bed.ts';
import { actionCall, dealEvent, PUBLIC_URL, readLog, signedPost } from './signed.ts';

const WEBHOOKS = '/hubspot/webhooks';
const RESCORE = '/hubspot/actions/rescore';
const MOODS: readonly Mood[] = [
  { status: 401, type: 'json' },
  { status: 429, type: 'json' },
  { status: 500, type: 'json' },
  { status: 200, type: 'html' },
];

function environmentOf(databaseUrl: string, hubspotUrl: string): Record<string, string> {
  return {
    ...{ PUBLIC_URL, PORT: '0', DATABASE_URL: databaseUrl },
    ...{ LOYALTY_HUBSPOT_API: hubspotUrl, LOYALTY_HUBSPOT_APP: hubspotUrl },
    HUBSPOT_ACCESS_TOKEN: CANARIES.accessToken,
    HUBSPOT_CLIENT_ID: CLIENT_ID,
    HUBSPOT_CLIENT_SECRET: `${CANARIES.clientSecret},${CANARIES.olderClientSecret}`,
    LOYALTY_TOKEN_KEY: `${CANARIES.tokenKey},${CANARIES.olderTokenKey}`,
    LOYALTY_FUNCTION_KEYS: `${STATIC_PORTAL}:${CANARIES.functionKey},${OAUTH_PORTAL}:${CANARIES.olderFunctionKey}`,
    LOYALTY_METRICS_KEY: CANARIES.metricsKey,
  };
}

describe.skipIf(SERVER === null)('the secrets of a service that has a hard day', () => {
  let hubspot: TellingHubSpot;
  let service: RunningService;
  let databaseUrl = '';
  const answers: string[] = [];
  // A log that knows no secret by name: nothing may depend on its being struck out at the end.
  const { log, text: logText } = readLog();

  beforeAll(async () => {
    hubspot = await startTellingHubSpot();
    const url = new URL(await makeEmptyDatabase());
    url.password = CANARIES.databasePassword;
    databaseUrl = url.href;
    const settings = serviceSettings(environmentOf(databaseUrl, hubspot.url));
    service = await startService(settings, { log, now: () => new Date() });
  });
  afterAll(async () => {
    await service.close();
    await hubspot.close();
  });

  /** Calls the service and keeps all that comes back. */
  async function ask(path: string, request: RequestInit = {}): Promise<Response> {
    const answer = await fetch(service.url + path, { redirect: 'manual', ...request });
    answers.push(JSON.stringify([...answer.headers]), await answer.clone().text());
    return answer;
  }
  const askMetrics = (key: string): Promise<Response> =>
    ask('/metrics', { headers: { Authorization: `Bearer ${key}` } });
  const askCard = (key: string, action: string): Promise<Response> =>
    ask('/api/card', {
      ...{ method: 'POST', headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' } },
      body: JSON.stringify({ companyId: firstCompany, request: { action } }),
    });
  const post = (path: string, body: unknown, secret: string = CANARIES.clientSecret): Promise<Response> =>
    ask(path, signedPost(path, body, { secret }));

  let firstCompany = '';

  /** Of an installation: where HubSpot asks, and the cookie that it was begun with. */
  async function begin(): Promise<{ readonly location: URL; readonly cookie: string }> {
    const begun = await ask('/oauth/install');
    const [cookie = ''] = (begun.headers.get('set-cookie') ?? '').split(';');
    return { location: new URL(begun.headers.get('location') ?? ''), cookie };
  }

  function finish({ location, cookie }: Awaited<ReturnType<typeof begin>>, code: string): Promise<Response> {
    const query = new URLSearchParams({ code, state: location.searchParams.get('state') ?? '' });
    return ask(`/oauth/callback?${query.toString()}`, { headers: { Cookie: cookie } });
  }

  async function install(portalId: string): Promise<Response> {
    const begun = await begin();
    const consent = { method: 'POST', redirect: 'manual', body: new URLSearchParams({ portalId }) } as const;
    const agreed = await fetch(begun.location, consent);
    return finish(begun, new URL(agreed.headers.get('location') ?? '').searchParams.get('code') ?? '');
  }

  async function callEverything(): Promise<readonly number[]> {
    const keys = { [STATIC_PORTAL]: CANARIES.functionKey, [OAUTH_PORTAL]: CANARIES.olderFunctionKey };
    const called = await Promise.all(
      Object.entries(keys).flatMap(([portalId, key]) => [
        post(WEBHOOKS, [dealEvent(portalId, 1 + answers.length)]),
        post(RESCORE, actionCall(portalId, firstCompany, randomUUID()), CANARIES.olderClientSecret),
        askCard(key, 'show'),
        askCard(key, 'refresh'),
      ]),
    );
    return called.map(({ status }) => status);
  }

  it('are used where all goes well', async () => {
    await waitFor('the first scores', async () => logText().includes('"event":"portal_scored"'));
    const listed = await fetch(`${hubspot.url}/crm/objects/2026-09/companies?limit=1`, {
      headers: { Authorization: `Bearer ${CANARIES.accessToken}` },
    });
    const page = (await listed.json()) as { readonly results: readonly { readonly id: string }[] };
    firstCompany = page.results[0]?.id ?? '';
    expect((await install(OAUTH_PORTAL)).status).toBe(200);
    await waitFor('the scores of both accounts', async () => logText().split('"event":"portal_scored"').length === 3);
    expect(await callEverything()).toEqual([204, 200, 200, 200, 204, 200, 200, 200]);
    expect((await askMetrics(CANARIES.metricsKey)).status).toBe(200);
    // Tokens that have come to their end are exchanged for others.
    hubspot.desk.expireTokens(Number(OAUTH_PORTAL));
    await callEverything();
    expect(hubspot.desk.tokensGiven(Number(OAUTH_PORTAL))).toBeGreaterThan(1);
  }, 90_000);

  it('are sent where they do not fit', async () => {
    const wrong = Object.values(CANARIES);
    for (const secret of wrong) {
      expect((await askMetrics(`${secret}x`)).status).toBe(401);
      expect((await askCard(`${secret}x`, 'show')).status).toBe(401);
      expect((await post(WEBHOOKS, [dealEvent(STATIC_PORTAL, 1)], `${secret}x`)).status).toBe(401);
      expect((await ask(`/nowhere/${encodeURIComponent(secret)}?token=${encodeURIComponent(secret)}`)).status).toBe(
        404,
      );
      const query = new URLSearchParams({ code: secret, state: secret, error: secret });
      expect(
        (await ask(`/oauth/callback?${query.toString()}`, { headers: { Cookie: `loyalty_install=${secret}` } })).status,
      ).toBe(400);
      expect((await post(RESCORE, `{"callbackId": "${secret}`)).status).toBe(400);
    }
  });

  it('are repeated by a HubSpot that fails in every way', async () => {
    for (const mood of MOODS) {
      hubspot.setMood(mood);
      const [statuses, installed] = await Promise.all([callEverything(), finish(await begin(), 'no-code')]);
      expect([mood.status, statuses.includes(500), installed.status]).toEqual([mood.status, false, 502]);
    }
    hubspot.setMood(null);
  }, 120_000);

  it('are refused along with everything else by a database that is away or not as it was', async () => {
    const admin = new Client({ connectionString: SERVER ?? '' });
    await admin.connect();
    const name = new URL(databaseUrl).pathname.slice(1);
    const inside = new Client({ connectionString: databaseUrl });
    await inside.connect();
    await inside.query('alter table loyalty.inbox_event rename to inbox_event_gone');
    await inside.query('alter table loyalty.published rename to published_gone');
    const broken = await callEverything();
    expect(broken.filter((status) => status >= 500).length).toBeGreaterThan(0);
    await inside.query('alter table loyalty.inbox_event_gone rename to inbox_event');
    await inside.query('alter table loyalty.published_gone rename to published');
    await inside.end();
    await admin.query(`alter database ${name} allow_connections false`);
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    expect((await post(WEBHOOKS, [dealEvent(STATIC_PORTAL, 9)])).status).toBe(503);
    await callEverything();
    await ask('/ready');
    await admin.query(`alter database ${name} allow_connections true`);
    await admin.end();
    await waitFor('the database', async () => (await ask('/ready')).status === 200);
  }, 120_000);

  it('stand in no line of the log, no answer, no error, no job and no row', async () => {
    const seen = hubspot.secretsSeen();
    // What is looked for was there to be told.
    expect(seen).toContain(CANARIES.accessToken);
    expect(seen.filter((secret) => secret.startsWith('access-token-')).length).toBeGreaterThan(1);
    expect(seen.filter((secret) => secret.startsWith('refresh-token-')).length).toBeGreaterThan(0);
    const rows = await dumpDatabase(databaseUrl);
    expect(rows).toContain('loyalty.installation_token');
    expect(rows).toContain('loyalty_jobs.');
    expect(logText()).toContain('"level":"warn"');
    expect(logText()).toContain('"level":"error"');
    const places = { log: logText(), answers: answers.join('\n'), rows };
    const secrets = [...new Set([...Object.values(CANARIES), ...seen])];
    expect(findSecrets({ planted: `x${encodeURIComponent(CANARIES.tokenKey)}` }, secrets)).toHaveLength(1);
    expect(findSecrets(places, secrets)).toEqual([]);
  });
});

function findSecrets(places: Readonly<Record<string, string>>, secrets: readonly string[]): readonly string[] {
  return Object.entries(places).flatMap(([place, text]) =>
    secrets.flatMap(formsOf).flatMap((form) => (text.includes(form) ? [`${place}: ${form}`] : [])),
  );
}

describe('the process of a service that cannot start', () => {
  it('says why without a secret', async () => {
    const environment = environmentOf(
      `postgres://loyalty:${CANARIES.databasePassword}@127.0.0.1:9/none`,
      'http://127.0.0.1:9',
    );
    const wrongs: readonly Record<string, string>[] = [
      { LOYALTY_FUNCTION_KEYS: CANARIES.functionKey },
      { LOYALTY_TOKEN_KEY: CANARIES.functionKey, DATABASE_URL: `mysql://x:${CANARIES.databasePassword}@host/x` },
      // In use, so that it cannot listen.
      { LOYALTY_HOST: '203.0.113.1' },
    ];
    for (const wrong of wrongs) {
      const { exitCode, stdout, stderr } = await runNode(['--import', './src/preflight.mjs', 'src/service/main.ts'], {
        env: { PATH: process.env.PATH, ...environment, ...wrong },
      });
      expect(exitCode).toBe(1);
      expect(stderr).not.toBe('');
      for (const secret of Object.values(CANARIES))
        for (const form of formsOf(secret)) expect(stdout + stderr).not.toContain(form);
    }
  }, 60_000);
});
