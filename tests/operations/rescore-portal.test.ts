import { describe, expect, it } from 'vitest';
import { withPolicyId } from '../../src/operations/parse-policy.ts';
import { rescorePortal, scoreAll, type RescoreProgress } from '../../src/operations/rescore-portal.ts';
import { DEFAULT_POLICY } from '../../src/scoring/policy.ts';
import { companyHistory, scoringContext, wonDeal } from '../support/histories.ts';
import { memoryRecords, PORTAL } from '../support/customer-records.ts';

const TODAY = '2026-11-21';
const NOW = () => new Date(`${TODAY}T02:00:00Z`);
const START = { ...scoringContext(TODAY), policy: withPolicyId(DEFAULT_POLICY) };

/** Ten customers who spend 1,000 to 10,000 a year, one lapsed giant and one prospect. */
const COMPANIES = [
  ...Array.from({ length: 10 }, (_, index) =>
    companyHistory({
      companyId: String(index + 1),
      deals: [wonDeal({ on: '2026-05-01', amount: 1000 * (index + 1), termMonths: 12 })],
    }),
  ),
  companyHistory({ companyId: '11', deals: [wonDeal({ on: '2020-05-01', amount: 9e6, termMonths: 12 })] }),
  companyHistory({ companyId: '12' }),
].map((history) => ({ history, published: null }));

describe('scoring all customers', () => {
  it('fixes the Ideal lifetime value from the customers who are not lapsed, once', () => {
    const first = scoreAll(COMPANIES, START);
    expect(first.idealFixed).toBe(true);
    const ideal = first.context.policy.idealLifetimeValue ?? 0;
    const values = first.results.slice(0, 10).map((result) => (result.kind === 'scored' ? result.lifetimeValue : 0));
    // Between the sixth and the seventh of ten, in two digits.
    expect(ideal).toBeGreaterThan(values[5] ?? 0);
    expect(ideal).toBeLessThan((values[6] ?? 0) * 1.05);
    expect(first.results[9]).toMatchObject({
      policy: first.context.policy.id,
      idealProbability: expect.any(Number) as number,
    });
    expect(first.context.policy.id).not.toBe(START.policy.id);

    const again = scoreAll(COMPANIES.slice(0, 3), first.context);
    expect(again.idealFixed).toBe(false);
    expect(again.context).toBe(first.context);
  });

  it('fixes nothing where there is no active customer', () => {
    const nobody = scoreAll(COMPANIES.slice(10), START);
    expect(nobody).toMatchObject({ idealFixed: false, context: START });
    expect(nobody.results.map(({ kind }) => kind)).toEqual(['scored', 'not_scored']);
  });

  it('answers for an empty portal', () => {
    expect(scoreAll([], START)).toMatchObject({ context: START, idealFixed: false, results: [] });
  });
});

describe('rescoring a portal', () => {
  it('publishes every company, the prospect too, with tiers that only the whole portal can tell', async () => {
    const records = memoryRecords(COMPANIES);
    const report = await rescorePortal(records, START, PORTAL, NOW);
    expect(report.outcomes).toHaveLength(12);
    expect(report.idealFixed).toBe(true);
    const after = new Map(records.requests.map((request) => [request.companyId, request.after]));
    expect(after.get('11')?.valueTier).toBe('top_5');
    expect(after.get('10')?.valueTier).toBe('top_20');
    expect(after.get('1')?.valueTier).toBe('rest');
    expect(after.get('12')).toMatchObject({ segment: 'not_scored', customerStatus: 'prospect', valueTier: null });
    expect(after.get('10')?.model).toBe(`seed-1/${report.context.policy.id}`);
  });

  it('leaves every previous and alert of a first scoring empty, and of a second one too', async () => {
    const records = memoryRecords(COMPANIES);
    const { context } = await rescorePortal(records, START, PORTAL, NOW);
    await rescorePortal(records, { ...context, asOf: context.asOf + 1 }, PORTAL, NOW);
    expect(records.requests).toHaveLength(24);
    for (const { after } of records.requests) {
      expect(after).toMatchObject({ previousSegment: null, previousRisk: null, alertAt: null });
    }
  });

  it('writes nothing on a dry run, and tells of every company what it would write', async () => {
    const records = memoryRecords(COMPANIES);
    const planned: string[] = [];
    const report = await rescorePortal(records, START, PORTAL, NOW, {
      dryRun: ({ companyId, name, after }) => planned.push(`${companyId} ${name} ${String(after.score)}`),
    });
    expect(planned).toHaveLength(12);
    expect(planned[0]).toMatch(/^\d+ \S+.* \d/);
    expect(report.results).toHaveLength(12);
    expect(report.outcomes).toEqual([]);
    expect(records.calls).not.toContain('publish');
  });

  it('goes on where a record refuses, and says so', async () => {
    const refusal = { result: 'refused', reason: 'Industry is required' } as const;
    const records = memoryRecords(COMPANIES, { outcomes: { '3': refusal } });
    const { outcomes } = await rescorePortal(records, START, PORTAL, NOW);
    expect(outcomes.filter(({ result }) => result === 'written')).toHaveLength(11);
    expect(outcomes.find(({ companyId }) => companyId === '3')).toMatchObject(refusal);
  });

  it('tells how far it is', async () => {
    const steps: RescoreProgress[] = [];
    await rescorePortal(memoryRecords(COMPANIES, { batch: 5 }), START, PORTAL, NOW, {
      progress: (step) => {
        steps.push(step);
      },
    });
    expect(steps).toEqual([
      ...[0, 5, 10, 12].map((done) => ({ phase: 'reading', done, total: 12 })),
      { phase: 'scoring', done: 12, total: 12 },
      { phase: 'writing', done: 12, total: 12 },
    ]);
  });

  it('asks for writing in batches, so that progress can be told', async () => {
    const many = Array.from({ length: 1001 }, (_, index) => ({
      history: companyHistory({ companyId: String(index) }),
      published: null,
    }));
    const records = memoryRecords(many, { batch: 500 });
    const { outcomes } = await rescorePortal(records, START, PORTAL, NOW);
    expect(outcomes).toHaveLength(1001);
    expect(records.calls.filter((name) => name === 'publish')).toHaveLength(2);
  });
});
