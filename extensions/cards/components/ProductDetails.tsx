import type { ReactElement } from 'react';
import { Text } from '@hubspot/ui-extensions';
import type { ScoredView } from '../../shared/card-view.ts';
import { useWords } from '../hooks/use-words.ts';
import { listProducts } from '../sentences/products.ts';
import { PagedTable } from './PagedTable.tsx';

/** The products that were bought, and the one that similar customers own and this one does not. */
export function ProductDetails({ view }: { readonly view: ScoredView }): ReactElement {
  const { texts, format } = useWords();
  const { products } = texts.relations;
  const { owned, gap } = listProducts(view);
  if (owned.length === 0 && gap === null) return <Text testId="products-none">{products.none}</Text>;
  const missing =
    gap === null
      ? []
      : [
          {
            key: `gap ${gap.product}`,
            cells: [gap.product, products.gap(gap.owners, gap.of, texts.facts.similar[gap.similarBy])],
          },
        ];
  return (
    <PagedTable
      testId="products"
      columns={[{ header: products.columns.product }, { header: products.columns.state }]}
      rows={[
        ...missing,
        ...owned.map(({ product, lastBoughtOn, records }) => ({
          key: product,
          cells: [product, products.bought(format.fullDate(lastBoughtOn), records.length)],
        })),
      ]}
    />
  );
}
