import { describe, expect, it } from 'vitest';
import { withPolicyId } from '../../../src/operations/parse-policy.ts';
import { readPortalContext } from '../../../src/operations/rescore/learn-portal.ts';
import { SEED_MODEL } from '../../../src/scoring/model.ts';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';
import { companyHistory, day, wonDeal, wonRenewal } from '../../support/histories.ts';
import { openRescoreDesk, policyFile } from '../../support/rescore-desk.ts';

const HISTORY = companyHistory({
  deals: [wonDeal({ on: '2025-01-10', termMonths: 12 }), wonRenewal({ on: '2026-01-10', termMonths: 12 })],
});
const START = { asOf: day('2026-11-21'), model: SEED_MODEL, policy: null };

describe('the policy that single companies are scored with', () => {
  it('is that of the last run of the whole portal, until the next one takes up what was set since', async () => {
    const desk = openRescoreDesk([HISTORY]);
    await desk.run();
    const { runs } = desk.store;
    const before = (await readPortalContext(runs, START))?.context.policy;
    const value = withPolicyId({
      ...DEFAULT_POLICY,
      idealLifetimeValue: before?.idealLifetimeValue ?? null,
      grossMargin: 0.5,
    });
    await runs.writeSetting({ name: 'policy', value, setBy: 'ada', why: 'our margin' });
    expect((await readPortalContext(runs, START))?.context.policy.id).toBe(before?.id);
    await desk.run();
    expect((await readPortalContext(runs, START))?.context.policy.id).toBe(value.id);
  });

  it('is at once that of a file that somebody hands in', async () => {
    const desk = openRescoreDesk([HISTORY]);
    await desk.run();
    const file = policyFile({ grossMargin: 0.5 });
    const context = await readPortalContext(desk.store.runs, { ...START, policy: file });
    expect(context?.context.policy.grossMargin).toBe(0.5);
  });
});
