import type { ReactElement } from 'react';
import { Text } from '@hubspot/ui-extensions';
import { NO_VALUE } from '../../../shared/format.ts';
import { companyRoadmapSchema } from '../../../shared/programme/roadmap-view.ts';
import { useAsked } from '../../../shared/use-asked.ts';
import { WholeTable } from '../../../shared/components/DataTable.tsx';
import { useFormat, useWords } from '../../hooks/use-words.ts';
import { calledBy, type Who } from './CompanyCell.tsx';
import { PartSection } from './PartSection.tsx';

/** What was exchanged with one company, as its notes say; the newest first. */
export function Exchanges({ company }: { readonly company: Who }): ReactElement {
  const { programme } = useWords().texts;
  const { roadmap } = programme;
  const format = useFormat(null);
  const path = `/api/programme/roadmap/${encodeURIComponent(company.companyId)}`;
  return (
    <PartSection
      title={roadmap.of(calledBy(company))}
      reading={useAsked(path, companyRoadmapSchema)}
      testId="exchanges"
    >
      {({ entries }) =>
        entries.length === 0 ? (
          <Text>{roadmap.noEntries}</Text>
        ) : (
          <WholeTable
            testId="exchanges-list"
            columns={[
              { key: 'day', header: programme.day },
              { key: 'theirs', header: roadmap.theirs },
              { key: 'ours', header: roadmap.ours },
              { key: 'by', header: roadmap.who },
            ]}
            rows={entries.map(({ noteId, day, theirs, byYear, ours, by }) => ({
              key: noteId,
              cells: [
                format.fullDate(day),
                said([theirs, ...(byYear === null ? [] : [roadmap.byYear(String(byYear))])]),
                said([ours]),
                said([by]),
              ],
            }))}
          />
        )
      }
    </PartSection>
  );
}

function said(parts: readonly string[]): string {
  const text = parts.filter((part) => part !== '').join(', ');
  return text === '' ? NO_VALUE : text;
}
