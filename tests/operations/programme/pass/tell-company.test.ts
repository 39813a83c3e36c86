import { describe, expect, it } from 'vitest';
import type { ProgrammePass } from '../../../../src/operations/programme/pass/pass-types.ts';
import { NOTHING_BEFORE, tellCompany } from '../../../../src/operations/programme/pass/tell-company.ts';
import { NO_PROGRAMME_VALUES } from '../../../../src/operations/published-values.ts';
import { PROGRAMME_PARTS } from '../../../../src/operations/settings/portal-settings.ts';
import { scoreCustomer } from '../../../../src/scoring/score-customer.ts';
import {
  companyHistory,
  day,
  meeting,
  referredPurchase,
  scoringContext,
  wonDeal,
  wonRenewal,
} from '../../../support/histories.ts';

const CONTEXT = scoringContext('2026-11-21', { policy: { idealLifetimeValue: 300_000 } });
const HISTORY = companyHistory({
  deals: [
    wonDeal({ id: '1', on: '2023-12-10', amount: 20_000, termMonths: 12 }),
    wonRenewal({ id: '2', on: '2024-12-10', amount: 20_000, termMonths: 12 }),
    wonRenewal({ id: '3', on: '2025-12-10', amount: 20_000, termMonths: 12 }),
  ],
  activities: [meeting({ on: '2026-10-30' })],
  entered: { knownCompetitor: 'Rival' },
  referred: [referredPurchase('2026-03-01', 10_000), referredPurchase('2027-03-01', 10_000)],
});
const SCORE = scoreCustomer(HISTORY, CONTEXT);

const pass = (others: Partial<ProgrammePass> = {}): ProgrammePass => ({
  ...{ context: CONTEXT, currency: 'EUR', parts: new Set(PROGRAMME_PARTS), isIdle: false },
  ...{ floors: { spend: 10_000, lifetimeValue: 10_000 }, profile: null, goals: [], asks: new Map() },
  ...others,
});

describe('what is told of a customer', () => {
  it('is what every part has to tell', () => {
    const { values, facts } = tellCompany(pass(), { ...NOTHING_BEFORE, mover: 'up' }, HISTORY, SCORE);
    expect(values).toEqual({
      goal: null,
      fit: null,
      nextMilestone: '3 years as a customer on 2026-12-10',
      mover: 'risen',
    });
    expect(facts?.milestones).toContainEqual(
      expect.objectContaining({ kind: 'renewal', size: 3, day: day('2026-12-10'), state: 'expected' }),
    );
    expect(facts?.exposure).toEqual({ signals: ['known_competitor', 'contract_ends'], competitor: 'Rival' });
    // A purchase of next year is none yet.
    expect(facts?.referred).toEqual([
      { companyId: '202', firstPurchaseOn: day('2026-03-01'), revenue: 10_000, margin: 7_500 },
    ]);
    expect(facts?.separation).toMatchObject({ isSetByPerson: false });
  });

  it('is nothing where nothing is on', () => {
    const off = pass({ parts: new Set(), floors: null });
    const { values, facts } = tellCompany(off, { ...NOTHING_BEFORE, mover: 'down' }, HISTORY, SCORE);
    expect(values).toEqual(NO_PROGRAMME_VALUES);
    expect(facts).toMatchObject({ milestones: [], ask: null, exposure: null, referred: [], separation: null });
  });

  it('counts a round lifetime value as passed where the published one passed it', () => {
    const passed = (before: number, last: number): readonly unknown[] =>
      tellCompany(
        pass(),
        { ...NOTHING_BEFORE, lifetimeValues: { before, last } },
        HISTORY,
        SCORE,
      ).facts?.milestones.filter(({ kind }) => kind === 'lifetime_value') ?? [];
    expect(passed(90_000, 101_000)).toMatchObject([{ size: 100_000, state: 'reached' }]);
    expect(passed(100_000, 101_000)).toEqual([]);
    expect(passed(101_000, 90_000)).toEqual([]);
  });

  it('names the goal that ends first of those that it is a member of', () => {
    const goal = (id: string, name: string): ProgrammePass['goals'][number] => ({
      ...{ id, name, startsOn: 1, endsOn: 2, target: { kind: 'count', count: 1 }, setBy: '', stoppedOn: null },
      ...{ model: 'm', policy: 'p', members: 1, progress: null, startContext: null, isStartGone: false },
    });
    const goals = [goal('1', 'First'), goal('2', 'Second'), goal('3', 'Third')];
    const then = [
      { goalId: '1', segment: 'ideal' },
      { goalId: '3', segment: 'uncertain' },
      { goalId: '2', segment: 'uncertain' },
    ] as const;
    expect(tellCompany(pass({ goals }), { ...NOTHING_BEFORE, goals: then }, HISTORY, SCORE).values.goal).toBe('Second');
  });

  it('is not asked again soon after it was asked', () => {
    const asks = new Map([
      [
        HISTORY.companyId,
        [{ companyId: HISTORY.companyId, kind: 'referral_ask' as const, day: day('2026-10-01'), cost: 0, by: '' }],
      ],
    ]);
    const against = (known: ProgrammePass): number =>
      tellCompany(known, NOTHING_BEFORE, HISTORY, SCORE).facts?.ask?.against.length ?? 2;
    expect(against(pass({ asks }))).toBe(against(pass()) + 1);
  });
});

describe('what is told of a company that is no customer', () => {
  it('is nothing while there is no profile', () => {
    const history = companyHistory({ industry: 'Software', employees: 100 });
    const { values, facts, prospect } = tellCompany(pass(), NOTHING_BEFORE, history, scoreCustomer(history, CONTEXT));
    expect({ values, facts, prospect }).toEqual({ values: NO_PROGRAMME_VALUES, facts: null, prospect: null });
  });
});
