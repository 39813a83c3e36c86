import fc from 'fast-check';
import { addMonths, formatIsoDay } from '../../src/scoring/day.ts';
import type { Activity, CompanyHistory, Deal } from '../../src/scoring/types.ts';
import { companyHistory, day, email, meeting, referredPurchase, wonDeal, wonRenewal } from './histories.ts';

/** Everything generated happens from here on, and up to ten years later. */
const START = day('2016-01-01');
const SPAN_DAYS = 3650;

/** The day on which generated customers are scored: two thirds of what happens lies before it. */
export const AS_OF = formatIsoDay(START + Math.round((SPAN_DAYS * 2) / 3));

const onDay = fc.integer({ min: 0, max: SPAN_DAYS }).map((days) => formatIsoDay(START + days));
const amount = fc.oneof(
  { arbitrary: fc.integer({ min: 1, max: 200_000 }), weight: 8 },
  { arbitrary: fc.constant(0), weight: 1 },
  { arbitrary: fc.integer({ min: -20_000, max: -1 }), weight: 1 },
);
const termMonths = fc.constantFrom(null, null, 1, 3, 6, 12, 12, 24, 36);

/** Ids tell apart what falls on one day. */
function numbered<T extends { readonly id: string }>(records: readonly T[]): readonly T[] {
  return records.map((record, index) => ({ ...record, id: String(1000 + index) }));
}

const purchase: fc.Arbitrary<Deal> = fc.record({ on: onDay, amount }).map(wonDeal);

const contractDeal: fc.Arbitrary<Deal> = fc
  .record({
    on: onDay,
    amount,
    termMonths,
    outcome: fc.constantFrom('won', 'won', 'won', 'lost', 'open'),
    isRenewal: fc.boolean(),
    isPilot: fc.boolean(),
  })
  .map(({ isRenewal, isPilot, ...deal }) =>
    isRenewal ? wonRenewal(deal) : wonDeal(isPilot ? { ...deal, name: 'Pilot' } : deal),
  );

const activity: fc.Arbitrary<Activity> = fc
  .record({
    on: onDay,
    isEmail: fc.boolean(),
    outcome: fc.constantFrom('reached', 'reached', 'scheduled', 'no_show', 'unknown'),
    subject: fc.constantFrom('Roadmap', 'Your renewal', ''),
    via: fc.constantFrom('company', 'contact'),
  })
  .map(({ isEmail, ...given }) => (isEmail ? email(given) : meeting(given)));

/** Bought for sure before the as-of day, so that there is always a score. */
const firstPurchase = (termless: boolean): fc.Arbitrary<Deal> =>
  fc
    .record({ months: fc.integer({ min: 1, max: 60 }), amount: fc.integer({ min: 1, max: 200_000 }), termMonths })
    .map(({ months, ...deal }) =>
      wonDeal({
        on: formatIsoDay(addMonths(day(AS_OF), -months)),
        ...deal,
        termMonths: termless ? null : deal.termMonths,
      }),
    );

const entered = fc.record({
  budget: fc.option(
    fc.record({ amount: fc.integer({ min: 1, max: 1e6 }), asOf: fc.constant(null), by: fc.constant(null) }),
  ),
  autoRenew: fc.option(fc.boolean()),
  acquisitionCost: fc.option(fc.integer({ min: 0, max: 5_000 })),
  costToServe: fc.option(fc.integer({ min: 0, max: 5_000 })),
});

const referred = fc
  .array(fc.record({ on: onDay, amount: fc.integer({ min: 1, max: 50_000 }) }), { maxLength: 2 })
  .map((purchases) =>
    purchases.map(({ on, amount: value }, index) => ({ ...referredPurchase(on, value), dealId: String(9000 + index) })),
  );

/** Customers without a contract: purchases, free ones and credits among them. */
export const repeatCustomer: fc.Arbitrary<CompanyHistory> = fc
  .record({
    first: firstPurchase(true),
    more: fc.array(purchase, { maxLength: 8 }),
    activities: fc.array(activity, { maxLength: 6 }).map(numbered),
    entered,
    referred,
  })
  .map(({ first, more, ...rest }) => companyHistory({ ...rest, deals: numbered([first, ...more]) }));

/** Customers of all kinds: terms, renewals won, lost and open, pilots, auto-renewal. */
export const anyCustomer: fc.Arbitrary<CompanyHistory> = fc
  .record({
    first: firstPurchase(false),
    more: fc.array(fc.oneof(purchase, contractDeal), { maxLength: 8 }),
    activities: fc.array(activity, { maxLength: 6 }).map(numbered),
    entered,
    referred,
  })
  .map(({ first, more, ...rest }) => companyHistory({ ...rest, deals: numbered([first, ...more]) }));
