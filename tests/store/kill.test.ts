import { join } from 'node:path';
import { expect, it, describe } from 'vitest';
import { killRepeatedly } from '../../bench/kill-loop.ts';
import { startPostgres } from '../support/postgres.ts';
import { makeTemporaryDirectory } from '../support/temporary-directory.ts';
import { SERVER } from './on-both-drivers.ts';

const KILLS = 2;
const NOTHING_LOST = { kills: KILLS, reopened: KILLS, lost: 0, torn: 0 };

describe('a process that is killed while it writes', () => {
  it('leaves everything that it said to be safe in its folder', async () => {
    const folder = join(makeTemporaryDirectory(), 'store');
    const report = await killRepeatedly({ kind: 'folder', folder }, KILLS, 7);
    expect(report).toMatchObject(NOTHING_LOST);
    expect(report.acknowledged).toBeGreaterThan(0);
  }, 240_000);

  it.skipIf(SERVER === null)(
    'leaves everything on the server, which is killed too',
    async () => {
      const server = await startPostgres(true);
      if (server === null) throw new Error('There was a server a moment ago.');
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
    },
    240_000,
  );
});
