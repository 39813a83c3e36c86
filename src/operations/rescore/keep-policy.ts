import { parsePolicy, withPolicyId } from '../parse-policy.ts';
import type { RunStore, SettingVersion } from '../ports/run-store.ts';
import { DEFAULT_POLICY, type Policy } from '../../scoring/policy.ts';
import type { GivenPolicy } from './world.ts';

export const POLICY_SETTING = 'policy';

/**
 * The policy to score with: the kept one, unless somebody hands in another. A file that is only there by default counts
 * where somebody changed it, and not where it is an older version of what is kept. What a file says of everything but the
 * Ideal lifetime value leaves that amount as it was once fixed.
 *
 * @param keep false: nothing is written (a rehearsal)
 */
export async function keepPolicy(
  runs: Pick<RunStore, 'readSetting' | 'listSettings' | 'writeSetting'>,
  given: GivenPolicy | null,
  keep: boolean,
): Promise<Policy> {
  const versions = await runs.listSettings(POLICY_SETTING);
  const kept = toPolicy(versions[0]);
  if (given === null) return kept ?? withPolicyId(DEFAULT_POLICY);
  const wanted = withKeptIdeal(given.policy, kept);
  if (wanted.id === kept?.id) return kept;
  const isOldVersion = versions.some((version) => toPolicy(version)?.id === wanted.id);
  if (kept !== null && isOldVersion && !given.isNamed) return kept;
  if (keep) {
    await runs.writeSetting({
      name: POLICY_SETTING,
      value: wanted,
      setBy: given.setBy,
      why: kept === null ? `first scoring, from ${given.file}` : `changed in ${given.file}`,
    });
  }
  return wanted;
}

/** A policy that was once kept, by its id; null where there is none, or this program does not understand it. */
export async function findKeptPolicy(runs: Pick<RunStore, 'listSettings'>, id: string): Promise<Policy | null> {
  for (const version of await runs.listSettings(POLICY_SETTING)) {
    const policy = toPolicy(version);
    if (policy?.id === id) return policy;
  }
  return null;
}

/** Where a policy names no Ideal lifetime value, the one that was fixed before stays. */
export function withKeptIdeal(policy: Policy, kept: Policy | null): Policy {
  if (policy.idealLifetimeValue !== null || kept === null) return policy;
  return withPolicyId({ ...policy, idealLifetimeValue: kept.idealLifetimeValue });
}

/** Null where there is none, or where it is one that this program does not understand. */
export function toPolicy(version: Pick<SettingVersion, 'value'> | null | undefined): Policy | null {
  if (version === null || version === undefined) return null;
  const parsed = parsePolicy(version.value);
  return parsed.ok ? parsed.policy : null;
}
