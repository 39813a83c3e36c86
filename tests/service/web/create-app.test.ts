import { connect } from 'node:net';
import { Router } from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import type { AppDoors } from '../../../src/service/web/create-app.ts';
import { openWeb, type WebBed } from './web-bed.ts';

const beds: WebBed[] = [];

afterEach(async () => {
  for (const bed of beds.splice(0)) await bed.close();
});

async function open(doors: Partial<AppDoors> = {}, routes: Router | null | 'none' = 'none'): Promise<WebBed> {
  const bed = await openWeb(() => routes, doors);
  beds.push(bed);
  return bed;
}

function failing(error: Error): Router {
  const router = Router();
  router.get('/api/card', () => {
    throw error;
  });
  return router;
}

describe('the web application', () => {
  it('says nothing of what it is made with, lets no browser in, and keeps nothing in between', async () => {
    const { url } = await open();
    const { headers } = await fetch(`${url}/health`, { headers: { Origin: 'https://evil.example.com' } });
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('etag')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toContain('max-age=');
  });

  it('answers an unknown path with 404 in JSON', async () => {
    const { url } = await open();
    const answer = await fetch(`${url}/wp-login.php`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: 'not_found' });
  });

  it('takes over a correlation id that looks like one, and makes its own else', async () => {
    const { url } = await open();
    const idFor = async (id: string): Promise<string | null> =>
      (await fetch(`${url}/health`, { headers: { 'X-HubSpot-Correlation-Id': id } })).headers.get('x-correlation-id');
    expect(await idFor('0a1b2c3d-4e5f')).toBe('0a1b2c3d-4e5f');
    expect(await idFor('short')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await idFor('with "quotes" and more')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('tells nobody what was thrown, and logs it under the request’s id', async () => {
    const bed = await open({}, failing(new SyntaxError('canary')));
    const answer = await fetch(`${bed.url}/api/card`);
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).not.toMatch(/canary|at /);
    expect(bed.text()).toContain(answer.headers.get('x-correlation-id'));
    expect(bed.text()).not.toContain('canary');
  });

  it('answers that it is starting while the store is not open', async () => {
    const { url } = await open({ standing: () => 'starting' }, null);
    const answer = await fetch(`${url}/api/card`);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect((await fetch(`${url}/ready`)).status).toBe(503);
  });

  it('makes no metric of paths that people make up', async () => {
    const bed = await open();
    for (let index = 0; index < 20; index += 1) await fetch(`${bed.url}/made-up-${index}`);
    expect(await bed.scrape()).not.toContain('made-up');
  });

  it('closes a connection that sends its headers too slowly', async () => {
    const { url } = await open();
    const { port } = new URL(url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write('GET /health HTTP/1.1\r\nHost: x\r\n');
    const began = performance.now();
    const said = await new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
    });
    expect(said).toContain('408');
    expect(performance.now() - began).toBeLessThan(8000);
  });
});

describe('what watches the service', () => {
  it('is told whether the database answers, and how long the oldest event and job wait', async () => {
    const now = new Date('2026-11-22T12:00:00Z');
    const { url } = await open({
      now: () => now,
      readBacklog: async () => ({
        queues: [
          { name: 'refresh_company', waiting: 3, deferred: 1, active: 1, dead: 2, oldestWaitingAt: null },
          { name: 'tidy', waiting: 1, deferred: 0, active: 0, dead: 0, oldestWaitingAt: null },
        ],
        waitingEvents: 7,
        oldestEventAt: new Date('2026-11-22T11:59:00Z'),
        oldestJobAt: new Date('2026-11-22T11:58:00Z'),
      }),
    });
    const ready = await fetch(`${url}/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({
      ready: true,
      state: 'ready',
      waitingEvents: 7,
      oldestEventSeconds: 60,
      waitingJobs: 4,
      oldestJobSeconds: 120,
      deadJobs: 2,
    });
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain('loyalty_jobs{name="refresh_company",state="dead"} 2');
    expect(metrics).toContain('loyalty_oldest_event_seconds 60');
  });

  it('is not ready where the database is away, but lives: to start it again would not help', async () => {
    const { url } = await open({ readBacklog: () => Promise.reject(new Error('away')) });
    const ready = await fetch(`${url}/ready`);
    expect([ready.status, await ready.json()]).toEqual([503, { ready: false, state: 'database_away' }]);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect((await fetch(`${url}/metrics`)).status).toBe(200);
  });

  it('shows metrics to who has the key, where there is one', async () => {
    const { url } = await open({ metricsKey: 'the-key-of-the-metrics' });
    const ask = async (headers: Record<string, string>): Promise<number> =>
      (await fetch(`${url}/metrics`, { headers })).status;
    expect(await ask({})).toBe(401);
    expect(await ask({ Authorization: 'Bearer the-key-of-the-metrics!' })).toBe(401);
    expect(await ask({ Authorization: 'Bearer the-key-of-the-metrics' })).toBe(200);
  });

  it('sees calls left and the age of the scores by portal', async () => {
    const { url } = await open({
      readAccounts: async () => [
        { portalId: '11', callsMade: 5, callsOfDay: 100, callLimit: 250, isScored: true, scoreAgeSeconds: 3600 },
        { portalId: '12', callsMade: 0, callsOfDay: null, callLimit: null, isScored: false, scoreAgeSeconds: 90 },
      ],
    });
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toContain('loyalty_api_calls_left{portal_id="11"} 150');
    expect(text).toContain('loyalty_score_age_seconds{portal_id="11"} 3600');
    expect(text).toContain('loyalty_portal_scored{portal_id="11"} 1');
    expect(text).toContain('loyalty_portal_scored{portal_id="12"} 0');
    expect(text).toContain('loyalty_score_age_seconds{portal_id="12"} 90');
  });
});
