import { describe, expect, it } from 'vitest';
import { bootstrapByCustomer } from '../../../src/scoring/backtest/bootstrap.ts';

const rows = (customers: number, perCustomer: number) =>
  Array.from({ length: customers * perCustomer }, (_, index) => {
    const customer = Math.floor(index / perCustomer);
    return { customerId: String(customer), value: customer % 2 };
  });
const width = ([low, high]: readonly [number, number]): number => high - low;

describe('intervals by customer', () => {
  it('gives the same interval each time', () => {
    const once = bootstrapByCustomer(rows(40, 1), (row) => row.value);
    expect(bootstrapByCustomer(rows(40, 1), (row) => row.value)).toEqual(once);
    expect(once[0]).toBeLessThan(0.5);
    expect(once[1]).toBeGreaterThan(0.5);
  });

  it('is about as wide as the normal approximation: 2.56 standard errors', () => {
    expect(width(bootstrapByCustomer(rows(400, 1), (row) => row.value))).toBeCloseTo(2.563 * Math.sqrt(0.25 / 400), 2);
  });

  it('does not become narrower because each customer is there ten times', () => {
    const once = width(bootstrapByCustomer(rows(40, 1), (row) => row.value));
    expect(width(bootstrapByCustomer(rows(40, 10), (row) => row.value))).toBeCloseTo(once, 12);
  });
});
