import { describe, expect, it } from 'vitest';
import { largestGaps, productGaps, type ProductCustomer } from '../../src/programme/product-gaps.ts';
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
      similarBy: 'industry_and_size',
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

  it('is said of the same industry and size before the same industry, and of that before the same size', () => {
    const like = (industry: string, employees: number, prefix: string, products: readonly string[]) =>
      group(21, products, prefix).map(({ score }) => ({ history: { industry, employees }, score }));
    const everybody = [
      ...like('Retail', 80, 'a', ['Close']),
      ...like('Retail', 8000, 'b', ['Trade']),
      ...like('Banking', 80, 'c', ['Big']),
    ];
    const gapsOf = (industry: string, employees: number) =>
      productGaps([...everybody, customer('x', [{ products: ['Platform'] }], { industry, employees })], AS_OF)
        .gaps.filter(({ companyId }) => companyId === 'x')
        .map(({ product, similarBy, owners }) => [product, similarBy, owners.of]);
    expect(gapsOf('Retail', 80)).toEqual([['Close', 'industry_and_size', 21]]);
    expect(gapsOf('Retail', 300)).toEqual([
      ['Close', 'industry', 42],
      ['Trade', 'industry', 42],
    ]);
    expect(gapsOf('Mining', 80)).toEqual([
      ['Big', 'size', 42],
      ['Close', 'size', 42],
    ]);
    expect(gapsOf('Mining', 300)).toEqual([]);
  });

  it('is not said of a customer that uses something bought without its product named', () => {
    const asked = (unnamed: Bought) => {
      const found = productGaps([...group(21, ['Guard']), customer('x', [{ products: ['Platform'] }, unnamed])], AS_OF);
      return [found.gaps.length, found.partlyUnknown];
    };
    expect(asked({ products: [], on: '2026-01-10' })).toEqual([0, 1]);
    expect(asked({ products: [], on: '2024-12-01', termMonths: 36 })).toEqual([0, 1]);
    expect(asked({ products: [], on: '2025-11-01' })).toEqual([1, 0]);
    expect(asked({ products: [], on: '2026-01-10', amount: 0 })).toEqual([1, 0]);
  });

  it('of several is the one with the most to expect, for each customer', () => {
    const members = Array.from({ length: 21 }, (_, index) =>
      customer(`g${index}`, [
        { products: ['Platform'], amount: 100 },
        { products: ['Guard'], amount: 500 },
        { products: ['Analytics'], amount: 5000 },
      ]),
    );
    const asked = [customer('x', [{ products: ['Platform'] }]), customer('y', [{ products: ['Analytics'] }])];
    const largest = largestGaps(productGaps([...members, ...asked], AS_OF));
    expect([...largest].map(([id, { product }]) => [id, product]).toSorted()).toEqual([
      ['x', 'Analytics'],
      ['y', 'Guard'],
    ]);
  });

  it('compares only customers of the same industry or size', () => {
    const other = { industry: 'Banking', employees: 5000 };
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
