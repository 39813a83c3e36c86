import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { killRepeatedly } from '../../bench/kill-loop.ts';
import { startPostgres } from '../support/postgres.ts';
import { makeTemporaryDirectory } from '../support/temporary-directory.ts';

const KILLS = 2;
const NOTHING_LOST = { kills: KILLS, reopened: KILLS, lost: 0, torn: 0 };

describe('a process that is killed while it writes', () => {
  it('leaves everything that it said to be safe in its folder', async () => {
    const folder = join(makeTemporaryDirectory(), 'store');
    const report = await killRepeatedly({ kind: 'folder', folder }, KILLS, 7);
    expect(report).toMatchObject(NOTHING_LOST);
    expect(report.acknowledged).toBeGreaterThan(0);
  }, 240_000);

  it('leaves everything on the server, which is killed too', async (context) => {
    const server = await startPostgres(true);
    if (server === null) {
      context.skip('no PostgreSQL can be had here');
      return;
    }
    try {
      const databaseUrl = await server.createDatabase('kill');
      const report = await killRepeatedly({ kind: 'server', databaseUrl }, KILLS, 7, async (kill) => {
        if (kill % 2 === 1) return;
        await server.kill();
        await server.restart();
      });
      expect(report).toMatchObject(NOTHING_LOST);
      expect(report.acknowledged).toBeGreaterThan(0);
    } finally {
      await server.stop();
    }
  }, 240_000);
});
