import { describe, expect, it } from 'vitest';
import { firstIdealLifetimeValue } from '../../src/programme/ideal-lifetime-value.ts';

const active = (lifetimeValue: number) => ({ status: 'active' as const, lifetimeValue });

describe('the first Ideal lifetime value', () => {
  it('lies above three in five of the customers', () => {
    expect(firstIdealLifetimeValue([50, 10, 40, 20, 30, 60].map(active))).toBe(40);
  });

  it('is rounded to two digits that count', () => {
    expect(firstIdealLifetimeValue([active(123_456)])).toBe(120_000);
    expect(firstIdealLifetimeValue([active(1.2345)])).toBe(1.2);
    expect(firstIdealLifetimeValue([active(0)])).toBe(0);
  });

  it('leaves out lapsed customers and counts those who are overdue or back', () => {
    const lapsed = { status: 'lapsed' as const, lifetimeValue: 1e9 };
    expect(firstIdealLifetimeValue([lapsed, active(100)])).toBe(100);
    expect(firstIdealLifetimeValue([{ status: 'renewal_overdue', lifetimeValue: 300 }])).toBe(300);
    expect(firstIdealLifetimeValue([{ status: 'won_back', lifetimeValue: 300 }])).toBe(300);
  });

  it('does not exist without active customers', () => {
    expect(firstIdealLifetimeValue([])).toBeNull();
    expect(firstIdealLifetimeValue([{ status: 'lapsed', lifetimeValue: 5 }])).toBeNull();
  });
});
