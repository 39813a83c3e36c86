import { describe, expect, it } from 'vitest';
import { productGaps, type ProductCustomer } from '../../src/programme/product-gaps.ts';
import type { Deal } from '../../src/scoring/types.ts';
import { day, scoreOf, wonDeal } from '../support/histories.ts';

const TODAY = '2026-11-21';
const AS_OF = day(TODAY);

type Bought = Partial<Deal> & { readonly on?: string };

function customer(
  id: string,
  bought: readonly Bought[],
  company: { readonly industry: string; readonly employees: number | null } = { industry: 'Retail', employees: 80 },
): ProductCustomer {
  const deals = bought.map(({ on = '2026-03-01', ...deal }, index) => wonDeal({ on, id: `${id}-${index}`, ...deal }));
  return { history: company, score: scoreOf({ companyId: id, name: `Company ${id}`, deals }, TODAY) };
}

/** So many customers that own the products, each for 1,000 a deal. */
function group(size: number, products: readonly string[], prefix = 'g'): readonly ProductCustomer[] {
  return Array.from({ length: size }, (_, index) =>
    customer(
      `${prefix}${index}`,
      products.map((product) => ({ products: [product], amount: 1000 })),
    ),
  );
}

describe('what similar customers own', () => {
  it('and a customer does not is named with share, interval and typical amount', () => {
    const customers = [
      ...group(12, ['Platform', 'Guard'], 'a'),
      ...group(8, ['Platform'], 'b'),
      customer('x', [{ products: ['Platform'] }]),
    ];
    const { gaps, compared } = productGaps(customers, AS_OF);
    expect(compared).toBe(21);
    expect(gaps).toHaveLength(9);
    expect(gaps.find(({ companyId }) => companyId === 'x')).toEqual({
      companyId: 'x',
      name: 'Company x',
      product: 'Guard',
      owners: { count: 12, of: 20, share: 0.6, interval: [expect.closeTo(0.458, 2), expect.closeTo(0.729, 2)] },
      typicalAmount: { amount: 1000, basis: 'bought_alone', deals: 12 },
      boughtBefore: false,
    });
  });

  it('is not said of fewer than 20 similar customers', () => {
    const almost = [...group(19, ['Guard']), customer('x', [{ products: ['Platform'] }])];
    expect(productGaps(almost, AS_OF)).toMatchObject({ gaps: [], compared: 0, tooFewSimilar: 20 });
    const enough = [...almost, customer('y', [{ products: ['Guard'] }])];
    expect(productGaps(enough, AS_OF).gaps.map(({ companyId }) => companyId)).toEqual(['x']);
  });

  it('needs 30 in 100 of them', () => {
    const at = (owners: number) => [
      ...group(owners, ['Guard', 'Platform'], 'a'),
      ...group(21 - owners, ['Platform'], 'b'),
    ];
    expect(productGaps(at(5), AS_OF).gaps).toEqual([]);
    expect(productGaps(at(6), AS_OF).gaps).toHaveLength(15);
  });

  it('compares only customers of the same industry and size', () => {
    const other = { industry: 'Retail', employees: 5000 };
    const customers = [...group(21, ['Guard']), customer('x', [{ products: ['Platform'] }], other)];
    expect(productGaps(customers, AS_OF)).toMatchObject({ gaps: [], compared: 21, tooFewSimilar: 1 });
  });

  it('leaves out, and counts, who has no products on record or no industry and size', () => {
    const unknown = { industry: '', employees: null };
    const customers = [
      ...group(21, ['Guard']),
      customer('x', [{}]),
      customer('y', [{ products: ['Platform'] }], unknown),
    ];
    expect(productGaps(customers, AS_OF)).toMatchObject({
      gaps: [],
      compared: 21,
      withoutProducts: 1,
      withoutGroup: 1,
    });
  });

  it('counts a product as owned while its term runs, without a term for 24 months', () => {
    const bought: readonly (readonly [Bought, boolean])[] = [
      [{ on: '2024-01-01', termMonths: 36 }, true],
      [{ on: '2024-01-01', termMonths: 24 }, false],
      [{ on: '2024-12-01' }, true],
      [{ on: '2024-11-01' }, false],
      [{ on: '2020-01-01', contractEnd: AS_OF }, true],
    ];
    for (const [guard, owned] of bought) {
      const asked = customer('x', [{ products: ['Platform'] }, { products: ['Guard'], ...guard }]);
      const { gaps } = productGaps([...group(21, ['Guard', 'Platform']), asked], AS_OF);
      expect(gaps.map(({ product, boughtBefore }) => [product, boughtBefore])).toEqual(owned ? [] : [['Guard', true]]);
    }
  });

  it('takes the amount a year, and says where it had to divide it among products', () => {
    const bundle = Array.from({ length: 21 }, (_, index) =>
      customer(`g${index}`, [{ products: ['Guard', 'Platform'], amount: 6000, termMonths: 24 }]),
    );
    const [gap] = productGaps([...bundle, customer('x', [{ products: ['Platform'] }])], AS_OF).gaps;
    expect(gap?.typicalAmount).toEqual({ amount: 1500, basis: 'split_evenly', deals: 21 });
  });

  it('puts the gap with the most to expect first', () => {
    const members = Array.from({ length: 21 }, (_, index) =>
      customer(`g${index}`, [
        { products: ['Platform'], amount: 100 },
        { products: ['Guard'], amount: 500 },
        ...(index < 10 ? [{ products: ['Analytics'], amount: 5000 }] : []),
      ]),
    );
    const { gaps } = productGaps([...members, customer('x', [{ products: ['Platform'] }])], AS_OF);
    const own = gaps.filter(({ companyId }) => companyId === 'x');
    expect(own.map(({ product }) => product)).toEqual(['Analytics', 'Guard']);
  });
});
