import { describe, expect, it } from 'vitest';
import type { Snapshot, SnapshotCause } from '../../src/operations/ports/score-store.ts';
import type { PublishedValues } from '../../src/operations/ports.ts';
import type { PortalStore } from '../../src/operations/ports/portal-store.ts';
import { describeOnBothDrivers } from './on-both-drivers.ts';
import { facts, publish } from './portfolio-rows.ts';
import { scored } from './values.ts';

describeOnBothDrivers('adding up the portfolio', (bed) => {
  const newStore = (): PortalStore => bed().store.portal(bed().newPortalId());

  describe('sums', () => {
    it('are null where nothing is known, and leave influence out of the lifetime value', async () => {
      const store = newStore();
      await store.portfolio.writeFacts([
        facts('5', { influence: 1000 }),
        facts('6', { ownerId: '8' }),
        facts('7', { ownerId: '8', influence: 99 }),
      ]);
      await publish(store, '5', scored(50, { lifetimeValue: 5000.1, currentAnnualValue: 100, valueAtRisk: 10 }));
      await publish(store, '6', scored(50, { lifetimeValue: 2000.2, currentAnnualValue: 200, valueGap: 7 }));
      expect(await store.portfolio.sumAll({})).toEqual({
        customers: 3,
        currentAnnualValue: 300,
        lifetimeValue: 6000.3,
        influence: 1000,
        valueAtRisk: 10,
        valueGap: 7,
        gapUnknown: 2,
      });
      expect(await store.portfolio.sumBy('ownerId', {})).toMatchObject([
        { key: '8', customers: 2, lifetimeValue: 2000.2, influence: 0, valueGap: 7, gapUnknown: 1 },
        { key: '7', customers: 1, lifetimeValue: 4000.1, influence: 1000, valueGap: null, gapUnknown: 1 },
      ]);
    });

    it('count a customer under everything that it lacks', async () => {
      const store = newStore();
      await store.portfolio.writeFacts([
        facts('5', { missing: ['wallet', 'tickets'] }),
        facts('6', { missing: [] }),
        facts('7', { missing: ['tickets', 'nothing_logged'] }),
      ]);
      for (const id of ['5', '6']) await publish(store, id, scored(50, { currentAnnualValue: 100 }));
      const groups = await store.portfolio.sumBy('missing', {});
      expect(new Map(groups.map(({ key, customers }) => [key, customers]))).toEqual(
        new Map<string | null, number>([
          ['wallet', 1],
          ['tickets', 2],
          ['nothing_logged', 1],
          ['not_published', 1],
          [null, 1],
        ]),
      );
    });

    it('are of the 200 largest groups', async () => {
      const store = newStore();
      await store.portfolio.writeFacts(
        Array.from({ length: 205 }, (_, index) => facts(String(index), { ownerId: String(index) })),
      );
      await publish(store, '204', scored(50));
      const groups = await store.portfolio.sumBy('ownerId', {});
      expect(groups).toHaveLength(200);
      expect(groups[0]).toMatchObject({ key: '204' });
    });
  });

  describe('moves', () => {
    it('are between the last snapshots at or before the two days', async () => {
      const store = newStore();
      await store.portfolio.writeFacts(['5', '6', '7', '8'].map((id) => facts(id, { ownerId: id })));
      for (const [id, day, segment] of [
        ['5', 100, 'ideal'],
        ['5', 110, 'ideal'],
        ['5', 120, 'uncertain'],
        ['6', 100, 'ideal'],
        ['7', 115, 'non_ideal'],
        ['8', 130, 'not_scored'],
        ['9', 100, 'ideal'],
      ] as const)
        await publish(store, id, scored(50, { segment }), day);
      const moves = async (from: number, to: number): Promise<readonly unknown[]> =>
        (await store.portfolio.countMoves(from, to, {})).map((move) => Object.values(move).join(' '));
      expect(new Set(await moves(110, 120))).toEqual(new Set(['ideal uncertain 1', 'ideal ideal 1', ' non_ideal 1']));
      expect(await moves(110, 110)).toEqual(['ideal ideal 2']);
      expect(await moves(10, 99)).toEqual([]);
      expect(new Set(await moves(99, 130))).toEqual(
        new Set([' uncertain 1', ' ideal 1', ' non_ideal 1', ' not_scored 1']),
      );
      expect(await store.portfolio.countMoves(110, 130, { ownerIds: ['5'] })).toEqual([
        { from: 'ideal', to: 'uncertain', customers: 1 },
      ]);
      await expect(store.portfolio.countMoves(111, 110, {})).rejects.toThrow(RangeError);
    });

    it('follow a past that is filled in later, a day that is read twice, and a merge', async () => {
      const store = newStore();
      await store.portfolio.writeFacts([facts('5'), facts('6')]);
      await publish(store, '5', scored(50, { segment: 'ideal' }), 100);
      await publish(store, '5', scored(50, { segment: 'non_ideal' }), 120);
      await store.scores.writeSnapshots([
        { companyId: '5', asOf: 110, cause: 'backfill', values: scored(50, { segment: 'uncertain' }) },
        { companyId: '5', asOf: 100, cause: 'backfill', values: scored(50, { segment: 'uncertain' }) },
      ]);
      expect(await store.portfolio.countMoves(105, 115, {})).toEqual([
        { from: 'ideal', to: 'uncertain', customers: 1 },
      ]);
      await publish(store, '5', scored(50, { segment: 'uncertain' }), 120);
      expect(await store.portfolio.countMoves(115, 125, {})).toEqual([
        { from: 'uncertain', to: 'uncertain', customers: 1 },
      ]);
      await store.scores.mergeCompanies([{ oldId: '5', newId: '6' }]);
      expect(await store.portfolio.countMoves(105, 115, {})).toEqual([
        { from: 'ideal', to: 'uncertain', customers: 1 },
      ]);
      await store.scores.forgetCompany('6');
      expect(await store.portfolio.countMoves(105, 115, {})).toEqual([]);
    });
  });

  describe('movers', () => {
    const movers = async (store: PortalStore, from: number, to: number, direction: 'up' | 'down' = 'down') =>
      store.portfolio.readMovers({ from, to, direction, filter: {}, offset: 0, limit: 10 });

    it('are those with another segment or risk, or a value that is another by a tenth and by one', async () => {
      const store = newStore();
      await store.portfolio.writeFacts(['1', '2', '3', '4', '5', '6'].map((id) => facts(id)));
      const day = (companyId: string, asOf: number, values: Partial<PublishedValues>): Snapshot => ({
        ...{ companyId, asOf, cause: 'customer' },
        values: scored(asOf - 50, { lifetimeValue: 1000, ...values }),
      });
      await store.scores.writeSnapshots([
        ...[day('1', 100, {}), day('1', 110, { lifetimeValue: 1099.99 })],
        ...[day('2', 100, {}), day('2', 110, { lifetimeValue: 1100 })],
        ...[day('3', 100, { lifetimeValue: 1 }), day('3', 110, { lifetimeValue: 0.5 })],
        ...[day('4', 100, { segment: 'ideal' }), day('4', 110, { segment: 'uncertain' })],
        ...[day('5', 100, { risk: 'critical' }), day('5', 110, { risk: 'low', lifetimeValue: 999 })],
        day('6', 105, { lifetimeValue: 9 }),
      ]);
      expect(await movers(store, 100, 110, 'up')).toMatchObject({
        total: 1,
        movers: [{ companyId: '2', before: { score: 50, lifetimeValue: 1000 }, after: { score: 60 }, change: 100 }],
      });
      expect(await movers(store, 100, 110)).toMatchObject({
        total: 2,
        movers: [
          { companyId: '5', before: { risk: 'critical' }, after: { risk: 'low' }, change: -1 },
          { companyId: '4', before: { segment: 'ideal' }, after: { segment: 'uncertain' }, change: 0 },
        ],
      });
      expect(await movers(store, 100, 109)).toEqual({ total: 0, byCause: [], movers: [] });
    });

    it('have the cause of the snapshot that brought most of the change', async () => {
      const store = newStore();
      await store.portfolio.writeFacts([facts('1'), facts('2'), facts('3'), facts('4')]);
      const day = (
        companyId: string,
        asOf: number,
        cause: SnapshotCause,
        values: Partial<PublishedValues>,
      ): Snapshot => ({ companyId, asOf, cause, values: scored(50, values) });
      await store.scores.writeSnapshots([
        day('1', 100, 'backfill', { lifetimeValue: 1000 }),
        day('1', 101, 'customer', { lifetimeValue: 900, contactStatus: 'overdue' }),
        day('1', 102, 'policy', { lifetimeValue: 1500, contactStatus: 'overdue' }),
        day('1', 103, 'customer', { lifetimeValue: 500, contactStatus: 'overdue', currentAnnualValue: 9 }),
        day('2', 100, 'first', { lifetimeValue: 1000 }),
        day('2', 103, 'customer', { lifetimeValue: 800 }),
        day('3', 100, 'first', { lifetimeValue: 1000 }),
        day('3', 103, 'customer', { lifetimeValue: 850, lastNonRenewalContact: 99 }),
        day('4', 100, 'first', { lifetimeValue: 1000, segment: 'uncertain', segmentComputed: 'uncertain' }),
        day('4', 103, 'customer', { lifetimeValue: 1000, segment: 'ideal', segmentComputed: 'uncertain' }),
      ]);
      expect((await movers(store, 100, 103)).byCause).toEqual([
        { cause: 'money', up: 0, down: 1, change: -500 },
        { cause: 'passing_days', up: 0, down: 1, change: -200 },
        { cause: 'behaviour', up: 0, down: 1, change: -150 },
        { cause: 'person', up: 1, down: 0, change: 0 },
      ]);
      expect(await movers(store, 100, 102, 'up')).toMatchObject({ movers: [{ companyId: '1', cause: 'policy' }] });
      await expect(movers(store, 103, 102)).rejects.toThrow(RangeError);
    });
  });

  it('tells what became of those that were flagged, and of the others', async () => {
    const store = newStore();
    await store.portfolio.writeFacts(['1', '2', '3', '4', '5'].map((id) => facts(id)));
    const day = (
      companyId: string,
      asOf: number,
      values: Partial<PublishedValues>,
      cause: SnapshotCause = 'customer',
    ) => ({
      ...{ companyId, asOf, cause },
      values: scored(50, values),
    });
    await store.scores.writeSnapshots([
      ...[
        day('1', 100, { risk: 'high' }),
        day('1', 120, { customerStatus: 'lapsed' }),
        day('1', 130, { customerStatus: 'won_back' }),
      ],
      day('2', 100, { risk: 'critical' }),
      ...[day('3', 100, { risk: 'watch' }), day('3', 151, { customerStatus: 'lapsed' })],
      day('4', 100, { risk: 'high', customerStatus: 'lapsed' }),
      ...[day('5', 90, { risk: 'low' }, 'backfill'), day('5', 120, {})],
    ]);
    const [first, second] = [
      { flaggedOn: 110, until: 150 },
      { flaggedOn: 10, until: 50 },
    ];
    expect(await store.portfolio.countFates([first, second], {})).toEqual([
      { ...first, flagged: { customers: 2, lost: 1 }, notFlagged: { customers: 2, lost: 0 }, workedOutLater: 1 },
      { ...second, flagged: { customers: 0, lost: 0 }, notFlagged: { customers: 0, lost: 0 }, workedOutLater: 0 },
    ]);
  });

  it('keeps the latest report of a name', async () => {
    const { reports } = newStore();
    expect(await reports.readReport('retention')).toBeNull();
    await reports.keepReport({ name: 'retention', asOf: 100, value: { rate: 0.9 } });
    const later = { name: 'retention', asOf: 107, value: { rate: 0.8, text: 'é' } };
    await reports.keepReport(later);
    expect(await reports.readReport('retention')).toEqual(later);
  });
});
