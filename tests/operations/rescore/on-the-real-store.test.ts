import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetCompany } from '../../../src/operations/rescore/forget.ts';
import { readPortalStatus } from '../../../src/operations/rescore/portal-status.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { Store } from '../../../src/store/store.ts';
import type { CompanyHistory } from '../../../src/scoring/types.ts';
import { companyHistory, wonDeal, wonRenewal } from '../../support/histories.ts';
import { openRescoreDesk, policyFile, type RescoreDesk } from '../../support/rescore-desk.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore({ kind: 'memory' }, 'create');
});
afterAll(async () => {
  await store.close();
});

const CUSTOMERS: readonly CompanyHistory[] = Array.from({ length: 30 }, (_, index) =>
  companyHistory({
    // The second is larger as a number and smaller as a text.
    companyId: String(index % 2 === 0 ? 900 + index : 10_000_000_000 + index),
    deals: [
      wonDeal({ id: `${String(index)}-1`, on: '2024-05-01', amount: 1000 * (index + 1), termMonths: 12 }),
      wonRenewal({ id: `${String(index)}-2`, on: '2025-05-01', amount: 1000 * (index + 1), termMonths: 12 }),
      wonRenewal({ id: `${String(index)}-3`, on: '2026-05-01', amount: 1000 * (index + 1), termMonths: 12 }),
    ],
  }),
);

let portals = 0;
/** A portal of its own for each test. */
function openDesk(): RescoreDesk {
  portals += 1;
  return openRescoreDesk(CUSTOMERS, (world) => world, store.portal(String(5000 + portals)));
}

describe('re-scoring with what a database keeps', () => {
  it('gives what it gives with what memory keeps, and writes nothing the second time', async () => {
    const desk = openDesk();
    const other = openRescoreDesk(CUSTOMERS);
    await other.run();
    expect(await desk.run()).toMatchObject({ kind: 'done', report: { sent: { written: 30 }, backfilled: 30 } });
    expect(desk.standing).toEqual(other.standing);
    const ids = CUSTOMERS.map(({ companyId }) => companyId);
    expect(new Map(await desk.store.scores.readSnapshots(ids))).toEqual(
      new Map(await other.store.scores.readSnapshots(ids)),
    );
    expect(await desk.run()).toMatchObject({ report: { scored: { putOut: 0 }, backfilled: 0 } });
    expect(await readPortalStatus(desk.store)).toMatchObject({
      runs: [
        { kind: 'nightly', state: 'done' },
        { kind: 'first_fill', state: 'done' },
      ],
      outgoing: 0,
      model: { id: 'seed-1' },
    });
  });

  it('waits for a yes across runs, and leaves no trace of what nobody said yes to', async () => {
    const desk = openDesk();
    await desk.run();
    const [{ value } = { value: null }] = await desk.store.runs.listSettings('policy');
    const harsh = policyFile({ idealLifetimeValue: 9e6 });
    const ids = CUSTOMERS.map(({ companyId }) => companyId);
    const before = new Map(await desk.store.scores.readSnapshots(ids));
    desk.today = '2026-11-22';
    expect((await desk.run({ policy: harsh })).kind).toBe('waiting_for_yes');
    expect(await desk.store.scores.countOutgoing()).toBe(30);
    const { idealLifetimeValue } = value as { readonly idealLifetimeValue: number };
    await desk.run({ policy: policyFile({ idealLifetimeValue }) });
    expect(await desk.store.scores.countOutgoing()).toBe(0);
    expect(new Map(await desk.store.scores.readSnapshots(ids))).toEqual(before);
    expect(desk.writes).toHaveLength(30);

    expect((await desk.run({ policy: harsh })).kind).toBe('waiting_for_yes');
    expect(await desk.run({ policy: harsh, yes: true })).toMatchObject({ report: { sent: { written: 30 } } });
    const after = await desk.store.scores.readSnapshots(ids);
    expect([...after.values()].every((snapshots) => snapshots.at(-1)?.cause === 'policy')).toBe(true);
  });

  it('remembers what was refused, and forgets what is to be forgotten', async () => {
    const desk = openDesk();
    const [refused, forgotten] = CUSTOMERS.map(({ companyId }) => companyId);
    desk.obstacles.set(refused!, { result: 'refused', reason: 'City is required', obstacle: 'rule' });
    await desk.run();
    expect(await desk.store.scores.listRefusals()).toMatchObject([{ companyId: refused, reason: 'City is required' }]);
    await forgetCompany(desk.store, forgotten!);
    expect((await desk.store.scores.readSnapshots([forgotten!])).get(forgotten!) ?? []).toEqual([]);
    expect(await desk.store.mirror.listTombstones('company')).toMatchObject([{ id: forgotten, reason: 'forgotten' }]);
  });

  it('goes on where it was stopped', async () => {
    const desk = openDesk();
    const controller = new AbortController();
    const stop = { signal: controller.signal, progress: () => undefined };
    const outcome = await desk.run({
      ...stop,
      progress: ({ phase }) => {
        if (phase === 'writing') controller.abort();
      },
    });
    expect(outcome.kind).toBe('stopped');
    expect(desk.writes).toEqual([]);
    expect(await desk.run()).toMatchObject({ kind: 'done', report: { earlier: { written: 30 }, backfilled: 30 } });
    expect(desk.writes).toHaveLength(30);
  });
});
