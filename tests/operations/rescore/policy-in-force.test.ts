import { describe, expect, it } from 'vitest';
import { refreshCompanies } from '../../../src/operations/refresh/refresh-companies.ts';
import { withPolicyId } from '../../../src/operations/parse-policy.ts';
import { readPortalContext } from '../../../src/operations/rescore/learn-portal.ts';
import { SEED_MODEL } from '../../../src/scoring/model.ts';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';
import { companyHistory, day, wonDeal, wonRenewal } from '../../support/histories.ts';
import { openRescoreDesk, policyFile, type RescoreDesk } from '../../support/rescore-desk.ts';

const HISTORY = companyHistory({
  deals: [wonDeal({ on: '2025-01-10', termMonths: 12 }), wonRenewal({ on: '2026-01-10', termMonths: 12 })],
});
const THIRTY = Array.from({ length: 30 }, (_, index) =>
  companyHistory({
    companyId: String(index + 1),
    deals: ['2023', '2024', '2025'].map((year) =>
      wonRenewal({ id: `${String(index)} ${year}`, on: `${year}-12-01`, amount: 1000 * (index + 1), termMonths: 12 }),
    ),
  }),
);
const IDS = THIRTY.map(({ companyId }) => companyId);
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

interface Scored {
  readonly desk: RescoreDesk;
  /** Somebody sets a policy by which hardly anybody is Ideal. */
  readonly setHarsh: () => Promise<string>;
  readonly inForce: () => Promise<string | undefined>;
}

async function scoredPortal(): Promise<Scored> {
  const desk = openRescoreDesk(THIRTY);
  await desk.run();
  const { runs } = desk.store;
  return {
    desk,
    setHarsh: async () => {
      const value = withPolicyId({ ...DEFAULT_POLICY, idealLifetimeValue: 9e6 });
      await runs.writeSetting({ name: 'policy', value, setBy: 'ada', why: 'aim higher' });
      return value.id;
    },
    inForce: async () => (await readPortalContext(runs, START))?.context.policy.id,
  };
}

async function refreshAll(desk: RescoreDesk): Promise<ReadonlySet<string>> {
  const outcome = await refreshCompanies(desk.world, START, IDS);
  if (outcome.kind !== 'refreshed') throw new Error(`expected a refresh, got ${outcome.kind}`);
  return new Set([...outcome.companies.values()].map(({ kind }) => kind));
}

async function stopWhileScoring(desk: RescoreDesk): Promise<void> {
  const controller = new AbortController();
  const outcome = await desk.run({
    signal: controller.signal,
    progress: ({ phase }) => {
      if (phase === 'scoring') controller.abort();
    },
  });
  expect(outcome.kind).toBe('stopped');
}

describe('what a run of the whole portal scores with', () => {
  it('is not what single companies are published with while it waits for a yes', async () => {
    const { desk, setHarsh, inForce } = await scoredPortal();
    const before = await inForce();
    const model = await desk.store.runs.readModel();
    await setHarsh();
    expect((await desk.run()).kind).toBe('waiting_for_yes');
    expect(await refreshAll(desk)).toEqual(new Set(['unchanged']));
    expect(desk.writes).toHaveLength(THIRTY.length);
    expect(await inForce()).toBe(before);
    expect(await desk.store.runs.readModel()).toEqual(model);
  });

  it('is what they are published with after the yes', async () => {
    const { desk, setHarsh, inForce } = await scoredPortal();
    const harsh = await setHarsh();
    await desk.run();
    expect(await desk.run({ yes: true })).toMatchObject({ kind: 'done', report: { policy: harsh } });
    expect(await inForce()).toBe(harsh);
    const writes = desk.writes.length;
    expect(await refreshAll(desk)).toEqual(new Set(['unchanged']));
    expect(desk.writes).toHaveLength(writes);
  });

  it('is not it while the scoring is under way, and is what the run is taken up with', async () => {
    const { desk, setHarsh, inForce } = await scoredPortal();
    const before = await inForce();
    const harsh = await setHarsh();
    await stopWhileScoring(desk);
    expect(await inForce()).toBe(before);
    const syncs = desk.mirror.calls.filter((call) => call === 'sync').length;
    const taken = await desk.run({ yes: true });
    expect(taken).toMatchObject({ kind: 'done', report: { policy: harsh, scored: { companies: THIRTY.length } } });
    expect(desk.mirror.calls.filter((call) => call === 'sync')).toHaveLength(syncs);
    expect(await inForce()).toBe(harsh);
  });

  it('never comes into force where the yes does not come and the policy is taken back', async () => {
    const { desk, setHarsh, inForce } = await scoredPortal();
    const { runs } = desk.store;
    const before = await inForce();
    const former = await runs.readSetting('policy');
    await setHarsh();
    await desk.run();
    await runs.writeSetting({ name: 'policy', value: former?.value, setBy: 'ada', why: 'too high' });
    expect((await desk.run()).kind).toBe('done');
    expect(await inForce()).toBe(before);
    expect(await runs.listSettings('learnt')).toHaveLength(1);
  });

  it('leaves a portal never scored until the scores of its first run may be sent', async () => {
    const desk = openRescoreDesk(THIRTY);
    await stopWhileScoring(desk);
    expect(await refreshCompanies(desk.world, START, ['1'])).toEqual({ kind: 'never_scored' });
    expect(await desk.run()).toMatchObject({ kind: 'done', report: { kind: 'first_fill' } });
    expect(await refreshAll(desk)).toEqual(new Set(['unchanged']));
  });
});
