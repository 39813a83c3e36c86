import { describe, expect, it } from 'vitest';
import { describeCustomer, refreshCustomer } from '../../src/operations/refresh-customer.ts';
import type { PublishedValues } from '../../src/operations/ports.ts';
import { companyHistory, scoringContext, wonDeal } from '../support/histories.ts';
import { memoryRecords, PORTAL, type MemorySettings } from '../support/customer-records.ts';

const DEALS = [wonDeal({ on: '2025-06-01', termMonths: 12 })];
const HISTORY = companyHistory({ deals: DEALS });
const at = (on: string) => new Date(`${on}T02:00:00Z`);

async function refreshOn(on: string, settings: MemorySettings = {}, published: PublishedValues | null = null) {
  const records = memoryRecords([{ history: HISTORY, published }], settings);
  const refreshed = await refreshCustomer(records, '101', scoringContext(on), PORTAL, at(on));
  if (refreshed === null) throw new Error('expected the company');
  return { records, refreshed };
}

describe('describing a customer', () => {
  it('reads and scores, and writes nothing', async () => {
    const records = memoryRecords([{ history: HISTORY }]);
    const description = await describeCustomer(records, '101', scoringContext('2026-01-10'));
    expect(description).toMatchObject({ result: { kind: 'scored', status: 'active' }, published: null });
    expect(records.calls).toEqual(['readCompany']);
  });

  it('knows nothing of a company that the CRM does not know', async () => {
    const records = memoryRecords([]);
    expect(await describeCustomer(records, '101', scoringContext('2026-01-10'))).toBeNull();
    expect(await refreshCustomer(records, '101', scoringContext('2026-01-10'), PORTAL, at('2026-01-10'))).toBeNull();
    expect(records.calls).not.toContain('publish');
  });
});

describe('refreshing a customer', () => {
  it('publishes what it scored, with the moment, the model and the policy', async () => {
    const { records, refreshed } = await refreshOn('2026-01-10');
    expect(refreshed.outcome).toMatchObject({ companyId: '101', result: 'written' });
    expect(records.requests).toHaveLength(1);
    expect(records.requests[0]).toMatchObject({
      companyId: '101',
      before: null,
      after: { scoredAt: '2026-01-10T02:00:00.000Z', model: 'seed-1/default-1', risk: 'watch' },
    });
    expect(refreshed.published).toEqual(records.requests[0]?.after);
  });

  it('keeps the value tier, which one company alone cannot tell', async () => {
    const first = await refreshOn('2026-01-10');
    const before = { ...first.refreshed.published!, valueTier: 'top_5' as const };
    const { refreshed } = await refreshOn('2026-01-11', {}, before);
    expect(refreshed.published?.valueTier).toBe('top_5');
  });

  it('names in the summary the risk that stands beside it, not the one that still waits', async () => {
    const first = await refreshOn('2026-01-10');
    expect(first.refreshed.published?.risk).toBe('watch');
    const before = { ...first.refreshed.published!, risk: 'low' as const };
    const { refreshed } = await refreshOn('2026-01-11', {}, before);
    expect(refreshed.published).toMatchObject({ risk: 'low', pendingChange: 'risk=watch since 2026-01-11' });
    expect(refreshed.published?.summary).toMatch(/^Low risk: /);
  });

  it('raises the risk on the first day on which a renewal is overdue, and says so', async () => {
    // The renewal falls due on 1 June.
    const records = memoryRecords([{ history: HISTORY }]);
    const standing: PublishedValues[] = [];
    for (const on of ['2026-06-01', '2026-06-02']) {
      const refreshed = await refreshCustomer(records, '101', scoringContext(on), PORTAL, at(on));
      if (refreshed?.published) standing.push(refreshed.published);
    }
    expect(standing.map(({ risk }) => risk)).toEqual(['watch', 'high']);
    expect(standing[1]?.summary).toMatch(/^High risk: .*was due on 1 Jun 2026 and is overdue/);
  });

  it.each(['refused', 'failed'] as const)('that is %s leaves what was published standing', async (result) => {
    const outcomes = { '101': { result, reason: 'Industry is required' } };
    const { refreshed } = await refreshOn('2026-01-10', { outcomes });
    expect(refreshed.published).toBeNull();
    expect(refreshed.outcome).toMatchObject({ result, reason: 'Industry is required' });
    expect(refreshed.result.kind).toBe('scored');
  });

  it('that changes nothing counts as published', async () => {
    const { refreshed } = await refreshOn('2026-01-10', { outcomes: { '101': { result: 'unchanged', reason: null } } });
    expect(refreshed.published?.risk).toBe('watch');
  });

  it('passes on a failure of the CRM', async () => {
    const failures = { publish: new Error('gone') };
    await expect(refreshOn('2026-01-10', { failures })).rejects.toThrow('gone');
  });
});
