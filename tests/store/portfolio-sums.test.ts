import { describe, expect, it } from 'vitest';
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
});
