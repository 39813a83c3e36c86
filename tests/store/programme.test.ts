import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PortalStore } from '../../src/operations/ports/portal-store.ts';
import type { ProgrammeFacts } from '../../src/operations/ports/programme-store.ts';
import { rankIdeal } from '../../src/programme/ranking/rank-ideal.ts';
import { describeOnBothDrivers } from './on-both-drivers.ts';
import { facts, publish } from './portfolio-rows.ts';
import { scored } from './values.ts';

const QUARTER_END = 20_700;
const LATER = 20_779;
const EVERYBODY = { ownerIds: null, offset: 0, limit: 100 };
const END = { periodEnd: QUARTER_END, fixedOn: LATER, model: 'seed-1', policy: 'p1' };

const told = (companyId: string, others: Partial<ProgrammeFacts> = {}): ProgrammeFacts => ({
  ...{ companyId, milestones: [], ask: null, exposure: null, referred: [], separation: null },
  ...others,
});
const passed = (day: number): ProgrammeFacts['milestones'][number] => ({
  ...{ kind: 'lifetime_value', size: 100_000, day, state: 'reached', appreciation: 'priority_service', paused: null },
});

describeOnBothDrivers('the programme', (bed) => {
  const newStore = (): PortalStore => bed().store.portal(bed().newPortalId());
  const customer = async (
    store: PortalStore,
    id: string,
    {
      segment = 'uncertain',
      value = 1000,
      on = LATER,
    }: { segment?: 'ideal' | 'uncertain'; value?: number; on?: number },
  ): Promise<void> => {
    await store.portfolio.writeFacts([facts(id)]);
    await publish(store, id, scored(70, { segment, lifetimeValue: value }), on);
  };

  it('takes the place of what was told of a range of ids, and leaves the others', async () => {
    const store = newStore();
    for (const id of ['5', '60', '700']) await store.portfolio.writeFacts([facts(id)]);
    const write = (
      after: string | null,
      until: string | null,
      ...customers: readonly ProgrammeFacts[]
    ): Promise<void> => store.programme.writeRange({ after, until }, { customers, prospects: [] });
    const milestones = async (): Promise<readonly (readonly [string, number])[]> =>
      (await store.programme.listMilestones(EVERYBODY)).rows.map(({ companyId, day }) => [companyId, day]);
    await write(null, '60', told('5', { milestones: [passed(20_779)] }), told('60', { milestones: [passed(20_779)] }));
    await write('60', null, told('700', { milestones: [passed(20_779)] }));
    // The next night it is found passed again, and stays dated as it was first seen.
    await write(null, '60', told('5', { milestones: [passed(20_780)] }), told('60'));
    expect(await milestones()).toEqual([
      ['5', 20_779],
      ['700', 20_779],
    ]);
    await write('60', null);
    expect(await milestones()).toEqual([['5', 20_779]]);
  });

  it('keeps what nobody can spell, and what is told of a portal is seen by no other', async () => {
    const store = newStore();
    await store.portfolio.writeFacts([facts('5')]);
    const exposure = { signals: ['known_competitor'] as const, competitor: 'A\u0000"\ud800\\u0000' };
    await store.programme.writeRange(
      { after: null, until: null },
      { customers: [told('5', { exposure })], prospects: [] },
    );
    const { rows } = await store.programme.listExposed(EVERYBODY);
    expect(rows[0]?.competitor).toMatch(/^A\ufffd"\ufffd/);
    expect(await newStore().programme.listExposed(EVERYBODY)).toEqual({ total: 0, rows: [], valueAtRisk: 0 });
    const nobodys = await store.programme.listExposed({ ...EVERYBODY, ownerIds: ['8'] });
    expect(nobodys.total).toBe(0);
  });

  it('ranks as `rankIdeal` does, from what was published at the end of the period, and never again', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ isIdeal: fc.boolean(), value: fc.integer({ min: -5, max: 5 }) }), {
          minLength: 1,
          maxLength: 6,
        }),
        async (customers) => {
          const store = newStore();
          for (const [index, { isIdeal, value }] of customers.entries())
            await customer(store, String(index + 1), {
              ...{ segment: isIdeal ? 'ideal' : 'uncertain', value, on: QUARTER_END },
            });
          expect(await store.programme.fixRanking(END)).toBe(true);
          const scores = customers.map(({ isIdeal, value }, index) => ({
            ...{
              companyId: String(index + 1),
              name: '',
              segment: isIdeal ? ('ideal' as const) : ('uncertain' as const),
            },
            ...{ lifetimeValue: value, waterfall: [] },
          }));
          const expected = rankIdeal(scores).ranked;
          const { rows } = await store.programme.listRanked(QUARTER_END, null, EVERYBODY);
          expect(rows.map(({ companyId, rank }) => [companyId, rank])).toEqual(
            expected.map(({ companyId, rank }) => [companyId, rank]),
          );
          for (const [index, { share, relativeValue }] of rows.entries()) {
            expect(share ?? -1).toBeCloseTo(expected[index]?.share ?? -1, 9);
            expect(relativeValue ?? -1).toBeCloseTo(expected[index]?.relativeValue ?? -1, 9);
          }
          await publish(store, '1', scored(70, { segment: 'ideal', lifetimeValue: 999 }), LATER);
          expect(await store.programme.fixRanking(END)).toBe(false);
          const again = await store.programme.listRanked(QUARTER_END, null, EVERYBODY);
          expect(again.rows.map(({ lifetimeValue }) => lifetimeValue)).toEqual(rows.map((row) => row.lifetimeValue));
        },
      ),
      { numRuns: 6 },
    );
  });

  it('fixes nothing for a day on which nothing was published', async () => {
    const store = newStore();
    await customer(store, '5', { segment: 'ideal' });
    expect(await store.programme.fixRanking(END)).toBe(false);
    expect(await store.programme.listRankingEnds()).toEqual([]);
  });

  it('finds who moved significantly since, and who came and went', async () => {
    const store = newStore();
    for (const [id, value] of [
      ['1', 100],
      ['2', 100],
      ['3', 100],
    ] as const)
      await customer(store, id, { segment: 'ideal', value, on: QUARTER_END });
    await store.programme.fixRanking(END);
    await publish(store, '3', scored(70, { segment: 'uncertain', lifetimeValue: 40 }));
    await customer(store, '4', { segment: 'ideal', value: 500 });
    const found = await store.programme.findMoverCandidates(QUARTER_END, 10);
    expect(found).toMatchObject({ compared: 3, means: { before: 100, now: 80 } });
    expect(found?.candidates).toMatchObject([
      { companyId: '3', rankBefore: 3, rankNow: null, segmentBefore: 'ideal', segmentNow: 'uncertain' },
      { companyId: '1', rankBefore: 1, rankNow: 2 },
      { companyId: '2' },
    ]);
    expect(await store.programme.countEntered(QUARTER_END, null)).toEqual({ entered: 1, left: 1 });
  });

  it('freezes who is what when a goal is set, whatever becomes of them', async () => {
    const store = newStore();
    for (const id of ['1', '2', '3']) await customer(store, id, { segment: id === '3' ? 'ideal' : 'uncertain' });
    const wish = {
      ...{ key: 'k', name: 'Goal', startsOn: LATER, endsOn: LATER + 90, target: { kind: 'count', count: 1 } as const },
      ...{ setBy: 'A. Kaya', model: 'seed-1', policy: 'p1' },
    };
    const [one, two] = await Promise.all([store.programme.setGoal(wish), store.programme.setGoal(wish)]);
    expect(one).toEqual(two);
    const id = one.kind === 'set' ? one.id : '';
    await publish(store, '1', scored(90, { segment: 'ideal', lifetimeValue: 9 }), LATER + 1);
    await store.portfolio.removeRows(['2']);
    expect(await store.programme.countThen(id)).toEqual({ ideal: 1, uncertain: 2, non_ideal: 0 });
    expect(await store.programme.listGoals()).toMatchObject([{ id, members: 2, stoppedOn: null, progress: null }]);
    expect(await store.programme.goalsOf('1', LATER)).toMatchObject([{ id, name: 'Goal' }]);
    expect(await store.programme.goalsOf('3', LATER)).toEqual([]);
    expect(await store.programme.listConverted(id)).toEqual(['1']);
    // A merged company stays a member under its new id; a forgotten one does not.
    await store.scores.mergeCompanies([{ oldId: '1', newId: '11' }]);
    expect(await store.programme.goalsOf('11', LATER)).toMatchObject([{ id }]);
    await store.scores.forgetCompany('11');
    expect(await store.programme.countThen(id)).toEqual({ ideal: 1, uncertain: 1, non_ideal: 0 });
    await customer(store, '9', {});
    for (const key of ['b', 'c', 'd', 'e']) await store.programme.setGoal({ ...wish, key });
    expect(await store.programme.setGoal({ ...wish, key: 'f' })).toEqual({ kind: 'too_many' });
    await store.erase();
    expect(await store.programme.listGoals()).toEqual([]);
    expect(await store.programme.setGoal(wish)).toEqual({ kind: 'nobody' });
  });

  it('learns from the past how many convert by themselves', async () => {
    const store = newStore();
    for (const id of ['1', '2', '3']) await customer(store, id, { segment: 'uncertain', on: QUARTER_END });
    await publish(store, '2', scored(90, { segment: 'ideal' }), QUARTER_END + 30);
    expect(await store.programme.pastConversion(QUARTER_END, LATER)).toEqual({ members: 3, converted: 1 });
    expect(await store.programme.pastConversion(QUARTER_END - 1, LATER)).toBeNull();
  });

  it('knows what a company was worth 30 days before, unless a model or a policy moved it', async () => {
    const store = newStore();
    await customer(store, '1', { value: 100, on: QUARTER_END });
    await publish(store, '1', scored(70, { lifetimeValue: 130, currentAnnualValue: 50_000 }), LATER);
    const before = await store.programme.readBefore(['1', '2'], [], LATER - 30);
    expect(before.get('1')).toEqual({ goals: [], mover: null, lifetimeValues: { before: 100, last: 130 } });
    expect(before.get('2')).toEqual({ goals: [], mover: null, lifetimeValues: null });
    const values = scored(70, { lifetimeValue: 150, model: 'other/p1' });
    const inputVersion = await store.scores.nextInputVersion();
    await store.scores.putOut(
      [{ companyId: '1', before: null, after: values, inputVersion }],
      [{ companyId: '1', asOf: LATER + 1, cause: 'model', values }],
    );
    await store.scores.settleOutgoing([{ companyId: '1', values, inputVersion }], []);
    expect((await store.programme.readBefore(['1'], [], LATER - 30)).get('1')?.lifetimeValues).toBeNull();
  });
});
