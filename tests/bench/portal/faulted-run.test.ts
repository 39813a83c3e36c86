import { describe, expect, it } from 'vitest';
import { type FaultShares, type FaultedRun, runWithFaults } from '../../../bench/portal/faulted-run.ts';
import { differencesOf } from '../../../bench/portal/standing.ts';
import { memoryPortalStore } from '../../support/memory-portal-store.ts';

const PORTAL = { companies: 60 };

function run(shares: FaultShares | null): Promise<FaultedRun> {
  const store = { portal: (portalId: string) => memoryPortalStore(portalId, () => new Date()) };
  return runWithFaults(store, PORTAL, shares);
}

describe('a portal that is filled, scored and written while calls fail and answers are flawed', () => {
  it('ends with the same values on every company, byte for byte, none of them written twice', async () => {
    const plain = await run(null);
    expect(plain).toMatchObject({ faults: {}, struck: 0, failing: 0, writtenTwice: [] });
    expect(plain.standing.size).toBe(PORTAL.companies);
    expect([...plain.standing.values()].every((values) => values.includes('loyalty_score'))).toBe(true);

    const faulted = await run({ seed: 1, failing: 0.04, flawed: 0.12 });
    expect(faulted.struck).toBeGreaterThan(20);
    expect(Object.keys(faulted.faults).length).toBeGreaterThan(6);
    expect(faulted.failing).toBeGreaterThan(5);
    expect(faulted.failing).toBeLessThan(0.08 * faulted.calls);
    expect(differencesOf(plain.standing, faulted.standing)).toEqual([]);
    expect(faulted.writtenTwice).toEqual([]);
  }, 120_000);
});
