import { describe, expect, it, vi } from 'vitest';
import { bundledModel, bundledPolicy } from '../../src/functions/bundled-policy.ts';
import { withPolicyId } from '../../src/operations/parse-policy.ts';
import { SEED_MODEL } from '../../src/scoring/model.ts';
import { DEFAULT_POLICY } from '../../src/scoring/policy.ts';

describe('the policy of the bundle', () => {
  it('is the provisional default where the build named none', () => {
    expect(bundledPolicy()).toEqual(withPolicyId(DEFAULT_POLICY));
    expect(bundledPolicy().provisional).toBe(true);
  });

  it('is the one that the build put in, under the id of its content', () => {
    vi.stubGlobal('LOYALTY_BUNDLED_POLICY', { provisional: false, idealLifetimeValue: 50_000 });
    expect(bundledPolicy()).toEqual(
      withPolicyId({ ...DEFAULT_POLICY, provisional: false, idealLifetimeValue: 50_000 }),
    );
  });

  it('must be readable', () => {
    vi.stubGlobal('LOYALTY_BUNDLED_POLICY', { horizonMonths: 0 });
    expect(bundledPolicy).toThrow('the bundled policy must be readable: horizonMonths: ');
  });
});

describe('the model of the bundle', () => {
  it('is the seed where the build had none', () => {
    expect(bundledModel()).toBe(SEED_MODEL);
  });

  it('is the one that the build put in', () => {
    const kept = { ...SEED_MODEL, id: 'portal-2026-11-21-1a2b3c4d', kind: 'portal', growth: 1.2 };
    vi.stubGlobal('LOYALTY_BUNDLED_MODEL', kept);
    expect(bundledModel()).toEqual(kept);
  });

  it('must be readable', () => {
    vi.stubGlobal('LOYALTY_BUNDLED_MODEL', { id: 'x' });
    expect(bundledModel).toThrow('the bundled model must be readable: ');
  });
});
