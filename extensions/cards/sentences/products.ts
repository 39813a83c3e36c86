import type { ScoredView } from '../../shared/card-view.ts';
import { readProductGap } from './read-product-gap.ts';
import type { ProductGapFacts } from './summary.ts';

/** A product that was bought, with the deals behind it. */
export interface OwnedProduct {
  readonly product: string;
  readonly lastBoughtOn: string;
  readonly records: readonly string[];
}

/** What was bought, the latest first, and what similar customers own besides. Credits buy nothing. */
export function listProducts({ purchases, productGap }: Pick<ScoredView, 'purchases' | 'productGap'>): {
  readonly owned: readonly OwnedProduct[];
  readonly gap: ProductGapFacts | null;
} {
  const owned = new Map<string, OwnedProduct>();
  for (const { record, date, readAs, products = [] } of purchases) {
    if (readAs === 'credit') continue;
    for (const product of new Set(products)) {
      const known = owned.get(product);
      owned.set(product, {
        product,
        lastBoughtOn: known !== undefined && known.lastBoughtOn > date ? known.lastBoughtOn : date,
        records: [...(known?.records ?? []), record],
      });
    }
  }
  return {
    owned: [...owned.values()].toSorted((one, other) => other.lastBoughtOn.localeCompare(one.lastBoughtOn)),
    gap: readProductGap(productGap ?? null),
  };
}
