import { beforeAll, describe, expect, it } from 'vitest';
import { parseKeptReport } from '../../../src/operations/rescore/kept-report.ts';
import { describeModel } from '../../../src/operations/settings/describe-model.ts';
import { SEED_MODEL } from '../../../src/scoring/model.ts';
import { memoryPortalStore } from '../../support/memory-portal-store.ts';
import { openRescoreDesk, policyFile, type RescoreDesk } from '../../support/rescore-desk.ts';
import { simulateContractPortal } from '../../support/simulated-portal.ts';

const CUSTOMERS = simulateContractPortal({
  ...{ customers: 250, seed: 31 },
  ...{ renewalWithMeeting: 0.95, renewalWithoutMeeting: 0.5 },
});

let desk: RescoreDesk;
beforeAll(async () => {
  desk = openRescoreDesk(CUSTOMERS);
  await desk.run();
});

describe('the report of the model', () => {
  it('says how the model did on the past of the portal, in numbers that agree', async () => {
    const { current } = await describeModel(desk.store.runs);
    expect(current).toMatchObject({ isOwn: true, fittedOn: '2026-11-21' });
    expect(current.reason).toContain("The portal's own model is used");
    const { backtest } = current;
    if (backtest === null) throw new Error('there is a backtest');
    expect(backtest.cases).toBeGreaterThan(backtest.losses);
    expect(backtest.calibration.reduce((sum, { cases }) => sum + cases, 0)).toBe(backtest.cases);
    const stayed = backtest.calibration.reduce((sum, { observed, cases }) => sum + observed * cases, 0);
    expect(stayed).toBeCloseTo(backtest.cases - backtest.losses, 6);
    const [portal, seed] = backtest.scores;
    expect(portal?.name).toBe('portal');
    expect(portal?.brier).toBeLessThan(seed?.brier ?? NaN);
    const { flagged, flaggedLost, notFlagged, notFlaggedLost } = backtest.flagged;
    expect(flaggedLost / flagged).toBeGreaterThan(notFlaggedLost / notFlagged);
  });

  it('keeps it while the model stays, whatever else is learnt anew', async () => {
    const before = await describeModel(desk.store.runs);
    await desk.run({ yes: true, policy: policyFile({ grossMargin: 0.5 }) });
    const after = await describeModel(desk.store.runs);
    expect(after.current).toEqual(before.current);
    expect(after.versions).toHaveLength(1);
  });

  it('is of the starting assumptions where nothing is kept', async () => {
    const { runs } = memoryPortalStore('11', () => new Date());
    expect(await describeModel(runs)).toEqual({
      current: { id: SEED_MODEL.id, fittedOn: null, isOwn: false, reason: null, backtest: null },
      versions: [],
    });
  });

  it('lists the models by when they were last put to use, those of an older program without what it did not keep', async () => {
    const { runs } = memoryPortalStore('11', () => new Date('2026-11-21T00:00:00Z'));
    const put = (id: string, value: unknown, report: unknown) =>
      runs.writeModel({ id, fittedOn: 20_000, value, report });
    await put('portal-1', { kind: 'portal' }, { reason: 'It is better.' });
    await put('seed-1', SEED_MODEL, 'text of nobody');
    await put('portal-1', { kind: 'portal' }, { reason: 'It is better.', backtest: { cases: 'many' } });
    const { current, versions } = await describeModel(runs);
    expect(current).toMatchObject({ id: 'portal-1', reason: 'It is better.', backtest: null });
    expect(versions.map(({ id, isOwn, reason }) => [id, isOwn, reason])).toEqual([
      ['portal-1', true, 'It is better.'],
      ['seed-1', false, null],
    ]);
    expect(versions[0]?.keptAt).toBe('2026-11-21T00:00:00.000Z');
  });

  it.each([null, undefined, 7, [], { reason: 7 }, { backtest: { cases: -1 } }, { backtest: [] }])(
    'knows nothing of a kept report that it cannot read: %j',
    (report) => {
      expect(parseKeptReport(report)).toEqual({ reason: null, backtest: null });
    },
  );
});
