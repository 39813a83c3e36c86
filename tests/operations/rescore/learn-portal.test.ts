import { describe, expect, it } from 'vitest';
import type { RefreshOutcome } from '../../../src/operations/rescore/refresh-options.ts';
import { sampleCompanies } from '../../../src/operations/rescore/sample-companies.ts';
import { companyHistory, wonDeal } from '../../support/histories.ts';
import { memoryMirror } from '../../support/memory-mirror.ts';
import { openRescoreDesk, policyFile } from '../../support/rescore-desk.ts';
import { simulateContractPortal } from '../../support/simulated-portal.ts';

const CUSTOMERS = simulateContractPortal({
  customers: 25,
  seed: 3,
  renewalWithMeeting: 0.9,
  renewalWithoutMeeting: 0.7,
});

const companies = Array.from({ length: 1300 }, (_, index) => ({
  history: companyHistory({
    companyId: String(index + 1),
    deals: index % 2 === 0 ? [wonDeal({ on: '2026-01-01' })] : [],
  }),
  published: null,
}));

async function sampled(all: typeof companies, size: number): Promise<readonly string[]> {
  const mirror = memoryMirror(() => Promise.resolve(all));
  await mirror.sync();
  const ids: string[] = [];
  for await (const page of sampleCompanies(mirror, size)) ids.push(...page.map(({ history }) => history.companyId));
  return ids;
}

describe('the companies to learn from', () => {
  it('are all of a portal that is small enough, in the order of their ids', async () => {
    expect(await sampled(companies, 1300)).toEqual(companies.map(({ history }) => history.companyId));
  });

  it('are customers of all parts of a larger one, the same every time', async () => {
    const ids = await sampled(companies, 100);
    expect(new Set(ids).size).toBe(100);
    expect(ids.every((id) => Number(id) % 2 === 1)).toBe(true);
    expect(await sampled(companies, 100)).toEqual(ids);
    for (const part of [0, 1, 2, 3]) {
      const share = ids.filter((id) => Math.floor((Number(id) - 1) / 325) === part).length / 100;
      expect(share).toBeGreaterThan(0.1);
      expect(share).toBeLessThan(0.4);
    }
  });

  it('stay nearly the same when companies come', async () => {
    const before = new Set(await sampled(companies.slice(0, 1250), 100));
    const after = await sampled(companies, 100);
    expect(after.filter((id) => before.has(id)).length).toBeGreaterThan(85);
  });

  it('are every customer where there are fewer than asked for', async () => {
    expect(await sampled(companies, 1000)).toHaveLength(650);
  });
});

function labelOf(outcome: RefreshOutcome): string {
  return 'report' in outcome ? `${outcome.report.model}/${outcome.report.policy}` : outcome.kind;
}

describe('what a portal is scored with', () => {
  it('stays the same from night to night, its value tiers for a month', async () => {
    const desk = openRescoreDesk(CUSTOMERS);
    const first = labelOf(await desk.run());
    const learnt = async (): Promise<number> => (await desk.store.runs.listSettings('learnt')).length;
    for (const today of ['2026-11-22', '2026-12-20']) {
      desk.today = today;
      expect(labelOf(await desk.run({ yes: true }))).toBe(first);
      expect(await learnt()).toBe(1);
    }
    desk.today = '2026-12-21';
    expect(labelOf(await desk.run({ yes: true }))).toBe(first);
    expect(await learnt()).toBe(2);
  });

  it('gets new value tiers with a new policy, and the same Ideal lifetime value', async () => {
    const desk = openRescoreDesk(CUSTOMERS);
    await desk.run();
    const ideal = async (): Promise<unknown> => (await desk.store.runs.readSetting('policy'))?.value;
    const before = await ideal();
    await desk.run({ yes: true, policy: policyFile({ grossMargin: 0.5 }) });
    expect(await desk.store.runs.listSettings('learnt')).toHaveLength(2);
    expect(await ideal()).toMatchObject({
      grossMargin: 0.5,
      idealLifetimeValue: (before as { readonly idealLifetimeValue: number }).idealLifetimeValue,
    });
  });

  it('takes an edited file that is there by default, and not an older version of what is kept', async () => {
    const desk = openRescoreDesk(CUSTOMERS);
    const unnamed = { isNamed: false };
    const old = policyFile({ idealLifetimeValue: 30_000 }, unnamed);
    const edited = policyFile({ idealLifetimeValue: 40_000 }, unnamed);
    await desk.run({ policy: old });
    await desk.run({ yes: true, policy: edited });
    await desk.run({ yes: true, policy: old });
    const ideals = (await desk.store.runs.listSettings('policy')).map(({ value }) => value);
    expect(ideals).toMatchObject([{ idealLifetimeValue: 40_000 }, { idealLifetimeValue: 30_000 }]);
    await desk.run({ yes: true, policy: { ...old, isNamed: true } });
    expect((await desk.store.runs.readSetting('policy'))?.value).toMatchObject({ idealLifetimeValue: 30_000 });
  });
});
