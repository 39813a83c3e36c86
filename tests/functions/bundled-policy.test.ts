import { describe, expect, it, vi } from 'vitest';
import { bundledPolicy } from '../../src/functions/bundled-policy.ts';
import { withPolicyId } from '../../src/operations/parse-policy.ts';
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
