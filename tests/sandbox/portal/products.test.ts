import { describe, expect, it } from 'vitest';
import { Random } from '../../../sandbox/portal/chance/random.ts';
import { generatePortal } from '../../../sandbox/portal/generate-portal.ts';
import type { DealEvent, DealKind } from '../../../sandbox/portal/latent/story.ts';
import { drawProducts } from '../../../sandbox/portal/records/draw-products.ts';
import { openSandboxPortal } from '../../../sandbox/sandbox-portal.ts';
import { createHubSpotCustomerRecords } from '../../../src/hubspot/hubspot-customer-records.ts';
import { rescorePortal } from '../../../src/operations/rescore-portal.ts';
import { parseIsoDay } from '../../../src/scoring/day.ts';
import { SEED_MODEL } from '../../../src/scoring/model.ts';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';

function deal(kind: DealKind, closesOn: number, outcome: DealEvent['outcome'] = 'won'): DealEvent {
  return { kind, outcome, openedOn: closesOn - 30, closesOn, amount: 1000, termMonths: 12, termStart: closesOn };
}

/** A contract with an expansion in each year, written down in another order than it happened. */
const STORY = [
  deal('renewal', 800),
  deal('new_business', 0),
  deal('expansion', 100),
  deal('renewal', 400),
  deal('expansion', 500),
];

const companies = Array.from({ length: 2000 }, (_, place) =>
  drawProducts(STORY, 'MACHINERY', new Random(5, 'products', place)),
);

describe('what customers of a generated portal own', () => {
  it('is the platform with modules, and a renewal prolongs everything that was added before it', () => {
    for (const [second = [], start = [], added = [], first = [], addedLater = []] of companies) {
      expect(start[0]).toBe('Platform');
      expect(new Set(first)).toEqual(new Set([...start, ...added]));
      expect(new Set(second)).toEqual(new Set([...first, ...addedLater]));
    }
  });

  it('holds some modules at half of the customers, and others at few', () => {
    const share = (module: string): number =>
      companies.filter(([second]) => second?.includes(module) === true).length / companies.length;
    expect(share('Platform')).toBe(1);
    expect(share('Analytics')).toBeGreaterThan(0.6);
    expect(share('Automation')).toBeGreaterThan(0.4);
    expect(share('Automation')).toBeLessThan(0.6);
    expect(share('Connect')).toBeLessThan(0.25);
  });

  it('adds nothing by an expansion that was lost, and names nothing in credits and chances', () => {
    for (let place = 0; place < 50; place += 1) {
      const story = [
        deal('new_business', 0),
        deal('expansion', 100, 'lost'),
        deal('renewal', 400),
        deal('credit', 500),
      ];
      const [start, , renewed, credit] = drawProducts(story, 'RETAIL', new Random(6, 'products', place));
      expect(renewed).toEqual(start);
      expect(credit).toEqual([]);
    }
  });

  it('differs by industry', () => {
    const owners = (industry: string): number =>
      Array.from({ length: 500 }, (_, place) => drawProducts(STORY, industry, new Random(7, 'products', place))).filter(
        ([second]) => second?.includes('Guard') === true,
      ).length;
    expect(owners('FINANCIAL_SERVICES')).toBeGreaterThan(1.5 * owners('EDUCATION_MANAGEMENT'));
  });

  it('leaves customers of the demo with a product that similar ones own', async () => {
    const portal = await openSandboxPortal(generatePortal());
    const records = createHubSpotCustomerRecords(portal.client);
    const asOf = parseIsoDay(portal.source.asOf) ?? 0;
    const start = { asOf, policy: DEFAULT_POLICY, model: SEED_MODEL };
    await rescorePortal(records, start, await records.readPortal(), portal.now);
    const gaps: string[] = [];
    for await (const batch of records.readCompanies()) {
      gaps.push(...batch.flatMap(({ published }) => published?.productGap ?? []));
    }
    expect(gaps.length).toBeGreaterThan(10);
    for (const gap of gaps) expect(gap).toMatch(/^\w.* \(\d+ of \d+, (industry_and_size|industry|size)\)$/);
  });
});
