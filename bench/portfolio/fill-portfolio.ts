import type { PortfolioFacts } from '../../src/operations/ports/portfolio-store.ts';
import type { PortalStore } from '../../src/operations/ports/portal-store.ts';
import type { Snapshot } from '../../src/operations/ports/score-store.ts';
import type { PublishedValues } from '../../src/operations/ports.ts';
import { parseValues } from '../../src/store/scores/stored-values.ts';
import { seededRandom } from '../../tests/support/seeded-random.ts';

/** The day of the last scoring. */
export const TODAY = 20_780;
const OWNERS = 400;
const PAGE = 1000;
/** Months since the first scoring, and the share of customers for whom something is published again in one of them. */
const PAST_MONTHS = 24;
const CHANGED_SHARE = 0.2;
const MONTH = 30;
const INDUSTRIES = ['COMPUTER_SOFTWARE', 'BANKING', 'CHEMICALS', 'INSURANCE', 'RETAIL', 'MACHINERY', ''];
const PRODUCTS = ['Guard', 'Vault', 'Gateway', 'Insight', 'Relay'];
const LACKS: readonly PortfolioFacts['missing'][number][] = [
  'wallet',
  'line_items',
  'single_threaded',
  'nothing_logged',
];

/** A customer that is the same in every run. */
interface BenchCustomer {
  readonly facts: PortfolioFacts;
  /** The earliest first; the last one stands. */
  readonly past: readonly Pick<Snapshot, 'asOf' | 'values'>[];
}

function* customers(count: number): Generator<BenchCustomer> {
  const random = seededRandom(11);
  const whole = (below: number): number => Math.floor(random() * below);
  const oneOf = <T>(all: readonly [T, ...T[]] | readonly T[]): T => all[whole(all.length)]!;
  const valuesOf = (segment: PublishedValues['segment']): PublishedValues =>
    parseValues({
      segment,
      segmentComputed: segment,
      customerStatus: random() < 0.8 ? 'active' : oneOf(['renewal_overdue', 'lapsed', 'won_back']),
      score: whole(1000) / 10,
      evidence: oneOf(['thin', 'some', 'strong']),
      risk: oneOf(['low', 'low', 'watch', 'high', 'critical']),
      renewalDate: random() < 0.6 ? TODAY - 60 + whole(400) : null,
      contactStatus: oneOf(['in_touch', 'due', 'overdue', 'never', 'not_measurable']),
      lastNonRenewalContact: random() < 0.7 ? TODAY - whole(400) : null,
      lifetimeValue: whole(50_000_000) / 100,
      currentAnnualValue: whole(10_000_000) / 100,
      valueAtRisk: whole(3_000_000) / 100,
      valueGap: random() < 0.4 ? whole(9_000_000) / 100 : null,
      walletSource: 'none',
      productGap: random() < 0.3 ? `${oneOf(PRODUCTS)} (${String(whole(30))} of 31, industry)` : null,
      valueTier: oneOf(['top_5', 'top_20', 'middle', 'rest']),
      topDriver: 'silence_since_purchase',
      nextAction: 'book_meeting',
      summary: 'High risk: only renewal contact for 138 days; usually you talk every 35. 48,000 renews in 99 days.',
      scoredAt: '2026-11-22T02:00:00.000Z',
      model: 'portal-2026-11-01/p-3f2a',
    });
  for (let index = 0; index < count; index += 1) {
    let segment = oneOf(['ideal', 'uncertain', 'uncertain', 'non_ideal'] as const);
    const past = [{ asOf: TODAY - PAST_MONTHS * MONTH - whole(MONTH), values: valuesOf(segment) }];
    for (let month = PAST_MONTHS; month > 0; month -= 1) {
      if (random() >= CHANGED_SHARE) continue;
      segment = random() < 0.8 ? segment : oneOf(['ideal', 'uncertain', 'non_ideal'] as const);
      past.push({ asOf: TODAY - month * MONTH + 1 + whole(MONTH), values: valuesOf(segment) });
    }
    yield {
      facts: {
        companyId: String(30_000_000_000 + index * 17),
        name: `${oneOf(['Nord', 'Alpen', 'Rhein', 'Hansa', 'Isar'])} ${oneOf(['Werke', 'Software', 'Handel'])} ${String(index)} GmbH`,
        ownerId: random() < 0.95 ? String(1 + whole(OWNERS)) : null,
        industry: oneOf(INDUSTRIES),
        customerStatus: 'active',
        isRenewalOnly: random() < 0.05,
        missing: ['acquisition_cost', 'cost_to_serve', ...LACKS.filter(() => random() < 0.3)],
        influence: random() < 0.02 ? whole(100_000) / 100 : 0,
      },
      past,
    };
  }
}

function* pages(count: number): Generator<readonly BenchCustomer[]> {
  let page: BenchCustomer[] = [];
  for (const customer of customers(count)) {
    page.push(customer);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

/** Seconds that the portfolio's own part of a scoring took. */
export async function writeAllFacts({ portfolio }: Pick<PortalStore, 'portfolio'>, count: number): Promise<number> {
  let seconds = 0;
  let after: string | null = null;
  for (const page of pages(count)) {
    const facts = page.map((customer) => customer.facts);
    const until = facts.at(-1)?.companyId ?? null;
    const started = performance.now();
    await portfolio.writeFacts(facts);
    await portfolio.removeOthers(
      { after, until },
      facts.map(({ companyId }) => companyId),
    );
    seconds += (performance.now() - started) / 1000;
    after = until;
  }
  return seconds;
}

/** Publishes what every customer is today, with a past of two years. @returns seconds */
export async function publishAll({ scores }: Pick<PortalStore, 'scores'>, count: number): Promise<number> {
  const inputVersion = await scores.nextInputVersion();
  const started = performance.now();
  for (const page of pages(count)) {
    const sent = page.flatMap(({ facts: { companyId }, past }) =>
      past.slice(-1).map(({ values, asOf }) => ({ companyId, values, asOf, inputVersion })),
    );
    await scores.putOut(
      sent.map(({ companyId, values: after }) => ({ companyId, before: null, after, inputVersion })),
      sent.map(({ companyId, values, asOf }) => ({ companyId, asOf, cause: 'customer', values })),
    );
    await scores.settleOutgoing(sent, []);
    await scores.writeSnapshots(page.flatMap(pastOf));
  }
  return (performance.now() - started) / 1000;
}

function pastOf({ facts: { companyId }, past }: BenchCustomer): readonly Snapshot[] {
  return past.slice(0, -1).map((one) => ({ companyId, cause: 'customer', ...one }));
}
