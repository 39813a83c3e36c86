import type { ReactElement } from 'react';
import { groupedSumsSchema } from '../../shared/portfolio-view.ts';
import { useAsked } from '../../shared/use-asked.ts';
import { GroupTable } from '../components/GroupTable.tsx';
import { Section } from '../components/Section.tsx';
import { type Filters, toPath } from '../filters/filters.ts';
import { useFormat, useWords } from '../hooks/use-words.ts';
import { quarterGroups } from '../sentences/quarters.ts';

/** The renewals by the quarter in which they are due, the earliest first. */
export function RenewalsByQuarter({ due }: { readonly due: Filters }): ReactElement {
  const { texts } = useWords();
  const reading = useAsked(toPath('sums', due, { by: 'renewalQuarter' }), groupedSumsSchema);
  const format = useFormat(reading.state.value?.currency ?? null);
  return (
    <Section title={texts.renewals.byQuarter} reading={reading} testId="renewals-by-quarter">
      {({ groups }) => (
        <GroupTable
          header={texts.columns.quarter}
          groups={quarterGroups(groups, texts.renewals.quarter, due)}
          columns={['currentAnnualValue', 'valueAtRisk']}
          format={format}
          sort={{ sort: 'renewalDate', order: 'asc' }}
          testId="renewals-quarter-table"
        />
      )}
    </Section>
  );
}
