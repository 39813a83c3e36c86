import { describe, expect, it } from 'vitest';
import { scoreAll } from '../../../src/operations/rescore-portal.ts';
import { withPolicyId } from '../../../src/operations/parse-policy.ts';
import type { PlannedChange, RefreshOutcome } from '../../../src/operations/rescore/refresh-options.ts';
import type { RefreshReport } from '../../../src/operations/rescore/refresh-report.ts';
import type { RefreshProgress } from '../../../src/operations/rescore/world.ts';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';
import type { CompanyHistory } from '../../../src/scoring/types.ts';
import { companyHistory, scoringContext, wonDeal } from '../../support/histories.ts';
import { openRescoreDesk, policyFile } from '../../support/rescore-desk.ts';
import { simulateContractPortal, simulateRepeatPortal } from '../../support/simulated-portal.ts';

const CUSTOMERS = [
  ...simulateContractPortal({ customers: 36, seed: 7, renewalWithMeeting: 0.9, renewalWithoutMeeting: 0.7 }),
  ...simulateRepeatPortal(10, 7),
  companyHistory({ companyId: '1' }),
];
const EVERYBODY = CUSTOMERS.length;

function reportOf(outcome: RefreshOutcome): RefreshReport {
  if (!('report' in outcome)) throw new Error(`expected a report, got ${outcome.kind}`);
  return outcome.report;
}

function bought(history: CompanyHistory): CompanyHistory {
  return { ...history, deals: [...history.deals, wonDeal({ id: 'new', on: '2026-11-21', amount: 90_000 })] };
}

describe('the first scoring of a portal', () => {
  it('writes every company what scoring all at once would, and no change, previous value or alert', async () => {
    const desk = openRescoreDesk(CUSTOMERS);
    const outcome = await desk.run();
    expect(outcome).toMatchObject({ kind: 'done', report: { kind: 'first_fill', sent: { written: EVERYBODY } } });
    const start = { ...scoringContext('2026-11-21'), policy: withPolicyId(DEFAULT_POLICY) };
    const all = scoreAll(
      CUSTOMERS.map((history) => ({ history })),
      start,
    );
    expect(reportOf(outcome)).toMatchObject({ policy: all.context.policy.id, model: all.context.model.id });
    for (const result of all.results) {
      const published = desk.standing.get(result.companyId);
      expect(published).toMatchObject({ previousSegment: null, previousRisk: null, alertAt: null, changeReason: null });
      if (result.kind !== 'scored') continue;
      expect(published?.score).toBe(Number((result.loyalty * 100).toFixed(1)));
      expect(published?.segment).toBe(result.segment);
    }
  });

  it('keeps the policy with its Ideal lifetime value, who set it and why', async () => {
    const desk = openRescoreDesk(CUSTOMERS);
    const report = reportOf(await desk.run({ policy: policyFile({ grossMargin: 0.6 }) }));
    expect(report.idealFixedAt).toBeGreaterThan(0);
    const versions = await desk.store.runs.listSettings('policy');
    expect(versions.map(({ setBy, why }) => `${setBy}: ${why}`)).toEqual([
      'Loyalty Lens: the Ideal lifetime value was fixed: the 60th percentile of the customers that are not lapsed',
      'a.kaya: first scoring, from policy.json',
    ]);
    expect(versions[0]?.value).toMatchObject({ grossMargin: 0.6, idealLifetimeValue: report.idealFixedAt });
  });

  it('takes one snapshot of each company, and fills in eight quarter-ends without writing or alerting', async () => {
    const desk = openRescoreDesk(CUSTOMERS);
    expect(reportOf(await desk.run()).backfilled).toBe(EVERYBODY);
    expect(desk.writes).toHaveLength(EVERYBODY);
    const snapshots = await desk.store.scores.readSnapshots(CUSTOMERS.map(({ companyId }) => companyId));
    const all = [...snapshots.values()].flat();
    expect(all.filter(({ cause }) => cause === 'first')).toHaveLength(EVERYBODY);
    const past = all.filter(({ cause }) => cause === 'backfill');
    expect(past.length).toBeGreaterThan(EVERYBODY);
    for (const { values } of past) expect(values).toMatchObject({ alertAt: null, valueTier: null });
    expect(snapshots.get('1')?.map(({ cause }) => cause)).toEqual(['first']);
  });

  it('cannot be of single companies', async () => {
    expect(await openRescoreDesk(CUSTOMERS).run({ companyIds: ['1'] })).toEqual({ kind: 'never_scored' });
  });
});

describe('a second scoring', () => {
  it('writes nothing where nothing changed, and takes no snapshot', async () => {
    const desk = openRescoreDesk(CUSTOMERS);
    await desk.run();
    const outcome = await desk.run();
    expect(outcome).toMatchObject({ kind: 'done', report: { kind: 'nightly', scored: { putOut: 0 } } });
    expect(desk.writes).toHaveLength(EVERYBODY);
  });

  it('writes only whom something happened to', async () => {
    const desk = openRescoreDesk(CUSTOMERS);
    await desk.run();
    const [first] = CUSTOMERS;
    desk.histories = [bought(first!), ...CUSTOMERS.slice(1)];
    desk.today = '2026-11-22';
    const { sent } = reportOf(await desk.run());
    expect(desk.writes.slice(EVERYBODY).map(([id]) => id)).toContain(first!.companyId);
    expect(sent.written).toBeLessThan(EVERYBODY / 4);
  });

  it('scores single companies alone, with the kept policy, model and tiers', async () => {
    const desk = openRescoreDesk(CUSTOMERS);
    await desk.run();
    const [first, second] = CUSTOMERS;
    desk.histories = [bought(first!), bought(second!), ...CUSTOMERS.slice(2)];
    const report = reportOf(await desk.run({ companyIds: [first!.companyId] }));
    expect(report).toMatchObject({ kind: 'companies', scored: { companies: 1 } });
    expect(new Set(desk.writes.slice(EVERYBODY).map(([id]) => id))).toEqual(new Set([first!.companyId]));
  });

  it('takes over what somebody wrote into the record meanwhile, and puts it right', async () => {
    const desk = openRescoreDesk(CUSTOMERS);
    await desk.run();
    const [id, values] = desk.writes[0]!;
    (desk.standing as Map<string, typeof values>).set(id, { ...values, score: 1 });
    await desk.run();
    expect(desk.writes.slice(EVERYBODY)).toEqual([[id, expect.objectContaining({ score: values.score })]]);
  });
});

describe('a run that would change many segments', () => {
  const harsh = policyFile({ idealLifetimeValue: 9e6 });

  it('stops before sending, and says how many and why', async () => {
    const desk = openRescoreDesk(CUSTOMERS);
    await desk.run();
    const outcome = await desk.run({ policy: harsh });
    expect(outcome.kind).toBe('waiting_for_yes');
    expect(reportOf(outcome).scored.segmentChanges.policy).toBeGreaterThan(10);
    expect(desk.writes).toHaveLength(EVERYBODY);
    expect((await desk.store.runs.listRuns(1))[0]?.state).toBe('waiting_for_yes');
  });

  it('goes on with exactly what was seen after a yes, and alerts nobody', async () => {
    const desk = openRescoreDesk(CUSTOMERS);
    await desk.run();
    const waiting = reportOf(await desk.run({ policy: harsh }));
    const seen = await desk.store.scores.readOutgoing({ after: null, limit: 1000 });
    desk.histories = desk.histories.slice(1);
    const outcome = await desk.run({ yes: true, policy: harsh });
    expect(outcome).toMatchObject({ kind: 'done', report: { sent: { written: waiting.scored.putOut } } });
    expect(desk.writes.slice(EVERYBODY)).toEqual(seen.map(({ companyId, after }) => [companyId, after]));
    const changed = [...desk.standing.values()].filter(({ segmentChangedAt }) => segmentChangedAt !== null);
    expect(changed.length).toBeGreaterThan(10);
    for (const values of changed) expect(values).toMatchObject({ alertAt: null, changeReason: 'policy' });
  });

  it('scores anew where the yes comes too late, or does not come', async () => {
    const desk = openRescoreDesk(CUSTOMERS);
    await desk.run();
    await desk.run({ policy: harsh });
    expect((await desk.run()).kind).toBe('waiting_for_yes');
    desk.today = '2026-11-23';
    const syncs = desk.mirror.calls.filter((call) => call === 'sync').length;
    expect((await desk.run({ yes: true })).kind).toBe('done');
    expect(desk.mirror.calls.filter((call) => call === 'sync')).toHaveLength(syncs + 1);
    expect(await desk.store.scores.countOutgoing()).toBe(0);
  });

  it('sends nothing of it where the policy is taken back', async () => {
    const desk = openRescoreDesk(CUSTOMERS);
    const { idealFixedAt } = reportOf(await desk.run());
    const first = policyFile({ idealLifetimeValue: idealFixedAt });
    expect((await desk.run({ policy: harsh })).kind).toBe('waiting_for_yes');
    expect(await desk.run({ policy: first })).toMatchObject({ kind: 'done', report: { scored: { putOut: 0 } } });
    expect(desk.writes).toHaveLength(EVERYBODY);
    expect(await desk.store.scores.countOutgoing()).toBe(0);
  });

  it('is none where fewer than ten change', async () => {
    const few = CUSTOMERS.slice(0, 9);
    const desk = openRescoreDesk(few);
    await desk.run();
    expect((await desk.run({ policy: harsh })).kind).toBe('done');
  });
});

describe('a rehearsal', () => {
  it('tells what would be written, with old and new, and leaves nothing put out, written or kept', async () => {
    const desk = openRescoreDesk(CUSTOMERS);
    await desk.run();
    const planned: PlannedChange[] = [];
    const outcome = await desk.run({
      policy: policyFile({ idealLifetimeValue: 9e6 }),
      dryRun: (change) => planned.push(change),
    });
    expect(reportOf(outcome)).toMatchObject({ isDryRun: true, scored: { putOut: planned.length } });
    const moved = planned.filter(({ before, after }) => before?.segment !== after.segment);
    expect(moved.length).toBeGreaterThan(10);
    for (const { cause } of moved) expect(cause).toBe('policy');
    expect(desk.writes).toHaveLength(EVERYBODY);
    expect(await desk.store.scores.countOutgoing()).toBe(0);
    expect((await desk.store.runs.listSettings('policy')).map(({ setBy }) => setBy)).toEqual(['Loyalty Lens']);
    expect(await desk.run()).toMatchObject({ report: { scored: { putOut: 0 } } });
  });

  it('of a portal that was never scored keeps nothing, so that the first scoring is still the first', async () => {
    const desk = openRescoreDesk(CUSTOMERS);
    const planned: PlannedChange[] = [];
    await desk.run({ dryRun: (change) => planned.push(change) });
    expect(planned).toHaveLength(EVERYBODY);
    expect(await desk.store.runs.readSetting('policy')).toBeNull();
    expect(reportOf(await desk.run())).toMatchObject({ kind: 'first_fill', backfilled: EVERYBODY });
  });
});

describe('companies that cannot be written', () => {
  it('are listed where a rule refuses them or they are gone, and their change is remembered once', async () => {
    const desk = openRescoreDesk(CUSTOMERS);
    const [refused, gone] = CUSTOMERS.map(({ companyId }) => companyId);
    desk.obstacles.set(refused!, { result: 'refused', reason: 'Industry is required', obstacle: 'rule' });
    desk.obstacles.set(gone!, { result: 'failed', reason: 'no such company', obstacle: 'gone' });
    expect(reportOf(await desk.run()).sent).toMatchObject({ refused: 1, gone: 1, failed: 0, written: EVERYBODY - 2 });
    desk.today = '2026-11-22';
    await desk.run();
    expect((await desk.store.scores.listRefusals()).map(({ companyId }) => companyId).sort()).toEqual(
      [refused!, gone!].sort(),
    );
    const snapshots = (await desk.store.scores.readSnapshots([refused!])).get(refused!) ?? [];
    expect(snapshots.filter(({ cause }) => cause !== 'backfill')).toHaveLength(1);
    desk.obstacles.clear();
    expect(reportOf(await desk.run()).sent.written).toBeGreaterThanOrEqual(2);
    expect(await desk.store.scores.listRefusals()).toEqual([]);
  });

  it('are sent again, once, after what the account lacks was created', async () => {
    const desk = openRescoreDesk([]);
    await desk.run();
    desk.histories = CUSTOMERS;
    const setUps = desk.setUps();
    for (const { companyId } of CUSTOMERS.slice(0, 5)) {
      desk.obstacles.set(companyId, { result: 'refused', reason: 'loyalty_risk: INVALID_OPTION', obstacle: 'set_up' });
    }
    expect(reportOf(await desk.run()).sent).toMatchObject({ written: EVERYBODY, refused: 0, isSetUpRepaired: true });
    expect(desk.setUps()).toBe(setUps + 1);
  });

  it('wait for the next run where something outside was in the way, which sends them first', async () => {
    const desk = openRescoreDesk(CUSTOMERS);
    for (const { companyId } of CUSTOMERS) {
      desk.obstacles.set(companyId, { result: 'failed', reason: 'HubSpot could not be reached', obstacle: 'outside' });
    }
    const outcome = await desk.run();
    expect(reportOf(outcome).sent).toMatchObject({ written: 0, failed: EVERYBODY });
    expect((await desk.store.runs.listRuns(1))[0]?.state).toBe('failed');
    const waiting = await desk.store.scores.readOutgoing({ after: null, limit: 1000 });
    desk.obstacles.clear();
    expect(reportOf(await desk.run())).toMatchObject({ earlier: { written: EVERYBODY }, scored: { putOut: 0 } });
    expect(desk.writes).toEqual(waiting.map(({ companyId, after }) => [companyId, after]));
  });

  it('are not sent what is no longer true', async () => {
    const desk = openRescoreDesk(CUSTOMERS);
    await desk.run();
    const [first] = CUSTOMERS;
    const id = first!.companyId;
    desk.obstacles.set(id, { result: 'failed', reason: 'HubSpot could not be reached', obstacle: 'outside' });
    desk.histories = [bought(first!), ...CUSTOMERS.slice(1)];
    await desk.run();
    expect(await desk.store.scores.countOutgoing()).toBe(1);
    desk.histories = CUSTOMERS;
    await desk.run();
    desk.obstacles.clear();
    await desk.run();
    expect(desk.writes).toHaveLength(EVERYBODY);
  });
});

describe('a run', () => {
  it('is one at a time, and says since when and where the other is', async () => {
    const desk = openRescoreDesk(CUSTOMERS);
    await desk.store.runs.startRun('nightly');
    expect(await desk.run()).toMatchObject({
      kind: 'running_elsewhere',
      run: { state: 'running', startedAt: new Date('2026-11-21T02:00:00Z') },
    });
    expect(desk.writes).toEqual([]);
  });

  it('tells how far it is, phase by phase', async () => {
    const desk = openRescoreDesk(CUSTOMERS);
    const steps: RefreshProgress[] = [];
    await desk.run({ progress: (step) => steps.push(step) });
    expect([...new Set(steps.map(({ phase }) => phase))]).toEqual([
      'reading',
      'learning',
      'scoring',
      'writing',
      'backfilling',
    ]);
    expect(steps).toContainEqual({ phase: 'scoring', done: EVERYBODY, total: EVERYBODY });
  });

  it('answers for an empty portal', async () => {
    expect(await openRescoreDesk([]).run()).toMatchObject({ kind: 'done', report: { scored: { companies: 0 } } });
  });
});
