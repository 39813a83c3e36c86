import type { ReactElement } from 'react';
import { Flex, Heading } from '@hubspot/ui-extensions';
import type { RenewalsView } from '../../shared/portfolio-view.ts';
import { GroupTable } from '../components/GroupTable.tsx';
import { type Filters, withValues } from '../filters/filters.ts';
import { usePortfolio } from '../hooks/use-portfolio.ts';
import { useFormat, useWords } from '../hooks/use-words.ts';
import { ownerName } from '../sentences/customer-cells.ts';

/** The renewals of each owner, the most money first. */
export function RenewalsByOwner({ view, due }: { readonly view: RenewalsView; readonly due: Filters }): ReactElement {
  const words = useWords();
  const { owners } = usePortfolio();
  const format = useFormat(view.currency);
  const { texts } = words;
  const { ownerIds: _everybody, ...others } = due;
  return (
    <Flex direction="column" gap="small">
      <Heading>{texts.renewals.byOwner}</Heading>
      <GroupTable
        header={texts.columns.owner}
        groups={view.byOwner.map(({ key, ...sums }) => ({
          key: key ?? 'nobody',
          label: ownerName(key, owners, words),
          sums,
          filters: key === null ? withValues(others, 'hasNoOwner', ['true']) : withValues(others, 'ownerIds', [key]),
        }))}
        columns={['currentAnnualValue', 'valueAtRisk']}
        format={format}
        testId="renewals-by-owner"
      />
    </Flex>
  );
}
