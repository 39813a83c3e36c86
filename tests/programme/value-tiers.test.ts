import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tierBounds, valueTier, type ValueTier } from '../../src/programme/value-tiers.ts';

function tiersOf(values: readonly number[]): readonly ValueTier[] {
  const bounds = tierBounds(values);
  if (bounds === null) throw new Error('expected bounds');
  return values.map((value) => valueTier(value, bounds));
}

describe('value tiers', () => {
  it('of a hundred customers hold 5, 15, 30 and 50', () => {
    const values = Array.from({ length: 100 }, (_, index) => (index * 37) % 100);
    const tiers = tiersOf(values);
    const counts = (['top_5', 'top_20', 'middle', 'rest'] as const).map(
      (tier) => tiers.filter((candidate) => candidate === tier).length,
    );
    expect(counts).toEqual([5, 15, 30, 50]);
    expect(tiers[values.indexOf(99)]).toBe('top_5');
    expect(tiers[values.indexOf(0)]).toBe('rest');
  });

  it('sort numbers as numbers, negative ones last', () => {
    expect(tiersOf([9, 100, -5, 20])).toEqual(['rest', 'top_5', 'rest', 'middle']);
  });

  it('put the only customer on top', () => {
    expect(tiersOf([-3])).toEqual(['top_5']);
  });

  it('treat equal customers alike', () => {
    expect(tiersOf([7, 7, 7, 7])).toEqual(['top_5', 'top_5', 'top_5', 'top_5']);
  });

  it('have no bounds without customers', () => {
    expect(tierBounds([])).toBeNull();
  });

  it('never hold more than their share of different values, once that is a customer', () => {
    const values = fc.uniqueArray(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 20, maxLength: 300 });
    fc.assert(
      fc.property(values, (lifetimeValues) => {
        const tiers = tiersOf(lifetimeValues);
        const upTo = (...names: readonly ValueTier[]) => tiers.filter((tier) => names.includes(tier)).length;
        expect(upTo('top_5')).toBeLessThanOrEqual(lifetimeValues.length * 0.05);
        expect(upTo('top_5', 'top_20')).toBeLessThanOrEqual(lifetimeValues.length * 0.2);
        expect(upTo('top_5', 'top_20', 'middle')).toBeLessThanOrEqual(lifetimeValues.length * 0.5);
      }),
    );
  });
});
