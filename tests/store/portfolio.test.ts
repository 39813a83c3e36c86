import { describe, expect, it } from 'vitest';
import type { PortfolioPage, PortfolioStore } from '../../src/operations/ports/portfolio-store.ts';
import type { PortalStore } from '../../src/operations/ports/portal-store.ts';
import { describeOnBothDrivers } from './on-both-drivers.ts';
import { facts, publish } from './portfolio-rows.ts';
import { scored } from './values.ts';

const page = (others: Partial<PortfolioPage> = {}): PortfolioPage => ({
  filter: {},
  sort: 'lifetimeValue',
  descending: true,
  offset: 0,
  limit: 100,
  ...others,
});

async function idsOf(portfolio: PortfolioStore, filter: PortfolioPage['filter'] = {}): Promise<readonly string[]> {
  return (await portfolio.listRows(page({ filter, sort: 'name', descending: false }))).rows.map((row) => row.companyId);
}

describeOnBothDrivers('the portfolio', (bed) => {
  const newStore = (): PortalStore => bed().store.portal(bed().newPortalId());

  describe('rows', () => {
    it('say what is published, as it is published, from the moment that it is', async () => {
      const store = newStore();
      await store.portfolio.writeFacts([facts('5', { influence: 12.5 })]);
      await publish(store, '5', scored(68.4, { productGap: 'Guard (plus) (17 of 31, industry)', valueGap: 72_000 }));
      expect(await store.portfolio.readRow('5')).toEqual({
        ...facts('5'),
        influence: 12.5,
        customerStatus: 'active',
        segment: 'uncertain',
        risk: 'watch',
        evidence: 'some',
        score: 68.4,
        lifetimeValue: 123_456.78,
        currentAnnualValue: 48_000,
        valueAtRisk: 0,
        valueGap: 72_000,
        valueTier: 'top_20',
        renewalDate: 20_800,
        contactStatus: 'due',
        lastNonRenewalContact: 20_700,
        productGap: 'Guard (plus) (17 of 31, industry)',
        nextAction: 'book_meeting',
        // A character that PostgreSQL cannot hold is shown as one that cannot be shown.
        summary: 'Renewal due, "quoted", é\ufffd.',
        scoredAt: '2026-11-22T04:00:00.000Z',
      });
      expect(await store.portfolio.readRow('6')).toBeNull();
    });

    it('are there before anything is published, and say so', async () => {
      const store = newStore();
      await store.portfolio.writeFacts([facts('5', { customerStatus: 'won_back' })]);
      expect(await store.portfolio.readRow('5')).toMatchObject({
        customerStatus: 'won_back',
        segment: null,
        lifetimeValue: null,
        missing: ['wallet', 'not_published'],
      });
      await store.portfolio.writeFacts([facts('5', { customerStatus: 'lapsed' })]);
      expect(await store.portfolio.readRow('5')).toMatchObject({ customerStatus: 'lapsed' });
    });

    it('start from what was published before they were there', async () => {
      const store = newStore();
      await publish(store, '5', scored(50, { customerStatus: 'renewal_overdue' }));
      await store.portfolio.writeFacts([facts('5'), facts('5', { name: 'The later one' })]);
      expect(await store.portfolio.readRow('5')).toMatchObject({
        name: 'The later one',
        customerStatus: 'renewal_overdue',
        score: 50,
        missing: ['wallet'],
      });
    });

    it('keep what is published when their facts change, and the other way round', async () => {
      const store = newStore();
      await store.portfolio.writeFacts([facts('5')]);
      await publish(store, '5', scored(50, { segment: 'ideal' }));
      await store.portfolio.writeFacts([facts('5', { ownerId: null, missing: [], customerStatus: 'lapsed' })]);
      expect(await store.portfolio.readRow('5')).toMatchObject({
        ownerId: null,
        missing: [],
        score: 50,
        segment: 'ideal',
      });
      await publish(store, '5', scored(20, { segment: 'not_scored' }));
      expect(await store.portfolio.readRow('5')).toMatchObject({ ownerId: null, score: 20, segment: null });
    });

    it('follow a correction by the CRM, also one that takes everything away', async () => {
      const store = newStore();
      await store.portfolio.writeFacts([facts('5')]);
      await publish(store, '5', scored(50));
      await store.scores.correctPublished([{ companyId: '5', values: scored(51, { segment: 'non_ideal' }) }]);
      expect(await store.portfolio.readRow('5')).toMatchObject({ score: 51, segment: 'non_ideal' });
      await store.scores.correctPublished([{ companyId: '5', values: null }]);
      expect(await store.portfolio.readRow('5')).toMatchObject({ score: null, missing: ['wallet', 'not_published'] });
    });

    it('do not show what waits to be sent, was refused, or lost against newer inputs', async () => {
      const store = newStore();
      await store.portfolio.writeFacts([facts('5')]);
      await publish(store, '5', scored(50));
      const next = { companyId: '5', before: scored(50), after: scored(10), inputVersion: 9 };
      await store.scores.putOut([next], []);
      expect(await store.portfolio.readRow('5')).toMatchObject({ score: 50 });
      await store.scores.settleOutgoing([], [{ companyId: '5', reason: 'City is required' }]);
      expect(await store.portfolio.readRow('5')).toMatchObject({ score: 50 });
      await store.scores.settleOutgoing([{ companyId: '5', values: scored(40), inputVersion: 0 }], []);
      expect(await store.portfolio.readRow('5')).toMatchObject({ score: 50 });
    });

    it('take published texts that no database can hold', async () => {
      const store = newStore();
      await store.portfolio.writeFacts([facts('5', { name: 'A\0B \ud83d', industry: '\0' })]);
      await publish(
        store,
        '5',
        scored(50, { productGap: 'Half \ud83d a \\u0000 pair\u0000 (3 of 40, size)', summary: '\udc00' }),
      );
      const row = await store.portfolio.readRow('5');
      expect(row).toMatchObject({ name: 'AB \ufffd', industry: '', score: 50, summary: '\ufffd' });
      expect(row?.productGap).toMatch(/^Half \ufffd a .* pair\ufffd \(3 of 40, size\)$/);
      expect(await store.portfolio.sumBy('productGap', {})).toHaveLength(1);
    });

    it('go with a company that is forgotten, merged, erased, or no customer any more', async () => {
      const store = newStore();
      await store.portfolio.writeFacts(['5', '6', '7', '8', '9'].map((id) => facts(id)));
      await store.portfolio.removeRows(['6', '66']);
      await store.scores.forgetCompany('7');
      await publish(store, '8', scored(88));
      await store.scores.mergeCompanies([{ oldId: '8', newId: '9' }]);
      expect(await idsOf(store.portfolio)).toEqual(['5', '9']);
      expect(await store.portfolio.readRow('9')).toMatchObject({ score: 88 });
      await store.erase();
      expect(await idsOf(store.portfolio)).toEqual([]);
    });

    it('of a range of ids stay where they are those of customers', async () => {
      const { portfolio } = newStore();
      const all = ['9', '10', '99', '100', '1000000000000'];
      const write = (): Promise<void> =>
        portfolio.writeFacts(all.map((id) => facts(id, { name: id.padStart(20, '0') })));
      await write();
      await portfolio.removeOthers({ after: '9', until: '100' }, ['10']);
      expect(await idsOf(portfolio)).toEqual(['9', '10', '1000000000000']);
      await portfolio.removeOthers({ after: '10', until: null }, []);
      expect(await idsOf(portfolio)).toEqual(['9', '10']);
      await write();
      await portfolio.removeOthers({ after: null, until: null }, ['99']);
      expect(await idsOf(portfolio)).toEqual(['99']);
    });

    it('that say the same are not written again', async () => {
      const portalId = bed().newPortalId();
      const store = bed().store.portal(portalId);
      const { portfolio } = store;
      const written = async (): Promise<unknown> =>
        bed().database.query('select xmin::text, company_id from loyalty.portfolio where portal_id = $1 order by 2', [
          portalId,
        ]);
      await portfolio.writeFacts([facts('5'), facts('6', { ownerId: null, missing: [] })]);
      await publish(store, '5', scored(50));
      const before = await written();
      await store.scores.correctPublished([{ companyId: '5', values: scored(50, { summary: 'Not in the row.' }) }]);
      await portfolio.writeFacts([facts('5'), facts('6', { ownerId: null, missing: [] })]);
      expect(await written()).toEqual(before);
      await portfolio.writeFacts([facts('5'), facts('6', { ownerId: null, missing: ['wallet'] })]);
      const [first, second] = before as readonly unknown[];
      const after = (await written()) as readonly unknown[];
      expect(after[0]).toEqual(first);
      expect(after[1]).not.toEqual(second);
    });

    it('of another portal are not seen', async () => {
      const [one, other] = [newStore(), newStore()];
      await one.portfolio.writeFacts([facts('5')]);
      await publish(one, '5', scored(50));
      expect(await other.portfolio.readRow('5')).toBeNull();
      expect(await other.portfolio.sumAll({})).toMatchObject({ customers: 0, lifetimeValue: null, valueAtRisk: null });
      await other.portfolio.removeRows(['5']);
      await other.portfolio.removeOthers({ after: null, until: null }, []);
      expect(await one.portfolio.readRow('5')).toMatchObject({ score: 50 });
    });
  });

  describe('a page', () => {
    it('must have between 1 and 100 rows, from a whole number on', async () => {
      const { portfolio } = newStore();
      for (const wrong of [{ limit: 0 }, { limit: 101 }, { limit: 1.5 }, { offset: -1 }, { offset: 0.5 }]) {
        await expect(portfolio.listRows(page(wrong))).rejects.toThrow(RangeError);
      }
    });

    it('beyond the end is empty and still knows how many there are', async () => {
      const { portfolio } = newStore();
      await portfolio.writeFacts([facts('5'), facts('6')]);
      expect(await portfolio.listRows(page({ offset: 2 }))).toEqual({ total: 2, rows: [] });
    });
  });
});
