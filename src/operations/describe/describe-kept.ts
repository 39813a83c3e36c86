import { scoreCustomer } from '../../scoring/score-customer.ts';
import type { ScoringContext } from '../../scoring/relationship.ts';
import type { ScoreResult } from '../../scoring/types.ts';
import type { CompanyReading, PublishedValues } from '../ports.ts';
import { keepPolicy } from '../rescore/keep-policy.ts';
import { readPortalContext } from '../rescore/learn-portal.ts';
import type { RescoreWorld, RunStart } from '../rescore/world.ts';

/** A company as the mirror has it, scored with what the portal was last scored with. */
export interface KeptDescription {
  readonly companyId: string;
  readonly ownerId: string | null;
  readonly result: ScoreResult;
  /** What stands on the record, as far as we know. */
  readonly published: PublishedValues | null;
}

/** What companies of the portal are scored with now, where nothing waits for a run. */
export interface KeptContext {
  readonly scoring: ScoringContext;
  /** The portal was scored as a whole before; else the kept or provisional policy and the given model stand in. */
  readonly wasScored: boolean;
}

export async function readKeptContext({ store }: Pick<RescoreWorld, 'store'>, start: RunStart): Promise<KeptContext> {
  const kept = await readPortalContext(store.runs, start);
  if (kept !== null) return { scoring: kept.context, wasScored: true };
  const policy = await keepPolicy(store.runs, start.policy, false);
  return { scoring: { asOf: start.asOf, policy, model: start.model }, wasScored: false };
}

/** Whose customer a company is, without a call of the CRM; null where the mirror does not have it. */
export async function readKeptOwner(
  world: Pick<RescoreWorld, 'store' | 'mirror'>,
  companyId: string,
): Promise<{ readonly ownerId: string | null } | null> {
  const reading = await readMirrored(world, companyId);
  return reading === null ? null : { ownerId: reading.history.ownerId };
}

/** Reads and scores one company without a call of the CRM; null where the mirror does not have it. */
export async function describeKept(
  world: Pick<RescoreWorld, 'store' | 'mirror'>,
  companyId: string,
  scoring: ScoringContext,
): Promise<KeptDescription | null> {
  const reading = await readMirrored(world, companyId);
  if (reading === null) return null;
  const { history } = reading;
  const rows = await world.store.scores.readPublished([history.companyId]);
  return {
    companyId: history.companyId,
    ownerId: history.ownerId,
    result: scoreCustomer(history, scoring),
    published: rows.get(history.companyId)?.values ?? null,
  };
}

/** A company that was merged away is the one that it was merged into. */
async function readMirrored(
  { store, mirror }: Pick<RescoreWorld, 'store' | 'mirror'>,
  companyId: string,
): Promise<CompanyReading | null> {
  const [reading] = await mirror.readCompanies([companyId]);
  if (reading !== undefined) return reading;
  const current = await store.mirror.resolveId('company', companyId);
  if (current === companyId) return null;
  const [merged] = await mirror.readCompanies([current]);
  return merged ?? null;
}
