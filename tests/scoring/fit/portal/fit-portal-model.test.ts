import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PortalPast } from '../../../../src/scoring/backtest/backtest-portal.ts';
import { addMonths, formatIsoDay } from '../../../../src/scoring/day.ts';
import { fitPortalModel } from '../../../../src/scoring/fit/portal/fit-portal-model.ts';
import { SEED_MODEL } from '../../../../src/scoring/model.ts';
import { DEFAULT_POLICY } from '../../../../src/scoring/policy.ts';
import { readCustomer } from '../../../../src/scoring/read-customer.ts';
import { readLoyalty } from '../../../../src/scoring/read-loyalty.ts';
import { scoreCustomer } from '../../../../src/scoring/score-customer.ts';
import type { CompanyHistory } from '../../../../src/scoring/types.ts';
import { companyHistory, email, lostRenewal, openRenewal, wonDeal } from '../../../support/histories.ts';
import { simulateContractPortal, simulateRepeatPortal, SIMULATED_UNTIL } from '../../../support/simulated-portal.ts';

const fit = (histories: readonly CompanyHistory[]) => fitPortalModel(histories, DEFAULT_POLICY, SIMULATED_UNTIL);

/** Meetings matter a lot: 95 in 100 renew after one, 50 without. */
const PLANTED = simulateContractPortal({
  customers: 700,
  seed: 31,
  renewalWithMeeting: 0.95,
  renewalWithoutMeeting: 0.5,
});
const planted = fit(PLANTED);

describe('the floor', () => {
  it('keeps the seed below 200 customers, and says so', () => {
    const { model, report } = fit(PLANTED.slice(0, 199));
    expect(model).toBe(SEED_MODEL);
    expect(report).toMatchObject({ published: false, candidate: null, backtest: null });
    expect(report.reason).toMatch(/too little history to learn from yet: 199 customers .* it lacks 1 customer\b/);
  });

  it('keeps the seed below 100 renewals and repeat purchases', () => {
    const once = Array.from({ length: 300 }, (_, index) =>
      companyHistory({ companyId: String(index), deals: [wonDeal({ on: '2025-01-01' })] }),
    );
    expect(fit(once).report.reason).toMatch(
      /300 customers with 0 renewals .* it lacks 100 renewals or repeat purchases\./,
    );
  });
});

describe('the gate', () => {
  it('keeps the seed where nothing was decided after any past day', () => {
    // All bought twice, within the last months.
    const young = Array.from({ length: 300 }, (_, index) =>
      companyHistory({
        companyId: String(index),
        deals: [wonDeal({ on: '2026-06-01' }), wonDeal({ on: '2026-09-01' })],
      }),
    );
    const { model, report } = fit(young);
    expect(model).toBe(SEED_MODEL);
    expect(report.reason).toContain('The past is too short to prove the model on');
    expect(report.candidate?.kind).toBe('portal');
  });

  it('keeps the seed where the past refutes the model', () => {
    // The rule changed: those who bought every month for years all stopped a year ago.
    const stopped = Array.from({ length: 300 }, (_, index) =>
      companyHistory({
        companyId: String(index),
        deals: Array.from({ length: 24 }, (__, month) =>
          wonDeal({
            id: `${String(index)} ${String(month)}`,
            on: formatIsoDay(addMonths(SIMULATED_UNTIL, -36 + month + (index % 3))),
          }),
        ).filter((deal) => index % 10 === 0 || deal.day <= addMonths(SIMULATED_UNTIL, -12)),
      }),
    );
    const { model, report } = fit(stopped);
    expect(model).toBe(SEED_MODEL);
    expect(report.published).toBe(false);
    expect(report.reason).toMatch(/^The portal's own model is not used: its (Brier score|calibration)/);
    expect(report.backtest).not.toBeNull();
  });

  it('lets a model speak that beats the seed and is calibrated', () => {
    const { model, report } = planted;
    expect(report.reason).toMatch(/^The portal's own model is used: Brier score/);
    expect(report.published).toBe(true);
    expect(model).toBe(report.candidate);
    expect(model.id).toMatch(/^portal-2026-11-21-[0-9a-f]{8}$/);
    const { portal, seed, calibrated } = {
      portal: report.backtest?.pooled.portal.brier ?? NaN,
      seed: report.backtest?.pooled.seed.brier ?? NaN,
      calibrated: report.backtest?.pooled.portal.calibrationSlope ?? NaN,
    };
    expect(portal).toBeLessThan(seed);
    expect(calibrated).toBeGreaterThanOrEqual(0.7);
    expect(calibrated).toBeLessThanOrEqual(1.3);
  });

  it('gives the same model for the same portal, whatever the order, and takes an id that is given', () => {
    expect(fit([...PLANTED].reverse()).model.renewal.alpha).toBeCloseTo(planted.model.renewal.alpha, 6);
    expect(fitPortalModel(PLANTED, DEFAULT_POLICY, SIMULATED_UNTIL).model.id).toBe(planted.model.id);
    expect(fitPortalModel(PLANTED, DEFAULT_POLICY, SIMULATED_UNTIL, 'mine').model.id).toBe('mine');
  });

  it('says what it could not learn from', () => {
    const left = planted.report.leftOut.join('; ');
    expect(left).toContain('open deals');
    expect(left).toContain('sentiment');
    expect(left).toContain('tickets, survey answers');
    expect(left).not.toContain('prolong themselves');
  });

  it('counts the companies whose contracts prolong themselves by their own entry', () => {
    const entered = PLANTED.map((history, index) =>
      index < 3 ? { ...history, entered: { ...history.entered, autoRenew: true } } : history,
    );
    expect(fit(entered).report.leftOut).toContain(
      '3 companies whose contracts prolong themselves by their own entry (since when is not known)',
    );
  });
});

describe('engagement in a portal', () => {
  it('is found where it was planted, and lets customers who are met score higher', () => {
    const { engagement } = planted.model;
    expect(planted.report.notes.join('\n')).toContain('Engagement: used');
    if (engagement === null) throw new Error('the effect must be found');
    const recency = engagement.effects.coefficients[engagement.inputs.indexOf('contact_recency')] ?? 0;
    expect(recency).toBeLessThan(0);
    const { above, upTo } = engagement.observed.contact_recency ?? { above: null, upTo: null };
    expect((upTo?.passed ?? 0) / (upTo?.cases ?? 1)).toBeGreaterThan((above?.passed ?? 0) / (above?.cases ?? 1));
  });

  it('is not found where meetings do not matter', () => {
    const { report } = fit(
      simulateContractPortal({ customers: 700, seed: 77, renewalWithMeeting: 0.75, renewalWithoutMeeting: 0.75 }),
    );
    expect(report.candidate?.engagement).toBeNull();
    expect(report.notes.join('\n')).toContain('Engagement: not used');
  });

  it('leaves drivers that add up to the score, in the words of what goes together', () => {
    const context = { asOf: SIMULATED_UNTIL, policy: DEFAULT_POLICY, model: planted.model };
    const scores = PLANTED.map((history) => scoreCustomer(history, context)).filter((score) => score.kind === 'scored');
    for (const { drivers, loyalty, loyaltyInterval } of scores) {
      expect(drivers.reduce((sum, driver) => sum + driver.points, 0)).toBeCloseTo(100 * loyalty, 9);
      expect(drivers[0]?.name).toBe('starting_point');
      expect(new Set(drivers.map((driver) => driver.name)).size).toBe(drivers.length);
      expect(loyaltyInterval[0]).toBeLessThanOrEqual(loyalty);
      expect(loyaltyInterval[1]).toBeGreaterThanOrEqual(loyalty);
    }
    const sentences = scores.flatMap((score) => score.drivers.map((driver) => driver.because)).join('\n');
    expect(sentences).toMatch(
      /last conversation \d+ days ago; similar customers stayed in \d+ of 100 cases, the others in \d+/,
    );
    expect(scores.some((score) => score.model === planted.model.id)).toBe(true);
  });
});

describe('nothing after a cut is seen', () => {
  const cut = addMonths(SIMULATED_UNTIL, -24);
  const portal = [
    ...simulateContractPortal({ customers: 150, seed: 8, renewalWithMeeting: 0.9, renewalWithoutMeeting: 0.6 }),
    ...simulateRepeatPortal(120, 9),
  ];
  const pastOnly = portal.map((history) => ({
    ...history,
    deals: history.deals.filter((deal) => deal.day <= cut),
    activities: history.activities.filter((activity) => (activity.day ?? Infinity) <= cut),
  }));
  const forecasts = (histories: readonly CompanyHistory[]) => {
    const past = new PortalPast(histories, DEFAULT_POLICY, SIMULATED_UNTIL);
    const context = { asOf: cut, policy: DEFAULT_POLICY, model: past.modelOn(cut) };
    return past.slice(cut).customers.map((customer) => readLoyalty(customer.read, context).loyalty);
  };

  it('neither by the model learnt there nor by a forecast made with it, whatever the future brings', () => {
    const expected = forecasts(pastOnly);
    expect(forecasts(portal)).toEqual(expected);
    const later = fc.integer({ min: 1, max: 700 }).map((days) => formatIsoDay(cut + days));
    const event = fc.record({
      on: later,
      kind: fc.constantFrom('won', 'lost', 'open', 'email'),
      place: fc.nat(portal.length - 1),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 80 }), fc.constantFrom(null, 'good', 'bad'), (events, sentiment) => {
        const changed = pastOnly.map((history, place) => {
          const own = events.filter((one) => one.place === place);
          const deals = own.flatMap(({ on, kind }, index) => {
            const id = `new ${String(index)}`;
            if (kind === 'won') return [wonDeal({ id, on, amount: 1e7 })];
            if (kind === 'lost') return [lostRenewal({ id, on })];
            return kind === 'open' ? [openRenewal({ id, on })] : [];
          });
          const emails = own.filter((one) => one.kind === 'email').map(({ on }) => email({ on, direction: 'inbound' }));
          return {
            ...history,
            deals: [...history.deals, ...deals],
            activities: [...history.activities, ...emails],
            entered: { ...history.entered, sentiment },
          };
        });
        expect(forecasts(changed)).toEqual(expected);
      }),
      { numRuns: 8 },
    );
  });

  it('and a forecast of the backtest is what the customer would have been scored that day', () => {
    const past = new PortalPast(portal, DEFAULT_POLICY, SIMULATED_UNTIL);
    const context = { asOf: cut, policy: DEFAULT_POLICY, model: past.modelOn(cut) };
    const scored = new Map(
      pastOnly.map((history) => [history.companyId, scoreCustomer({ ...history, contactIds: [] }, context)]),
    );
    for (const { read } of past.slice(cut).customers) {
      const score = scored.get(read.history.companyId);
      if (score?.kind !== 'scored') throw new Error('a customer of the slice must be scored');
      expect(readLoyalty(readCustomer(read.history, DEFAULT_POLICY, cut), context).loyalty).toBe(score.loyalty);
    }
  });
});
