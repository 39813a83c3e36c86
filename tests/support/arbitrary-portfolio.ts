import fc from 'fast-check';
import {
  LACKS,
  PORTFOLIO_SORTS,
  type PortfolioFacts,
  type PortfolioFilter,
  type PortfolioPage,
} from '../../src/operations/ports/portfolio-store.ts';
import type { PortalStore } from '../../src/operations/ports/portal-store.ts';
import { PUBLISHED_SEGMENTS, type PublishedValues } from '../../src/operations/ports.ts';
import { VALUE_TIERS } from '../../src/programme/value-tiers.ts';
import { CONTACT_STATUSES, RISKS, SEGMENTS } from '../../src/scoring/types.ts';
import { scored } from '../store/values.ts';

/** A customer as the portfolio gets to know it: what is published of it, day by day; the last is what stands. */
export interface PortfolioCase {
  readonly facts: PortfolioFacts;
  readonly published: readonly { readonly asOf: number; readonly values: PublishedValues }[];
}

const OWNERS = ['1', '2', '3', '4'];
const STATUSES = ['active', 'renewal_overdue', 'lapsed', 'won_back'] as const;
const INDUSTRIES = ['', 'BANKING', 'CHEMICALS'];
const GAPS = ['Guard (17 of 31, industry)', 'Guard (18 of 31, size)', 'Vault (9 of 20, industry_and_size)'];

const maybe = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(values, { freq: 4 });
const cents = maybe(fc.integer({ min: -50_000, max: 9_000_000 }).map((amount) => amount / 100));
const day = fc.integer({ min: 20_700, max: 20_900 });
const lacks = fc.subarray(LACKS.filter((lack) => lack !== 'not_published'));

const values: fc.Arbitrary<PublishedValues> = fc
  .record({
    segment: fc.constantFrom(...PUBLISHED_SEGMENTS),
    customerStatus: fc.constantFrom(...STATUSES),
    risk: maybe(fc.constantFrom(...RISKS)),
    score: maybe(fc.integer({ min: 0, max: 20 })),
    lifetimeValue: cents,
    currentAnnualValue: cents,
    valueAtRisk: cents,
    valueGap: cents,
    valueTier: maybe(fc.constantFrom(...VALUE_TIERS)),
    renewalDate: maybe(day),
    contactStatus: maybe(fc.constantFrom(...CONTACT_STATUSES)),
    lastNonRenewalContact: maybe(day),
    productGap: maybe(fc.constantFrom(...GAPS)),
  })
  .map((some) => scored(some.score, some));

const customer = fc.record({
  name: fc.stringMatching(/^[A-Za-z]{1,4}$/),
  ownerId: maybe(fc.constantFrom(...OWNERS)),
  industry: fc.constantFrom(...INDUSTRIES),
  customerStatus: fc.constantFrom(...STATUSES),
  isRenewalOnly: fc.boolean(),
  missing: lacks,
  influence: fc.integer({ min: 0, max: 1000 }).map((amount) => amount / 100),
  published: fc.array(values, { maxLength: 3 }),
});

/** Customers with ids of their own, of several lengths. */
export function portfolioCases(count: number, seed: number): readonly PortfolioCase[] {
  return fc.sample(customer, { numRuns: count, seed }).map(({ published, ...facts }, index) => ({
    facts: { ...facts, companyId: String((index * 7919) % 100_003) },
    published: published.map((one, turn) => ({ asOf: 20_780 + 10 * turn + (index % 7), values: one })),
  }));
}

/** As scoring and sending would have left it. */
export async function fillPortfolio(
  { portfolio, scores }: Pick<PortalStore, 'portfolio' | 'scores'>,
  cases: readonly PortfolioCase[],
): Promise<void> {
  await portfolio.writeFacts(cases.map(({ facts }) => facts));
  for (const turn of [0, 1, 2]) {
    const inputVersion = await scores.nextInputVersion();
    const rows = cases.flatMap(({ facts: { companyId }, published }) => {
      const one = published[turn];
      return one === undefined ? [] : [{ companyId, ...one }];
    });
    await scores.putOut(
      rows.map(({ companyId, values: after }) => ({ companyId, before: null, after, inputVersion })),
      rows.map(({ companyId, asOf, values: of }) => ({ companyId, asOf, cause: 'customer', values: of })),
    );
    await scores.settleOutgoing(
      rows.map(({ companyId, values: sent }) => ({ companyId, values: sent, inputVersion })),
      [],
    );
  }
}

const some = <T>(all: readonly T[]): fc.Arbitrary<readonly T[]> => fc.subarray([...all]);

const CONDITIONS = {
  ownerIds: some([...OWNERS, '99']),
  hasNoOwner: fc.constant(true as const),
  segments: some([...SEGMENTS, 'none']),
  risks: some(RISKS),
  contactStatuses: some(CONTACT_STATUSES),
  statuses: some(STATUSES),
  valueTiers: some(VALUE_TIERS),
  industries: some(INDUSTRIES),
  products: some(['Guard', 'Vault', 'None']),
  renewalFrom: day,
  renewalUntil: day,
  isRenewalOnly: fc.constant(true as const),
  missing: fc.constantFrom(...LACKS),
  name: fc.stringMatching(/^[A-Za-z%_]{0,1}$/),
} satisfies Record<keyof PortfolioFilter, fc.Arbitrary<unknown>>;
const NAMES = Object.keys(CONDITIONS);

/** Of at most two conditions, so that most requests find somebody. */
const filter: fc.Arbitrary<PortfolioFilter> = fc
  .tuple(fc.record(CONDITIONS), fc.shuffledSubarray(NAMES, { maxLength: 2 }))
  .map(([all, kept]) => Object.fromEntries(Object.entries(all).filter(([name]) => kept.includes(name))));

/** What somebody may ask for. */
export const anyPage: fc.Arbitrary<PortfolioPage> = fc.record({
  filter,
  sort: fc.constantFrom(...PORTFOLIO_SORTS),
  descending: fc.boolean(),
  offset: fc.nat({ max: 40 }),
  limit: fc.integer({ min: 1, max: 100 }),
});
