import type { ReactElement } from 'react';
import { groupedSumsSchema } from '../../shared/portfolio-view.ts';
import { useAsked } from '../../shared/use-asked.ts';
import { GroupTable } from '../components/GroupTable.tsx';
import { Section } from '../components/Section.tsx';
import { type Filters, toPath } from '../filters/filters.ts';
import { useFormat, useWords } from '../hooks/use-words.ts';
import { orderedGroups } from '../sentences/groups.ts';

/** The renewals by how long nobody talked to these customers about anything else. */
export function RenewalsBySilence({ due }: { readonly due: Filters }): ReactElement {
  const { texts } = useWords();
  const reading = useAsked(toPath('sums', due, { by: 'contactStatus' }), groupedSumsSchema);
  const format = useFormat(reading.state.value?.currency ?? null);
  return (
    <Section title={texts.renewals.byContact} reading={reading} testId="renewals-by-silence">
      {({ groups }) => (
        <GroupTable
          header={texts.columns.contact}
          groups={orderedGroups(groups, texts.labels.contactStatus, texts.columns.unknown, 'contactStatuses', due)}
          columns={['currentAnnualValue', 'valueAtRisk']}
          format={format}
          testId="renewals-silence-table"
        />
      )}
    </Section>
  );
}
