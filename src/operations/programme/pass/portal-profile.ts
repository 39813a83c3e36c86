import { broughtValue, profileOfTraits, type ProfileResult } from '../../../programme/profile/ideal-profile.ts';
import {
  customerTraits,
  firstAmount,
  toTraitContext,
  type TraitContext,
  type TraitValues,
  withTraitContext,
} from '../../../programme/profile/trait-values.ts';
import { scoreCustomer } from '../../../scoring/score-customer.ts';
import type { CompanyHistory, CustomerScore, Money } from '../../../scoring/types.ts';
import type { PortalMirror } from '../../ports/portal-mirror.ts';
import type { PortalStore } from '../../ports/portal-store.ts';
import { sampleCompanies, VALUE_SAMPLE } from '../../rescore/sample-companies.ts';
import { fromKeptProfile, toKeptProfile } from './kept-profile.ts';
import type { Sampling } from './milestone-floors.ts';

const NAME = 'programme_profile';
const KEPT_DAYS = 30;
/** The portal is not known before all of it was read. */
const NOTHING_KNOWN: TraitContext = { amountBounds: null, referredIds: null };

/** What is kept of a customer of the sample: its history is not, so that a large portal fits. */
interface Gathered {
  readonly companyId: string;
  readonly amount: Money | null;
  readonly isIdeal: boolean;
  readonly traits: TraitValues;
  readonly value: Money;
}

/** What the Ideal have in common, and when that was worked out; null where it never was. */
export async function readKeptProfile(
  reports: Pick<PortalStore['reports'], 'readReport'>,
): Promise<{ readonly asOf: number; readonly policy: string; readonly profile: ProfileResult } | null> {
  const kept = await reports.readReport(NAME);
  const read = kept === null ? null : fromKeptProfile(kept.value);
  return kept === null || read === null ? null : { asOf: kept.asOf, ...read };
}

/**
 * What the Ideal have in common: as kept for a month, unless the policy changed, or of a sample of the customers; null where it
 * was ended.
 */
export async function readProfile(
  { store, mirror }: { readonly store: Pick<PortalStore, 'reports'>; readonly mirror: PortalMirror },
  { context, keep, signal }: Sampling,
): Promise<ProfileResult | null> {
  const { asOf, policy } = context;
  const kept = await readKeptProfile(store.reports);
  const age = asOf - (kept?.asOf ?? -Infinity);
  if (kept?.policy === policy.id && age >= 0 && age < KEPT_DAYS) return kept.profile;
  const gathered: Gathered[] = [];
  const referredIds = new Set<string>();
  for await (const page of sampleCompanies(mirror, VALUE_SAMPLE)) {
    if (signal?.aborted === true) return null;
    for (const { history } of page) {
      for (const { companyId } of history.referred) referredIds.add(companyId);
      const score = scoreCustomer(history, context);
      if (score.kind === 'scored' && score.segment !== null) gathered.push(gather(history, score));
    }
  }
  const portal = toTraitContext(
    gathered.flatMap(({ amount }) => amount ?? []),
    referredIds,
  );
  const profile = profileOfTraits(
    gathered.map((one) => ({ ...one, traits: withTraitContext(one.traits, one, portal) })),
    portal,
  );
  if (keep) await store.reports.keepReport({ name: NAME, asOf, value: toKeptProfile(policy.id, profile) });
  return profile;
}

function gather(history: CompanyHistory, score: CustomerScore): Gathered {
  return {
    companyId: history.companyId,
    amount: firstAmount(score),
    isIdeal: score.segment === 'ideal',
    traits: customerTraits(history, score, NOTHING_KNOWN),
    value: broughtValue(score),
  };
}
