import { describe, expect, it } from 'vitest';
import { isHubSpotError } from '../../../src/hubspot/client/hubspot-error.ts';
import type { SandboxCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import { compare, smallPortal } from './converge.ts';
import { type MirroredSandbox, openMirror } from './support.ts';

/** Of everything that a night has to find something. */
function changeEverything(crm: SandboxCrm): void {
  crm.change({ change: 'merge', type: 'companies', winnerId: '1', loserId: '2' });
  crm.change({ change: 'merge', type: 'contacts', winnerId: '51', loserId: '53', mintsNewId: true });
  crm.change({ change: 'archive', type: 'companies', id: '3' });
  crm.change({ change: 'archive', type: 'deals', id: '14' });
  crm.change({ change: 'privacy_delete', contactId: '54' });
  crm.change({ change: 'dissociate', from: { type: 'emails', id: '84' }, to: { type: 'companies', id: '4' } });
  crm.change({
    change: 'associate',
    from: { type: 'deals', id: '34' },
    to: { type: 'companies', id: '11' },
    primary: true,
  });
  const on = [{ to: { type: 'companies', id: '13' } as const }, { to: { type: 'deals', id: '31' } as const }];
  crm.change({
    change: 'create',
    type: 'calls',
    properties: { hs_timestamp: '2026-02-01T00:00:00Z' },
    associations: on,
  });
  crm.change({ change: 'create', type: 'companies', properties: { name: 'New' } });
  crm.change({ change: 'update', type: 'deals', id: '31', properties: { dealstage: 'closedwon' } });
}

/** Allows some calls more each time, until there are enough of them; after each failure the work is begun again. */
async function interruptEverywhere(
  step: number,
  prepare: () => Promise<MirroredSandbox>,
  work: (opened: MirroredSandbox) => Promise<unknown>,
  between: (opened: MirroredSandbox) => void = () => {},
): Promise<number> {
  for (let calls = 0; ; calls += step) {
    const opened = await prepare();
    opened.allowCalls(calls);
    const failure = await work(opened).then(
      () => null,
      (error: unknown) => error,
    );
    opened.allowCalls(null);
    if (failure === null) return calls;
    expect(isHubSpotError(failure, 'daily_limit')).toBe(true);
    between(opened);
    await opened.reopen().sync();
    expect(await compare(opened), `ended after ${calls} calls`).toEqual([]);
  }
}

async function changedMirror(): Promise<MirroredSandbox> {
  const opened = openMirror(smallPortal());
  await opened.mirror.sync();
  opened.advance(24 * 60);
  changeEverything(opened.crm);
  opened.advance(60);
  return opened;
}

describe('a run that is ended at one of its calls', () => {
  it('is gone on with, when it was filling the mirror', async () => {
    const calls = await interruptEverywhere(
      7,
      async () => openMirror(smallPortal()),
      ({ mirror }) => mirror.sync(),
    );
    expect(calls).toBeGreaterThan(20);
  });

  it('loses nothing of what it has seen, when it was a night', async () => {
    const calls = await interruptEverywhere(11, changedMirror, ({ mirror }) => mirror.sync({ antiEntropyPart: 2 }));
    expect(calls).toBeGreaterThan(60);
  });

  it('compares once more what may have changed since, when it was a night of the day before', async () => {
    const calls = await interruptEverywhere(
      13,
      changedMirror,
      ({ mirror }) => mirror.sync(),
      ({ crm, advance }) => {
        advance(24 * 60);
        crm.change({ change: 'dissociate', from: { type: 'deals', id: '11' }, to: { type: 'companies', id: '1' } });
        crm.change({ change: 'dissociate', from: { type: 'calls', id: '71' }, to: { type: 'contacts', id: '51' } });
      },
    );
    expect(calls).toBeGreaterThan(40);
  });

  it('leaves nothing behind, when it was reading some companies', async () => {
    const ids = ['1', '2', '3', '4', '11', '12', '13', '14'];
    const calls = await interruptEverywhere(9, changedMirror, ({ mirror }) => mirror.syncCompanies(ids));
    expect(calls).toBeGreaterThan(20);
  });
}, 60_000);
