import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, inject, it } from 'vitest';
import { openPostgresDatabase } from '../../src/store/drivers/postgres-database.ts';
import { openStore } from '../../src/store/open-store.ts';
import { makeEmptyDatabase } from '../store/on-both-drivers.ts';
import { findFreePort } from '../support/find-free-port.ts';
import { makeTemporaryDirectory, PROJECT_ROOT } from '../support/temporary-directory.ts';
import { openGate } from './gate.ts';
import { ACCESS_TOKEN, waitFor } from './service-bed.ts';
import { CLIENT_SECRET } from './signed.ts';

const COMMAND = ['--import', './src/preflight.mjs', 'src/service/main.ts'];

interface Ran {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: Promise<number | null>;
}

function run(folder: string, environment: Readonly<Record<string, string>>): Ran {
  const child = spawn(process.execPath, COMMAND, { cwd: folder, env: { PATH: process.env.PATH, ...environment } });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
  return { child, out: () => out, err: () => err, ended };
}

/** What the image has: the sources and the packages, and nothing else of the project. */
function makeImageFolder(): string {
  const folder = makeTemporaryDirectory();
  cpSync(join(PROJECT_ROOT, 'package.json'), join(folder, 'package.json'));
  cpSync(join(PROJECT_ROOT, 'src'), join(folder, 'src'), { recursive: true });
  symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

describe('the process of the service', () => {
  it('names everything that is missing and ends, with nothing but the sources and the packages', async () => {
    const { ended, err } = run(makeImageFolder(), { LOYALTY_METRICS_KEY: 'canary' });
    expect(await ended).toBe(1);
    expect(err()).toContain('The service cannot start: ');
    expect(err()).toContain('PUBLIC_URL is missing');
    expect(err()).not.toMatch(/canary|at file:/);
  });

  it('ends with 0 within ten seconds when it is told to', async () => {
    const { child, out, err, ended } = run(PROJECT_ROOT, {
      PUBLIC_URL: 'https://loyalty.example.com',
      PORT: '0',
      HUBSPOT_CLIENT_SECRET: CLIENT_SECRET,
      HUBSPOT_ACCESS_TOKEN: ACCESS_TOKEN,
      LOYALTY_HUBSPOT_API: 'http://127.0.0.1:9',
      LOYALTY_STORE: makeTemporaryDirectory(),
    });
    await waitFor('the start', async () => out().includes('"event":"started"'), 100);
    const began = performance.now();
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(out()).toContain('"event":"closed"');
    expect(out() + err()).not.toContain(ACCESS_TOKEN);
  }, 120_000);

  it('ends with 0 where it is told to while it starts', async () => {
    const folder = makeTemporaryDirectory();
    await (await openStore({ kind: 'folder', folder }, 'create')).close();
    const port = String(await findFreePort());
    const { child, out, ended } = run(PROJECT_ROOT, {
      PUBLIC_URL: 'https://loyalty.example.com',
      PORT: port,
      HUBSPOT_CLIENT_SECRET: CLIENT_SECRET,
      HUBSPOT_ACCESS_TOKEN: ACCESS_TOKEN,
      LOYALTY_HUBSPOT_API: 'http://127.0.0.1:9',
      LOYALTY_STORE: folder,
    });
    // It listens before it opens its store.
    while (!(await fetch(`http://127.0.0.1:${port}/`).then(Boolean, () => false))) await sleep(10);
    expect(out()).not.toContain('"event":"started"');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(out()).toContain('"event":"closed"');
  }, 120_000);

  it.skipIf(inject('postgres') === null)(
    'ends with 1 and says why where a database that was away comes back with tables of a newer program',
    async () => {
      const databaseUrl = await makeEmptyDatabase();
      await (await openStore({ kind: 'server', databaseUrl }, 'create')).close();
      const database = openPostgresDatabase(databaseUrl);
      await database.runScript("insert into loyalty.schema_version (version, name) values (9999, 'of tomorrow')");
      await database.close();
      const gate = await openGate(new URL(databaseUrl));
      await gate.shut();
      const { out, err, ended } = run(PROJECT_ROOT, {
        PUBLIC_URL: 'https://loyalty.example.com',
        PORT: '0',
        HUBSPOT_CLIENT_SECRET: CLIENT_SECRET,
        HUBSPOT_ACCESS_TOKEN: ACCESS_TOKEN,
        LOYALTY_HUBSPOT_API: 'http://127.0.0.1:9',
        DATABASE_URL: gate.databaseUrl,
      });
      await waitFor('the first try', async () => out().includes('"event":"database_away"'), 100);
      await gate.open();
      expect(await ended).toBe(1);
      expect(out()).toContain('"event":"cannot_open"');
      expect(err()).toContain('version 9999');
      await gate.shut();
    },
    120_000,
  );
});
