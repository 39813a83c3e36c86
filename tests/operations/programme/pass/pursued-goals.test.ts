import { describe, expect, it } from 'vitest';
import type { KeptGoal } from '../../../../src/operations/ports/goal-store.ts';
import { toPublishedValues } from '../../../../src/operations/published-values.ts';
import { startGoalTally, tallyGoals } from '../../../../src/operations/programme/pass/goal-tally.ts';
import { readPursuedGoals } from '../../../../src/operations/programme/pass/pursued-goals.ts';
import { tellCompany } from '../../../../src/operations/programme/pass/tell-company.ts';
import { withPolicyId } from '../../../../src/operations/parse-policy.ts';
import { DEFAULT_POLICY } from '../../../../src/scoring/policy.ts';
import { scoreCustomer } from '../../../../src/scoring/score-customer.ts';
import { companyHistory, day, meeting, scoringContext, wonDeal, wonRenewal } from '../../../support/histories.ts';
import { memoryPortalStore } from '../../../support/memory-portal-store.ts';

const TODAY = '2026-11-21';
const EASY = withPolicyId({ ...DEFAULT_POLICY, idealLifetimeValue: 1_000 });
const HARSH = withPolicyId({ ...DEFAULT_POLICY, idealLifetimeValue: 9_000_000 });
const NOW = scoringContext(TODAY, { policy: HARSH });
const HISTORY = companyHistory({
  deals: ['2022', '2023', '2024', '2025', '2026'].map((year, index) =>
    (index === 0 ? wonDeal : wonRenewal)({ id: year, on: `${year}-06-01`, amount: 20_000, termMonths: 12 }),
  ),
  activities: [meeting({ on: '2026-10-30' }), meeting({ on: '2026-08-30' })],
});

const goal = (id: string, others: Partial<KeptGoal> = {}): KeptGoal => ({
  ...{ id, name: `Goal ${id}`, startsOn: day('2026-10-01'), endsOn: day('2027-03-31'), stoppedOn: null },
  ...{
    target: { kind: 'count', count: 1 },
    setBy: '',
    model: NOW.model.id,
    policy: EASY.id,
    members: 1,
    progress: null,
  },
  ...others,
});

async function storeWith(goals: readonly KeptGoal[]): Promise<Parameters<typeof readPursuedGoals>[0]> {
  const { runs, programme } = memoryPortalStore('1', () => new Date());
  await runs.writeSetting({ name: 'policy', value: EASY, setBy: 'A. Kaya', why: 'first' });
  await runs.writeSetting({ name: 'policy', value: HARSH, setBy: 'A. Kaya', why: 'stricter' });
  return { runs, programme: { ...programme, listGoals: () => Promise.resolve(goals) } };
}

describe('the goals of a day', () => {
  it('are those that began, have not ended and were not stopped; the first to end before the others', async () => {
    const goals = [
      goal('1'),
      goal('2', { endsOn: day('2026-12-31') }),
      goal('3', { endsOn: day('2026-11-20') }),
      goal('4', { stoppedOn: day('2026-11-01') }),
      goal('5', { startsOn: day('2026-11-22') }),
    ];
    const pursued = await readPursuedGoals(await storeWith(goals), NOW);
    expect(pursued.map(({ id }) => id)).toEqual(['2', '1']);
  });

  it('count with the policy of their start, and say where it or the model is gone', async () => {
    const gone = goal('3', { model: 'portal-gone' });
    const goals = await readPursuedGoals(await storeWith([goal('1'), goal('2', { policy: HARSH.id }), gone]), NOW);
    expect(goals).toMatchObject([
      { id: '1', startContext: { policy: { id: EASY.id } }, isStartGone: false },
      { id: '2', startContext: null, isStartGone: false },
      { id: '3', startContext: null, isStartGone: true },
    ]);
    // Ideal by the policy of then, and not by today's: nobody is converted, or falls back, by a new policy.
    const result = scoreCustomer(HISTORY, NOW);
    const label = { currency: 'EUR', label: 'a/b', at: `${TODAY}T02:00:00.000Z`, tiers: null };
    const before = {
      goals: goals.map(({ id }) => ({ goalId: id, segment: 'uncertain' as const })),
      mover: null,
      lifetimeValues: null,
    };
    const pass = {
      ...{ context: NOW, currency: 'EUR', parts: new Set(['goals'] as const), isIdle: false, goals },
      ...{ floors: null, profile: null, asks: new Map() },
    };
    const tally = startGoalTally({ goals });
    await tallyGoals({ goals }, tally, [
      {
        reading: { history: HISTORY, published: null },
        settled: toPublishedValues(result, label),
        programme: tellCompany(pass, before, HISTORY, result),
      },
    ]);
    const now = result.kind === 'scored' && result.segment === 'non_ideal' ? [0, 0, 1, 0] : [0, 1, 0, 0];
    expect([...tally].map(([id, counts]) => [id, counts[1]])).toEqual([
      ['1', [1, 0, 0, 0]],
      ['2', now],
      ['3', now],
    ]);
  });
});
