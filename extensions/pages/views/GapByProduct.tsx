import type { ReactElement } from 'react';
import { Text } from '@hubspot/ui-extensions';
import { type GroupedSums, groupedSumsSchema } from '../../shared/portfolio-view.ts';
import { useAsked } from '../../shared/use-asked.ts';
import { ChartBeside } from '../components/ChartBeside.tsx';
import { GroupTable } from '../components/GroupTable.tsx';
import { Section } from '../components/Section.tsx';
import { ofPresent, toPath } from '../filters/filters.ts';
import { usePlace } from '../hooks/use-place.ts';
import { useFormat, useWords } from '../hooks/use-words.ts';
import { gapGroups } from '../sentences/gaps.ts';
import { addUp, barsOf } from '../sentences/groups.ts';

/** Products that similar customers have: for how many it is missing, and what these could spend. */
export function GapByProduct(): ReactElement {
  const { texts } = useWords();
  const { filters } = usePlace();
  const reading = useAsked(toPath('sums', filters, { by: 'productGap' }), groupedSumsSchema);
  return (
    <Section title={texts.growth.byProduct} reading={reading} testId="products">
      {(view) => <Products view={view} />}
    </Section>
  );
}

function Products({ view: { groups, currency } }: { readonly view: GroupedSums }): ReactElement {
  const { texts } = useWords();
  const { filters } = usePlace();
  const format = useFormat(currency);
  const { growth, columns } = texts;
  const lacking = groups.filter(({ key }) => key !== null);
  if (lacking.length === 0) return <Text>{growth.noProducts}</Text>;
  const ordered = gapGroups(lacking, (key) => key, columns.unknown, 'products', ofPresent(filters));
  return (
    <ChartBeside
      title={growth.productChart}
      bars={barsOf(
        ordered.filter(({ sums }) => (sums.valueGap ?? 0) > 0),
        'valueGap',
      )}
      nameLabel={columns.product}
      valueLabel={columns.valueGap}
      testId="products-chart"
    >
      <GroupTable
        header={columns.product}
        groups={ordered}
        columns={['valueGap', 'currentAnnualValue']}
        showsWithGap
        all={addUp(lacking)}
        format={format}
        sort={{ sort: 'valueGap', order: 'desc' }}
        testId="gap-by-product"
      />
    </ChartBeside>
  );
}
