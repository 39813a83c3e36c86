import { beforeAll, describe, expect, it } from 'vitest';
import { changeSetting } from '../../../../src/operations/settings/change-setting.ts';
import { previewSegments, type SegmentsPreview } from '../../../../src/operations/settings/preview/preview-segments.ts';
import { DEFAULT_POLICY, type Policy } from '../../../../src/scoring/policy.ts';
import type { RescoreDesk } from '../../../support/rescore-desk.ts';
import { openRescoreDesk } from '../../../support/rescore-desk.ts';
import { simulateContractPortal } from '../../../support/simulated-portal.ts';
import { EVERYBODY, mirroredDesk, pairOf, previewWorld } from './preview-desk.ts';

const CUSTOMERS = simulateContractPortal({
  ...{ customers: 60, seed: 5 },
  ...{ renewalWithMeeting: 0.9, renewalWithoutMeeting: 0.7 },
});

/** What stands on the companies. */
function published({ standing }: RescoreDesk, name: 'segment' | 'risk'): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { [name]: value } of standing.values()) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
}

function counted(preview: SegmentsPreview, which: 'now' | 'then', name: 'segments' | 'risks') {
  const rows = name === 'segments' ? preview.segments : preview.risks;
  return Object.fromEntries(
    rows.flatMap((row) => {
      const value = 'segment' in row ? (row.segment ?? 'not_scored') : row.risk;
      return row[which] === 0 ? [] : [[value, row[which]]];
    }),
  );
}

async function keptPolicy({ store }: RescoreDesk): Promise<{ readonly version: number; readonly policy: Policy }> {
  const kept = await store.runs.readSetting('policy');
  return { version: kept?.version ?? 0, policy: { ...DEFAULT_POLICY, ...(kept?.value as Policy) } };
}

let desk: RescoreDesk;
beforeAll(async () => {
  desk = openRescoreDesk(CUSTOMERS);
  await desk.run();
});

describe('the preview of segments', () => {
  it('begins with what is published, and writes nothing', async () => {
    const writes = desk.writes.length;
    const preview = await previewSegments(previewWorld(desk), await pairOf(desk, {}), EVERYBODY);
    expect(preview).toMatchObject({ companies: 60, ofCompanies: 60, isSample: false, moved: 0 });
    expect(counted(preview, 'now', 'segments')).toEqual(published(desk, 'segment'));
    expect(counted(preview, 'now', 'risks')).toEqual(published(desk, 'risk'));
    expect(preview.lifetimeValue.then).toBe(preview.lifetimeValue.now);
    expect(preview.segments.every(({ thenInterval }) => thenInterval === null)).toBe(true);
    expect(desk.writes).toHaveLength(writes);
    expect(desk.mirror.calls.filter((call) => call.startsWith('sync'))).toHaveLength(1);
  });

  it.each([
    ['another amount', { idealLifetimeValue: 9_000 }],
    ['another margin and lifetime', { grossMargin: 0.4, lifetimeYears: 3 }],
    ['contracts that prolong themselves', { contract: { ...DEFAULT_POLICY.contract, autoRenew: true } }],
    ['no renewal words', { renewalWords: [], contact: { ...DEFAULT_POLICY.contact, dueDays: 60 } }],
    ['other bounds', { ideal: { sureness: 0.5, loyalty: 0.9 }, risk: { watch: 0.05, high: 0.1, critical: 0.2 } }],
  ])('says what the next run makes of it: %s', async (_name, changes) => {
    const { version, policy } = await keptPolicy(desk);
    const { id: _, ...value } = { ...policy, ...DEFAULT_POLICY, idealLifetimeValue: null, ...changes };
    const before = new Map([...desk.standing].map(([id, { segment }]) => [id, segment]));
    const preview = await previewSegments(previewWorld(desk), await pairOf(desk, value), EVERYBODY);
    const changed = await changeSetting(desk.store.runs, {
      ...{ name: 'policy', value, version, why: 'Tried out', by: 'ada', userId: null },
    });
    expect(changed).toMatchObject({ kind: 'changed' });
    expect(await desk.run({ yes: true })).toMatchObject({ kind: 'done' });
    expect(counted(preview, 'then', 'segments')).toEqual(published(desk, 'segment'));
    expect(counted(preview, 'then', 'risks')).toEqual(published(desk, 'risk'));
    const moved = [...desk.standing].filter(([id, { segment }]) => segment !== before.get(id));
    expect(preview.moved).toBe(moved.length);
    expect(preview.idealLifetimeValue).toBe((await keptPolicy(desk)).policy.idealLifetimeValue);
  });

  it('gives a policy without an Ideal lifetime value the one that the first run fixes', async () => {
    const fresh = await mirroredDesk(CUSTOMERS);
    const preview = await previewSegments(previewWorld(fresh), await pairOf(fresh, {}), EVERYBODY);
    expect(counted(preview, 'now', 'segments')).toEqual({ not_scored: 60 });
    await fresh.run();
    expect(preview.idealLifetimeValue).toBe((await keptPolicy(fresh)).policy.idealLifetimeValue);
    expect(counted(preview, 'then', 'segments')).toEqual(published(fresh, 'segment'));
  });

  it('of some customers stands for all, with intervals that hold the truth', async () => {
    const world = previewWorld(desk);
    const pair = await pairOf(desk, { idealLifetimeValue: 15_000 });
    const whole = await previewSegments(world, pair, EVERYBODY);
    const some = await previewSegments(world, pair, { mostCustomers: 40, until: null });
    expect(some).toMatchObject({ companies: 40, ofCompanies: 60, isSample: true });
    for (const name of ['now', 'then'] as const)
      expect(some.segments.reduce((sum, segment) => sum + segment[name], 0)).toBe(60);
    for (const { segment, then, thenInterval } of some.segments) {
      const [low, high] = thenInterval ?? [NaN, NaN];
      const truth = whole.segments.find((one) => one.segment === segment)?.then ?? 0;
      expect(low).toBeLessThanOrEqual(Math.min(truth, then));
      expect(high).toBeGreaterThanOrEqual(Math.max(truth, then));
    }
    expect(some.lifetimeValue.then / whole.lifetimeValue.then).toBeGreaterThan(0.8);
    expect(some.lifetimeValue.then / whole.lifetimeValue.then).toBeLessThan(1.25);
  });
});
