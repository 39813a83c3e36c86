import { describe, expect, it } from 'vitest';
import { cardAnswerSchema } from '../../extensions/shared/card-view.ts';
import { answerWhileAway } from '../../src/functions/answer-while-away.ts';
import { HubSpotError, type HubSpotErrorCode } from '../../src/hubspot/client/hubspot-error.ts';
import { SEED_MODEL } from '../../src/scoring/model.ts';
import { DEFAULT_POLICY } from '../../src/scoring/policy.ts';
import { memoryRecords, type MemorySettings } from '../support/customer-records.ts';
import { companyHistory, day, email, meeting, wonDeal } from '../support/histories.ts';

const HISTORY = companyHistory({
  deals: [wonDeal({ id: '501', on: '2026-01-15', amount: 9_000 })],
  activities: [
    meeting({ id: '701', on: '2026-11-01' }),
    email({ id: '702', on: '2026-11-10', automated: 'marketing' }),
  ],
});

function away(settings: MemorySettings = {}, companyId = '101') {
  const records = memoryRecords([{ history: HISTORY }], settings);
  const door = {
    ...{ records, now: new Date('2026-11-21T08:00:00.000Z'), dayOf: () => day('2026-11-21') },
    scoring: { policy: DEFAULT_POLICY, model: SEED_MODEL },
  };
  return { records, answer: answerWhileAway(door, companyId) };
}

const failing = (code: HubSpotErrorCode) =>
  new HubSpotError({ code, status: null, correlationId: 'c-1', operation: 'read the company' });

describe('while the service is away', () => {
  it('the plain facts of contact and purchases are read, without a score', async () => {
    const answer = await away().answer;
    expect(cardAnswerSchema.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({
      kind: 'published_only',
      why: 'service_away',
      currency: 'EUR',
      facts: {
        contact: { status: 'in_touch', daysSinceNonRenewal: 20, excluded: [{ record: '702', reason: 'marketing' }] },
        purchases: [{ record: '501', amount: 9_000 }],
      },
    });
    expect(JSON.stringify(answer)).not.toMatch(/loyalty|lifetimeValue|segment|risk/);
  });

  it('nothing is written', async () => {
    const { records, answer } = away();
    await answer;
    expect(records.calls).toEqual(['readPortal', 'readCompany']);
  });

  it('the published values stand alone where HubSpot is slow too', async () => {
    const answer = await away({ failures: { readCompany: failing('timeout') } }).answer;
    expect(answer).toMatchObject({ kind: 'published_only', why: 'service_away' });
    expect(answer).not.toHaveProperty('facts');
  });

  it.each([
    ['readPortal', 'network', 'crm_unavailable'],
    ['readCompany', 'missing_scope', 'missing_scope'],
  ] as const)('%s failing with %s is told as %s', async (call, code, told) => {
    expect(await away({ failures: { [call]: failing(code) } }).answer).toMatchObject({ kind: 'failed', code: told });
  });

  it('a company that HubSpot does not know is told', async () => {
    expect(await away({}, '999').answer).toMatchObject({ kind: 'failed', code: 'no_company' });
  });
});
