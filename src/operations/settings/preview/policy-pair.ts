import type { Policy } from '../../../scoring/policy.ts';
import { parsePolicy } from '../../parse-policy.ts';
import type { RunStore } from '../../ports/run-store.ts';
import { keepPolicy, withKeptIdeal } from '../../rescore/keep-policy.ts';

/** The policy as it is kept, and as it is looked at. */
export interface PolicyPair {
  readonly now: Policy;
  readonly then: Policy;
}

/** Something as it is with each of the two policies. */
export interface Both<T> {
  readonly now: T;
  readonly then: T;
}

export type PolicyPairParse =
  { readonly ok: true; readonly pair: PolicyPair } | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads a policy that somebody wants to look at beside the kept one. One that leaves the Ideal lifetime value open has the
 * amount that was once fixed, as it would if it were set.
 *
 * @param given what a person sent, unchecked
 */
export async function readPolicyPair(
  runs: Pick<RunStore, 'readSetting' | 'listSettings' | 'writeSetting'>,
  given: unknown,
): Promise<PolicyPairParse> {
  const parsed = parsePolicy(given);
  if (!parsed.ok) return parsed;
  const now = await keepPolicy(runs, null, false);
  return { ok: true, pair: { now, then: withKeptIdeal(parsed.policy, now) } };
}

/** The same of the policy in force and of the one that is looked at. */
export function both<T>(make: (which: keyof PolicyPair) => T): Both<T> {
  return { now: make('now'), then: make('then') };
}
