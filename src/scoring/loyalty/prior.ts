import { SEED_MODEL, type BetaPrior, type Model } from '../model.ts';
import type { Driver } from '../types.ts';
import { meanAnswer, ONE_YEAR, type Question } from './beta-evidence.ts';

/** What is believed about a customer's year before its own record speaks, and the drivers that say what follows from it. */
export interface Prior {
  readonly belief: BetaPrior;
  /** Add up to 100 × the belief's answer to the question; the starting point first. */
  readonly drivers: readonly Driver[];
}

/** Seed, then the portal's experience, then similar customers: each adds what it changes on the answer to the question. */
export function priorFor(model: Model, group: string | null, question: Question = ONE_YEAR): Prior {
  const seed = meanAnswer(SEED_MODEL.renewal, question);
  const portal = meanAnswer(model.renewal, question);
  const drivers: Driver[] = [startingPoint(seed)];
  if (model.kind === 'portal') drivers.push(portalExperience(portal - seed, portal, model.customers));
  const similar = group === null ? undefined : model.groups[group];
  if (group === null || similar === undefined) return { belief: model.renewal, drivers };
  const mean = meanAnswer(similar.renewal, question);
  drivers.push({
    name: 'similar_customers',
    points: 100 * (mean - portal),
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

/** Mean probability, 0 to 1, of passing a test that is lost with probability ~ Beta(alpha, beta): beta / (alpha + beta). */
export function passing({ alpha, beta }: BetaPrior): number {
  return beta / (alpha + beta);
}
