import { SEED_MODEL, type BetaPrior, type Model } from '../model.ts';
import type { Driver } from '../types.ts';

/** What is believed about a customer before its own record speaks, and the drivers that say so. */
export interface Prior {
  readonly belief: BetaPrior;
  /** Add up to 100 × the belief's mean of passing; the starting point first. */
  readonly drivers: readonly Driver[];
}

/** Seed, then the portal's experience, then similar customers: each adds what it changes. */
export function priorFor(model: Model, group: string | null): Prior {
  const seed = passing(SEED_MODEL.renewal);
  const drivers: Driver[] = [startingPoint(seed)];
  if (model.kind === 'portal')
    drivers.push(portalExperience(passing(model.renewal) - seed, passing(model.renewal), model.customers));
  const similar = group === null ? undefined : model.groups[group];
  if (group === null || similar === undefined) return { belief: model.renewal, drivers };
  const mean = passing(similar.renewal);
  drivers.push({
    name: 'similar_customers',
    points: 100 * (mean - passing(model.renewal)),
    facts: { group, customers: similar.customers, tests: similar.tests, inHundred: Math.round(100 * mean) },
    because: `${String(Math.round(100 * mean))} in 100 is what ${String(similar.customers)} customers of the same industry and size show`,
    records: [],
  });
  return { belief: similar.renewal, drivers };
}

/** The first driver: the seed's assumption, which no customer of this portal has confirmed. */
export function startingPoint(mean: number): Driver {
  const inHundred = Math.round(100 * mean);
  return {
    name: 'starting_point',
    points: 100 * mean,
    facts: { inHundred },
    because: `${String(inHundred)} in 100 is our starting assumption, not this customer's record`,
    records: [],
  };
}

/** What the portal's own customers change on the starting point. */
export function portalExperience(change: number, mean: number, customers: number): Driver {
  const inHundred = Math.round(100 * mean);
  return {
    name: 'portal_experience',
    points: 100 * change,
    facts: { inHundred, customers },
    because: `${String(inHundred)} in 100 is what ${String(customers)} customers of this portal show`,
    records: [],
  };
}

export function passing({ alpha, beta }: BetaPrior): number {
  return beta / (alpha + beta);
}
