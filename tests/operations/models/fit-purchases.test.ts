import { describe, expect, it } from 'vitest';
import {
  fitPurchases,
  toCustomerOccasions,
  type FitPurchasesOptions,
} from '../../../src/operations/models/fit-purchases.ts';
import type { PurchaseRow } from '../../../src/operations/models/read-purchases-csv.ts';

const options: FitPurchasesOptions = { model: 'mbg-nbd', method: 'map', unit: 'day', until: null };

function row(customer: string, day: number, amount = 10): PurchaseRow {
  return { customer, day, amount };
}

function fitted(rows: readonly PurchaseRow[], own: Partial<FitPurchasesOptions> = {}) {
  const result = fitPurchases(rows, { ...options, ...own });
  if (result.kind === 'refused') throw new Error(result.reason);
  return result.fit;
}

describe('toCustomerOccasions', () => {
  it('makes one occasion of a day, and sorts', () => {
    const { occasions } = toCustomerOccasions([row('a', 9), row('b', 4), row('a', 3), row('a', 9, 1)]);
    expect(occasions).toEqual([[3, 9], [4]]);
  });

  it('takes a zero amount as an occasion, a negative one never', () => {
    const { occasions, creditsOnly } = toCustomerOccasions([
      row('free', 1, 0),
      row('credit', 2, -5),
      row('a', 3, -1),
      row('a', 4),
    ]);
    expect(occasions).toEqual([[1], [4]]);
    expect(creditsOnly).toBe(1);
  });
});

describe('fitPurchases', () => {
  const rows = [row('a', 0), row('a', 10), row('b', 5), row('c', 20), row('c', 40), row('d', 60)];

  it('ends the calibration on the day of the last purchase unless it is told a day', () => {
    expect(fitted(rows).until).toBe(60);
    expect(fitted(rows, { until: 100 }).until).toBe(100);
  });

  it('leaves what comes after the calibration out of it', () => {
    const fit = fitted(rows, { until: 30 });
    expect(fit.fitted.customers).toBe(3);
    expect(fit.leftOut).toEqual({ creditsOnly: 0, firstPurchaseLater: 1 });
    const known = rows.filter((own) => own.day <= 30);
    expect(fitted(known, { until: 30 }).fitted.parameters).toEqual(fit.fitted.parameters);
  });

  it('gives the same whatever the order of the rows', () => {
    expect(fitted(rows.toReversed())).toEqual(fitted(rows));
  });

  it('counts time in the unit asked for', () => {
    const days = fitted(rows).fitted.parameters.alpha;
    expect(fitted(rows, { unit: 'week' }).fitted.parameters.alpha * 7).toBeCloseTo(days, 3);
    expect((fitted(rows, { unit: 'month' }).fitted.parameters.alpha * 365.25) / 12).toBeCloseTo(days, 3);
  });

  it('chooses the model itself, and says how, when none is named', () => {
    const fit = fitted(rows, { model: null });
    expect(fit.fitted.model).toBe('mbg-nbd');
    expect(fit.chosenBecause).toContain('too few customers');
    expect(fitted(rows).chosenBecause).toBeNull();
  });

  it('needs two customers', () => {
    expect(fitPurchases([row('a', 1), row('a', 9), row('b', 5, -3)], options)).toEqual({
      kind: 'refused',
      reason: 'A fit needs at least two customers with a purchase by the end of the calibration; there is one.',
    });
    expect(fitPurchases([], options)).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('none') as string,
    });
    expect(fitPurchases(rows, { ...options, until: -1 })).toMatchObject({ kind: 'refused' });
  });
});
