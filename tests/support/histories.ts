import { parseIsoDay } from '../../src/scoring/day.ts';
import { SEED_MODEL, type Model } from '../../src/scoring/model.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/scoring/policy.ts';
import type { ScoringContext } from '../../src/scoring/relationship.ts';
import { scoreCustomer } from '../../src/scoring/score-customer.ts';
import type {
  Activity,
  CompanyHistory,
  CustomerScore,
  Day,
  Deal,
  Entered,
  ReferredPurchase,
} from '../../src/scoring/types.ts';

/** The day number of `YYYY-MM-DD`. */
export function day(text: string): Day {
  const parsed = parseIsoDay(text);
  if (parsed === null) throw new Error(`a test names a day that does not exist: ${text}`);
  return parsed;
}

type Given<T> = Partial<Omit<T, 'day'>> & { readonly on: string };

/** A plain won deal of 1,000 without a term: new business. Its id is its day unless one is given. */
export function wonDeal({ on, ...given }: Given<Deal>): Deal {
  return {
    id: on,
    name: 'Subscription',
    outcome: 'won',
    day: day(on),
    amount: 1000,
    pipeline: 'Sales Pipeline',
    type: 'New business',
    markedRenewal: null,
    termMonths: null,
    contractEnd: null,
    products: [],
    ...given,
  };
}

/** A won deal in a pipeline whose label makes it a renewal. */
export function wonRenewal(given: Given<Deal>): Deal {
  return wonDeal({ name: 'Renewal', pipeline: 'Renewal Pipeline', ...given });
}

export function lostRenewal(given: Given<Deal>): Deal {
  return wonRenewal({ id: `lost ${given.on}`, outcome: 'lost', amount: null, ...given });
}

/** `on` is the expected close day. */
export function openRenewal(given: Given<Deal>): Deal {
  return wonRenewal({ id: `open ${given.on}`, outcome: 'open', amount: null, ...given });
}

/** A meeting that was held with one contact, about nothing in particular. */
export function meeting({ on, ...given }: Given<Activity>): Activity {
  return {
    id: `meeting ${on}`,
    kind: 'meeting',
    day: day(on),
    direction: 'outbound',
    outcome: 'reached',
    automated: null,
    subject: 'Roadmap',
    dealIds: [],
    contactIds: ['301'],
    via: 'company',
    ...given,
  };
}

export function email(given: Given<Activity>): Activity {
  return meeting({ id: `email ${given.on}`, kind: 'email', subject: 'A question', ...given });
}

const NOTHING_ENTERED: Entered = {
  budget: null,
  segmentOverride: null,
  contractEnd: null,
  autoRenew: null,
  acquisitionCost: null,
  costToServe: null,
  knownCompetitor: null,
  churnReason: null,
  sentiment: null,
};

/** A company of which nothing is known but what the test gives. */
export function companyHistory(
  given: Partial<Omit<CompanyHistory, 'entered'>> & { readonly entered?: Partial<Entered> },
): CompanyHistory {
  return {
    companyId: '101',
    name: 'Acme',
    industry: '',
    employees: null,
    ownerId: null,
    parentId: null,
    deals: [],
    activities: [],
    contactIds: [],
    referred: [],
    voice: null,
    skipped: [],
    unread: [],
    ...given,
    entered: { ...NOTHING_ENTERED, ...given.entered },
  };
}

export function budget(amount: number, asOf: string | null = null): NonNullable<Entered['budget']> {
  return { amount, asOf: asOf === null ? null : day(asOf), by: null };
}

export function referredPurchase(on: string, amount: number): ReferredPurchase {
  return { dealId: `referred ${on}`, companyId: '202', day: day(on), amount };
}

export function scoringContext(
  asOf: string,
  given: { readonly policy?: Partial<Policy>; readonly model?: Partial<Model> } = {},
): ScoringContext {
  return {
    asOf: day(asOf),
    policy: { ...DEFAULT_POLICY, ...given.policy },
    model: { ...SEED_MODEL, ...given.model },
  };
}

/** The score of a history that makes a customer; anything else fails the test. */
export function scoreOf(
  history: Parameters<typeof companyHistory>[0],
  asOf: string,
  given: Parameters<typeof scoringContext>[1] = {},
): CustomerScore {
  const result = scoreCustomer(companyHistory(history), scoringContext(asOf, given));
  if (result.kind !== 'scored') throw new Error(`expected a score, got ${result.reason}`);
  return result;
}
