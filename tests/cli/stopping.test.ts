import { spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillMirror } from '../../bench/portal/fill-mirror.ts';
import { openEmptyAccount } from '../../bench/portal/open-account.ts';
import { readLabels } from '../../src/hubspot/records/read-labels.ts';
import { readPortal } from '../../src/hubspot/records/read-portal.ts';
import { readRunProgress } from '../../src/operations/rescore/run-state.ts';
import { openStore } from '../../src/store/open-store.ts';
import { makeTemporaryDirectory, PROJECT_ROOT, writeFiles } from '../support/temporary-directory.ts';

const COMPANIES = 700;
/** Companies of a page: the first of two. */
const PAGE = 500;

const filled = makeTemporaryDirectory();
let portalId = '';
let noon = 0;

beforeAll(async () => {
  const { client, asOf } = openEmptyAccount();
  noon = Date.parse(`${asOf}T12:00:00Z`);
  const facts = await readPortal(client);
  portalId = facts.portalId;
  writeFiles(filled, { 'policy.json': '{}' });
  const store = await openStore({ kind: 'folder', folder: join(filled, 'store') }, 'create');
  await fillMirror(store.portal(portalId).mirror, {
    portal: { companies: COMPANIES, dealsPerCompany: 4, touchesPerCompany: 2 },
    facts,
    labels: await readLabels(client),
    knownUntil: new Date(noon),
  });
  await store.close();
}, 120_000);

/** Runs the command in a copy of the portal and sends it the signal when it says that it is there. */
async function stopAt(line: string, signal: 'SIGTERM' | 'SIGINT') {
  const folder = makeTemporaryDirectory();
  cpSync(filled, folder, { recursive: true });
  const child = spawn(process.execPath, ['tests/cli/scoring-child.ts', folder, String(noon)], {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    const wasThere = told.includes(line);
    told += text;
    if (!wasThere && told.includes(line)) child.kill(signal);
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  const store = await openStore({ kind: 'folder', folder: join(folder, 'store') }, 'open');
  const kept = store!.portal(portalId);
  const progress = await readRunProgress(kept.mirror);
  const learnt = await kept.runs.readSetting('learnt');
  await store!.close();
  return { code, told, progress, learnt };
}

describe('a command that is told to end', () => {
  it('in the middle of scoring ends with the page it is at, where the next one goes on', async () => {
    const { code, told, progress } = await stopAt('Scoring', 'SIGTERM');
    expect(told).toContain('Stopping at the next checkpoint.');
    expect(told).toContain('Stopped at a checkpoint. Run the command again: it goes on from there.');
    expect(code).toBe(1);
    expect(progress).toMatchObject({ phase: 'scoring' });
    const done = progress?.phase === 'scoring' ? progress.tally.companies : COMPANIES;
    expect(done).toBeLessThanOrEqual(PAGE);
  }, 120_000);

  it('by Ctrl-C while it learns ends without having learnt anything', async () => {
    const { code, told, learnt } = await stopAt('Learning from the customers', 'SIGINT');
    expect(told).toContain('Stopped at a checkpoint.');
    expect(told).not.toContain('Scoring');
    expect(code).toBe(1);
    expect(learnt).toBeNull();
  }, 120_000);
});
