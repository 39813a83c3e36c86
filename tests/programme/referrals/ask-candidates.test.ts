import { describe, expect, it } from 'vitest';
import { askCandidates } from '../../../src/programme/referrals/ask-candidates.ts';
import type { RetentionActivity } from '../../../src/programme/activities/retention-activity.ts';
import type { CompanyHistory, Voice } from '../../../src/scoring/types.ts';
import { companyHistory, day, meeting, scoreOf, wonDeal, wonRenewal } from '../../support/histories.ts';

const TODAY = '2026-11-21';
const POLICY = { ideal: { sureness: 0.6, loyalty: 0.5 } };

const friend: CompanyHistory = companyHistory({
  deals: [
    wonDeal({ on: '2021-06-01', termMonths: 12 }),
    ...[2022, 2023, 2024, 2025, 2026].map((year) => wonRenewal({ on: `${String(year)}-06-01`, termMonths: 12 })),
  ],
  activities: [meeting({ on: '2026-11-01' }), meeting({ on: '2026-09-15' })],
});

const ask = (on: string): RetentionActivity => ({
  ...{ companyId: friend.companyId, kind: 'referral_ask', day: day(on), cost: 0, by: '' },
});

function judge(given: Partial<CompanyHistory> = {}, ledger: readonly RetentionActivity[] = []) {
  const history = { ...friend, ...given };
  const found = askCandidates([{ history, score: scoreOf(history, TODAY) }], ledger, POLICY);
  return { ...found, one: [...found.askNow, ...found.nearly][0] };
}

const voice = (given: Partial<Voice>): Pick<CompanyHistory, 'voice'> => ({
  voice: { tickets: [], answers: [], ...given },
});
const answer = (value: number, on = '2026-10-01') => ({ id: on, day: day(on), survey: 'nps' as const, value });

describe('whom to ask for a referral', () => {
  it('is a loyal customer in touch, with nobody knowing whether it is satisfied said aloud', () => {
    const { askNow, nearly, customers } = judge();
    expect(askNow).toMatchObject([{ reasons: ['loyal', 'in_touch'], against: [], satisfactionUnknown: true }]);
    expect(nearly).toEqual([]);
    expect(customers).toBe(1);
  });

  it('hears what the customer said last, and not what it said long ago', () => {
    expect(judge(voice({ answers: [answer(10)] })).one).toMatchObject({
      reasons: ['loyal', 'survey_satisfied', 'in_touch'],
      satisfactionUnknown: false,
    });
    const turned = judge(voice({ answers: [answer(10, '2026-03-01'), answer(6)] }));
    expect(turned.askNow).toEqual([]);
    expect(turned.one?.against).toEqual(['survey_dissatisfied']);
    expect(judge(voice({ answers: [answer(3, '2024-10-01')] })).one?.against).toEqual([]);
  });

  it('waits for an open ticket, and counts a settled one', () => {
    const ticket = (closedOn: string | null) => ({
      ...{ id: '1', openedOn: day('2026-10-01'), highPriority: false },
      closedOn: closedOn === null ? null : day(closedOn),
    });
    expect(judge(voice({ tickets: [ticket(null)] })).one?.against).toEqual(['ticket_open']);
    expect(judge(voice({ tickets: [ticket('2026-10-20')] })).one?.reasons).toContain('ticket_settled');
  });

  it('leaves in peace who was asked within six months, or twice within a year', () => {
    expect(judge({}, [ask('2026-07-01')]).one?.against).toEqual(['asked_recently']);
    expect(judge({}, [ask('2025-12-10'), ask('2026-03-01')]).one?.against).toEqual(['asked_often']);
    expect(judge({}, [ask('2025-12-10')]).one).toMatchObject({ against: [], lastAskedOn: day('2025-12-10') });
    expect(judge({}, [{ ...ask('2026-10-01'), kind: 'training' }]).one?.against).toEqual([]);
    expect(judge({}, [{ ...ask('2026-10-01'), companyId: '9' }]).one?.against).toEqual([]);
  });

  it('does not take missing logging for silence, nor silence for contact', () => {
    expect(judge({ activities: [] }).one?.against).toEqual(['contact_not_measurable']);
    expect(judge({ activities: [meeting({ on: '2025-11-01' })] }).objections).toMatchObject({ not_in_touch: 1 });
  });

  it('counts what speaks against the others, and leaves lapsed customers out', () => {
    const young = judge({ deals: [wonDeal({ on: '2026-10-01' })] });
    expect(young.askNow).toEqual([]);
    expect(young.objections).toMatchObject({ too_early_to_tell: 1 });
    expect(judge({ deals: [wonDeal({ on: '2020-10-01' })] }).customers).toBe(0);
  });
});
