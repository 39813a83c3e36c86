import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killService } from '../../bench/service-kills/kill-service.ts';
import { startPostgres, type PostgresServer } from '../support/postgres.ts';
import { makeTemporaryDirectory } from '../support/temporary-directory.ts';

describe('a service that is killed while it is told of changes', () => {
  it('takes its folder up again and has every event that it acknowledged', async () => {
    const report = await killService({
      ...{ kills: 1, changesPerKill: 3, seed: 4, toTheEnd: false },
      location: { kind: 'folder', folder: makeTemporaryDirectory() },
      victim: { kind: 'service' },
    });
    expect(report).toMatchObject({ kills: 1, lost: 0, oddAnswers: [] });
    // The changes, and what was told besides, ten events each.
    expect(report.acknowledged).toBeGreaterThanOrEqual(30);
    // It was down for a while, and somebody went on asking.
    expect(report.sentAgain).toBeGreaterThan(0);
  }, 180_000);
});

describe('a service whose PostgreSQL is killed below it', () => {
  let server: PostgresServer | null = null;
  beforeAll(async () => {
    server = await startPostgres(false);
  });
  afterAll(() => server?.stop());

  it('recovers by itself, loses nothing and publishes what it would have published', async (context) => {
    if (server === null) {
      context.skip('no PostgreSQL can be had here');
      return;
    }
    const { kill, restart } = server;
    const report = await killService({
      ...{ kills: 1, changesPerKill: 6, seed: 2, toTheEnd: true },
      location: { kind: 'server', databaseUrl: await server.createDatabase('kills') },
      victim: { kind: 'database', kill, restart },
    });
    expect(report).toMatchObject({
      kills: 1,
      lost: 0,
      oddAnswers: [],
      end: { companies: 6, differing: [], deadJobs: 0 },
    });
    expect(report.sentAgain).toBeGreaterThan(0);
  }, 240_000);
});
