import * as z from 'zod';
import { milestoneFloors, type MilestoneFloors } from '../../../programme/milestones/find-milestones.ts';
import type { ScoringContext } from '../../../scoring/relationship.ts';
import { scoreCustomer } from '../../../scoring/score-customer.ts';
import type { CustomerScore } from '../../../scoring/types.ts';
import type { PortalMirror } from '../../ports/portal-mirror.ts';
import type { PortalStore } from '../../ports/portal-store.ts';
import { sampleCompanies } from '../../rescore/sample-companies.ts';

const NAME = 'programme_floors';
/** Medians hardly move, and a milestone must not come and go with them. */
const KEPT_DAYS = 30;
/** For a median a sample is enough. */
const SAMPLE = 1_000;

const floorsSchema = z.object({ spend: z.number(), lifetimeValue: z.number() });
const keptSchema = z.object({ policy: z.string(), floors: floorsSchema });

export interface Sampling {
  readonly context: ScoringContext;
  readonly keep: boolean;
  readonly signal: AbortSignal | undefined;
}

/** The amounts from which on a round one is a milestone: as kept for a month, or of a sample of the customers; null of none. */
export async function readFloors(
  { store, mirror }: { readonly store: Pick<PortalStore, 'reports'>; readonly mirror: PortalMirror },
  { context, keep, signal }: Sampling,
): Promise<MilestoneFloors | null> {
  const kept = await store.reports.readReport(NAME);
  const parsed = keptSchema.safeParse(kept?.value);
  const age = context.asOf - (kept?.asOf ?? -Infinity);
  if (parsed.success && parsed.data.policy === context.policy.id && age >= 0 && age < KEPT_DAYS)
    return parsed.data.floors;
  const scores: Pick<CustomerScore, 'status' | 'asOf' | 'purchases' | 'lifetimeValue'>[] = [];
  for await (const page of sampleCompanies(mirror, SAMPLE)) {
    if (signal?.aborted === true) return null;
    for (const { history } of page) {
      const result = scoreCustomer(history, context);
      if (result.kind !== 'scored') continue;
      const { status, asOf, purchases, lifetimeValue } = result;
      scores.push({ status, asOf, purchases, lifetimeValue });
    }
  }
  const floors = milestoneFloors(scores);
  if (keep && floors !== null)
    await store.reports.keepReport({ name: NAME, asOf: context.asOf, value: { policy: context.policy.id, floors } });
  return floors;
}
