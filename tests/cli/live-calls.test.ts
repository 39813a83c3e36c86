import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveCrm, type ServedCrm } from '../../bench/portal/serve-crm.ts';
import { createCrm } from '../../sandbox/crm/sandbox-crm.ts';
import { hubSpotDoors } from '../../src/cli/doors/hubspot-doors.ts';
import { runCommand } from '../../src/cli/program.ts';
import { parseCommandEnvironment } from '../../src/config.ts';
import { openStore } from '../../src/store/open-store.ts';
import { CrmBuilder } from '../hubspot/support/crm-builder.ts';
import { idleDoors } from '../support/idle-doors.ts';
import { makeTemporaryDirectory } from '../support/temporary-directory.ts';

const TOKEN = 'pat-eu1-desk';
const data = new CrmBuilder().company('1').wonDeal('11', '2026-03-01', '24000', ['1']).build();
const crm = createCrm(data, { token: TOKEN });
const portalId = String(data.account.portalId);
let served: ServedCrm;

beforeAll(async () => {
  served = await serveCrm(crm);
});
afterAll(() => served.close());

async function score(folder: string): Promise<{ readonly code: number; readonly err: string }> {
  const environment = parseCommandEnvironment({
    HUBSPOT_ACCESS_TOKEN: TOKEN,
    LOYALTY_HUBSPOT_API: served.url,
    LOYALTY_STORE: folder,
  });
  const err: string[] = [];
  const doors = idleDoors({
    ...hubSpotDoors(environment, () => new Date()),
    err: (text) => err.push(text),
  });
  return { code: await runCommand(['score'], doors), err: err.join('\n') };
}

/** Calls of the account's day that are noted in the store. */
async function callsKept(folder: string): Promise<number> {
  const store = await openStore({ kind: 'folder', folder }, 'create');
  const today = Math.floor(Date.now() / 86_400_000);
  const uses = await Promise.all(
    [today - 1, today, today + 1].map((day) => store.callBudget(portalId).recordDay(day, 0, null)),
  );
  await store.close();
  return uses.reduce((sum, { used }) => sum + used, 0);
}

describe('a command that reads the account live', () => {
  it('counts its calls with those of everybody who shares the store, and gives the store back', async () => {
    const folder = join(makeTemporaryDirectory(), 'store');
    expect(await callsKept(folder)).toBe(0);
    expect(await score(folder)).toMatchObject({ code: 0 });
    expect(await callsKept(folder)).toBeGreaterThan(3);
  }, 60_000);

  it('makes no store where there is none', async () => {
    const folder = join(makeTemporaryDirectory(), 'store');
    expect(await score(folder)).toMatchObject({ code: 0 });
    expect(await openStore({ kind: 'folder', folder }, 'open')).toBeNull();
  }, 60_000);

  it('goes on without it, and says so, where another process has it open', async () => {
    const folder = join(makeTemporaryDirectory(), 'store');
    const store = await openStore({ kind: 'folder', folder }, 'create');
    const { code, err } = await score(folder);
    await store.close();
    expect(code).toBe(0);
    expect(err).toContain('The store is in use by another process, so the calls made here are not counted');
  }, 60_000);
});
