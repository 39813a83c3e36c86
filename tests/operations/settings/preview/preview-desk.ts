import type { LookLimits, PreviewWorld } from '../../../../src/operations/settings/preview/look-at-customers.ts';
import { readPolicyPair, type PolicyPair } from '../../../../src/operations/settings/preview/policy-pair.ts';
import { withPolicyId } from '../../../../src/operations/parse-policy.ts';
import { DEFAULT_POLICY, type Policy } from '../../../../src/scoring/policy.ts';
import type { CompanyHistory } from '../../../../src/scoring/types.ts';
import { day } from '../../../support/histories.ts';
import { openRescoreDesk, type RescoreDesk } from '../../../support/rescore-desk.ts';

export const EVERYBODY: LookLimits = { mostCustomers: 1000, until: null };

export function previewWorld({ world, today }: RescoreDesk): PreviewWorld {
  return { store: world.store, mirror: world.mirror, asOf: day(today), now: world.now };
}

/** A portal whose mirror is filled, and that was never scored. */
export async function mirroredDesk(histories: readonly CompanyHistory[]): Promise<RescoreDesk> {
  const desk = openRescoreDesk(histories);
  await desk.mirror.sync();
  return desk;
}

/** The kept policy beside one that differs from it. */
export async function pairOf({ store }: RescoreDesk, changes: unknown): Promise<PolicyPair> {
  const parsed = await readPolicyPair(store.runs, changes);
  if (!parsed.ok) throw new Error(parsed.problems.join('; '));
  return parsed.pair;
}

/** The default beside what differs from it, with an Ideal lifetime value that was fixed. */
export function pairFrom(changes: Partial<Policy>): PolicyPair {
  const now = withPolicyId({ ...DEFAULT_POLICY, idealLifetimeValue: 20_000 });
  return { now, then: withPolicyId({ ...now, ...changes }) };
}
