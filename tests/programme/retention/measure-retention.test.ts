import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addAmounts, NO_AMOUNTS, toRate } from '../../../src/programme/retention/amount-sums.ts';
import { firstSpell, type FirstSpell } from '../../../src/programme/retention/customer-spell.ts';
import { countSpell, kaplanMeier, type SurvivalPoint } from '../../../src/programme/retention/kaplan-meier.ts';
import { measureRetention } from '../../../src/programme/retention/measure-retention.ts';
import { addMonths, toDay } from '../../../src/scoring/day.ts';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';
import type { CompanyHistory, Deal } from '../../../src/scoring/types.ts';

function survivalOf(spells: readonly FirstSpell[]): readonly SurvivalPoint[] {
  const counts: Parameters<typeof countSpell>[0] = new Map();
  for (const spell of spells) countSpell(counts, spell);
  return kaplanMeier(counts);
}

const AS_OF = toDay(2026, 7, 1);

function company(id: string, deals: readonly Partial<Deal>[]): CompanyHistory {
  return {
    companyId: id,
    name: id,
    industry: '',
    employees: null,
    ownerId: null,
    parentId: null,
    deals: deals.map((deal, index) => ({
      id: `${id}-${String(index)}`,
      name: '',
      outcome: 'won',
      day: 0,
      amount: 0,
      pipeline: 'Sales',
      type: '',
      markedRenewal: null,
      termMonths: null,
      contractEnd: null,
      products: [],
      ...deal,
    })),
    activities: [],
    contactIds: [],
    entered: {
      budget: null,
      segmentOverride: null,
      contractEnd: null,
      autoRenew: null,
      acquisitionCost: null,
      costToServe: null,
      knownCompetitor: null,
      churnReason: null,
      sentiment: null,
    },
    referred: [],
    voice: null,
    skipped: [],
    unread: [],
  };
}

const yearly = (id: string, amounts: readonly number[], from: number): CompanyHistory =>
  company(
    id,
    amounts.map((amount, year) => ({
      day: addMonths(from, 12 * year),
      amount,
      termMonths: 12,
      pipeline: year === 0 ? 'Sales' : 'Renewals',
    })),
  );

describe('measured retention', () => {
  // Three customers signed on 1 Jan 2024: one grows, one shrinks, one leaves at its second renewal.
  const start = toDay(2024, 1, 1);
  const histories = [
    yearly('grows', [100, 100, 150], start),
    yearly('shrinks', [200, 200, 120], start),
    yearly('leaves', [300, 300], start),
    company('prospect', [{ outcome: 'open', day: AS_OF, amount: 900 }]),
  ];
  const report = measureRetention(histories, DEFAULT_POLICY, AS_OF, 2);

  it('counts who stayed, what stayed, and what stayed with growth', () => {
    const last = report.periods.at(-1);
    // From 1 Jul 2025 (100 + 200 + 300) to 1 Jul 2026 (150 + 120 + 0).
    expect(last).toMatchObject({
      from: '2025-07-01',
      until: '2026-07-01',
      customers: 3,
      kept: 2,
      startValue: 600,
      endValue: 270,
    });
    expect(last?.logo?.rate).toBeCloseTo(2 / 3, 12);
    expect(last?.gross?.rate).toBeCloseTo((100 + 120) / 600, 12);
    expect(last?.net?.rate).toBeCloseTo(270 / 600, 12);
  });

  it('keeps each rate within its interval', () => {
    for (const row of [...report.periods, ...report.cohorts]) {
      for (const rate of [row.logo, row.gross, row.net]) {
        const interval = rate?.interval ?? null;
        if (rate === null || interval === null) continue;
        expect(interval[0]).toBeLessThanOrEqual(rate.rate);
        expect(interval[1]).toBeGreaterThanOrEqual(rate.rate);
      }
    }
  });

  it('adds the cohorts up to the whole', () => {
    const mixed = [...histories, yearly('later', [50, 50], toDay(2025, 3, 1))];
    const { periods, cohorts } = measureRetention(mixed, DEFAULT_POLICY, AS_OF, 2);
    for (const period of periods) {
      const parts = cohorts.filter((row) => row.from === period.from);
      expect(parts.reduce((sum, row) => sum + row.customers, 0)).toBe(period.customers);
      expect(parts.reduce((sum, row) => sum + row.startValue, 0)).toBeCloseTo(period.startValue, 9);
    }
  });

  it('never claims to know one customer’s rate without an end, nor several equal ones’ for sure', () => {
    const alone = measureRetention([yearly('stays', [100, 100, 150], start)], DEFAULT_POLICY, AS_OF, 2);
    const [kept, grown] = alone.periods;
    expect(kept).toMatchObject({ gross: { rate: 1 }, net: { rate: 1, interval: null } });
    expect(kept?.gross?.interval).toEqual([expect.closeTo(0.3514, 4), 1]);
    expect(grown?.net).toEqual({ rate: 1.5, interval: null });
    const shrunk = measureRetention([yearly('shrinks', [100, 100, 60], start)], DEFAULT_POLICY, AS_OF, 1).periods[0];
    expect(shrunk?.gross).toEqual({ rate: 0.6, interval: null });
    const equal = ['a', 'b', 'c'].map((id) => yearly(id, [100, 100, 100], start));
    const [period] = measureRetention(equal, DEFAULT_POLICY, AS_OF, 1).periods;
    expect(period?.gross?.interval).toEqual(period?.logo?.interval);
    expect(period?.net?.interval).toBeNull();
    expect(JSON.stringify(alone)).not.toContain('null,null');
  });

  it('knows of an entered contract end only in the term that it ends', () => {
    const bought = yearly('entered', [100, 100, 100], start);
    const moved = { ...bought, entered: { ...bought.entered, contractEnd: toDay(2027, 6, 30) } };
    const left = yearly('left', [100, 100], start);
    const wrong = { ...left, entered: { ...left.entered, contractEnd: toDay(2024, 1, 1) } };
    // The end of today's term says nothing of the terms before, whose renewals were due in January.
    expect(measureRetention([moved, wrong], DEFAULT_POLICY, AS_OF, 2).periods).toEqual(
      measureRetention([bought, left], DEFAULT_POLICY, AS_OF, 2).periods,
    );
    // Without the renewals it would be overdue: the entered end keeps it from the start of its only term on.
    const once = yearly('once', [300], start);
    const long = { ...once, entered: { ...once.entered, contractEnd: toDay(2026, 12, 31) } };
    expect(measureRetention([long], DEFAULT_POLICY, AS_OF, 2).periods.map(({ kept }) => kept)).toEqual([1, 1]);
    expect(measureRetention([once], DEFAULT_POLICY, AS_OF, 2).periods.map(({ kept }) => kept)).toEqual([0]);
  });

  it('says nothing where nobody was there a year ago', () => {
    expect(measureRetention([], DEFAULT_POLICY, AS_OF).periods).toEqual([]);
    expect(measureRetention([yearly('new', [100], AS_OF - 30)], DEFAULT_POLICY, AS_OF).periods).toEqual([]);
  });
});

describe('the first relationship of a customer without a contract', () => {
  const silent = (...days: readonly number[]) =>
    company(
      'silent',
      days.map((day) => ({ day, amount: 100 })),
    );
  const spellOf = (...days: readonly number[]) => firstSpell(silent(...days), DEFAULT_POLICY, AS_OF);

  it('ends, once the silence is a lapse, when the next purchase was to be expected', () => {
    const first = toDay(2020, 1, 1);
    expect(spellOf(first)).toEqual({ start: first, end: toDay(2021, 1, 1), lost: true });
    const quarterly = [0, 90, 180, 270].map((days) => first + days);
    expect(spellOf(...quarterly)).toEqual({ start: first, end: first + 360, lost: true });
  });

  it('is known to last until then, and no longer, while the silence is none yet', () => {
    const first = toDay(2025, 3, 1);
    expect(spellOf(first)).toEqual({ start: first, end: toDay(2026, 3, 1), lost: false });
    expect(spellOf(AS_OF - 100, AS_OF - 10)).toEqual({ start: AS_OF - 100, end: AS_OF, lost: false });
  });

  it('can be over within the first two years', () => {
    const gone = [2020, 2020, 2021, 2021].map((year) => spellOf(toDay(year, 5, 1)));
    const there = [2019, 2020].map((year) =>
      spellOf(...Array.from({ length: 2027 - year }, (_, index) => toDay(year + index, 5, 1))),
    );
    const [afterOne, afterTwo] = survivalOf([...gone, ...there].flatMap((spell) => spell ?? []));
    expect(afterOne?.survival).toBeCloseTo(1 / 3, 12);
    expect(afterTwo?.survival).toBeCloseTo(1 / 3, 12);
  });
});

describe('the Kaplan-Meier check', () => {
  const spell = (years: number, lost: boolean) => ({ start: 0, end: Math.round(years * 365.25), lost });

  it('reproduces a table worked out by hand', () => {
    // Lost at 0.5 and 1.5 years, seen until 0.8, 2.5 and 3: S(1) = 4/5, S(2) = 4/5 × 2/3.
    const points = survivalOf([
      spell(0.5, true),
      spell(0.8, false),
      spell(1.5, true),
      spell(2.5, false),
      spell(3, false),
    ]);
    expect(points.map((point) => point.survival)).toEqual([
      expect.closeTo(0.8, 12),
      expect.closeTo(1.6 / 3, 12),
      expect.closeTo(1.6 / 3, 12),
    ]);
    expect(points.map((point) => point.atRisk)).toEqual([3, 2, 1]);
  });

  it('is not sure of it because nobody, or everybody, was lost so far', () => {
    const [nobody] = survivalOf([spell(2, false), spell(1.2, false), spell(1.5, false)]);
    expect(nobody?.survival).toBe(1);
    expect(nobody?.interval).toEqual([expect.closeTo(0.661, 4), 1]);
    const gone = survivalOf([spell(0.5, true), spell(0.8, true), spell(1.01, true)]);
    expect(gone.at(-1)?.interval[1]).toBeLessThan(1);
  });

  it('stays at one while nobody is lost', () => {
    expect(survivalOf([spell(2, false), spell(1.2, false)]).every((point) => point.survival === 1)).toBe(true);
  });
});

describe('the interval of a ratio of amounts', () => {
  const ratesOf = (amounts: readonly (readonly [start: number, end: number])[]) =>
    toRate(amounts.reduce((sums, [start, end]) => addAmounts(sums, start, end), NO_AMOUNTS));
  const amount = fc.integer({ min: 0, max: 100_000_000 }).map((cents) => cents / 100);

  it('is what all residuals at once give, in whatever order the customers come', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, amount), { minLength: 2, maxLength: 30 }), (amounts) => {
        const start = amounts.reduce((sum, [from]) => sum + from, 0);
        fc.pre(start > 0);
        const rate = amounts.reduce((sum, [, until]) => sum + until, 0) / start;
        const squares = amounts.reduce((sum, [from, until]) => sum + (until - rate * from) ** 2, 0);
        const reach = (1.2815515655446004 * Math.sqrt((squares * amounts.length) / (amounts.length - 1))) / start;
        for (const order of [amounts, amounts.toReversed()]) {
          const told = ratesOf(order);
          expect(Math.abs((told?.rate ?? 0) - rate)).toBeLessThan(1e-9 * (1 + rate));
          const [low, high] = told?.interval ?? [rate, rate];
          expect(Math.abs(high - rate - reach)).toBeLessThan(1e-6 * (1 + rate + reach));
          expect(Math.abs(low - Math.max(0, rate - reach))).toBeLessThan(1e-6 * (1 + rate + reach));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is none where everybody did alike, however many and however large', () => {
    const alike = Array.from({ length: 10_000 }, (_, index): [number, number] => [
      1e6 / 3 + 0.1 * index,
      1.1 * (1e6 / 3 + 0.1 * index),
    ]);
    expect(ratesOf(alike)?.interval).toBeNull();
    expect(ratesOf([...alike, [100_000, 0]])?.interval).not.toBeNull();
  });
});
