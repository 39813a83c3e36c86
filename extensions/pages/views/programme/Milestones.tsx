import type { ReactElement } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';
import type { Format } from '../../../shared/format.ts';
import { milestonesSchema, type MilestonesView } from '../../../shared/programme/milestones-view.ts';
import type { ActivityKind } from '../../../shared/programme/programme-parts.ts';
import { useAsked } from '../../../shared/use-asked.ts';
import { DataTable } from '../../../shared/components/DataTable.tsx';
import { usePageNumber } from '../../hooks/use-page-number.ts';
import { useFormat, useWords, type Words } from '../../hooks/use-words.ts';
import { nameOf } from '../../sentences/customer-cells.ts';
import { AssignActivity, useAssigns } from './AssignActivity.tsx';
import { CompanyCell } from './CompanyCell.tsx';
import { PartSection } from './PartSection.tsx';
import { listPath, pageCountOf } from './programme-paths.ts';

type Told = Extract<MilestonesView, { kind: 'milestones' }>;
type Milestone = Told['milestones'][number];

/** Whom to thank, for what and how; or why not now. */
export function Milestones(): ReactElement {
  const { milestones } = useWords().texts.programme;
  const [page, turn] = usePageNumber('milestones');
  return (
    <PartSection
      title={milestones.title}
      reading={useAsked(listPath('milestones', page), milestonesSchema)}
      testId="milestones"
    >
      {(view) => <Listed view={view} page={page} turn={turn} />}
    </PartSection>
  );
}

interface ListedProps {
  readonly view: Told;
  readonly page: number;
  readonly turn: (page: number) => void;
}

function Listed({ view, page, turn }: ListedProps): ReactElement {
  const words = useWords();
  const { programme, columns } = words.texts;
  const { milestones: texts } = programme;
  const format = useFormat(view.currency);
  const assigns = useAssigns();
  if (view.total === 0) return <Text>{texts.none}</Text>;
  return (
    <Flex direction="column" gap="small">
      <Text testId="milestones-sentence">{texts.sentence(words.count(view.total))}</Text>
      <DataTable
        testId="milestones-list"
        columns={[
          { key: 'day', header: programme.day },
          { key: 'customer', header: columns.customerAndOwner },
          { key: 'milestone', header: texts.milestone },
          { key: 'thanks', header: texts.thanks },
          ...(assigns ? [{ key: 'assign', header: programme.activities.activity }] : []),
        ]}
        rows={view.milestones.map((milestone) => ({
          key: `${milestone.companyId} ${milestone.milestone} ${String(milestone.size)}`,
          cells: [
            texts.when(format.fullDate(milestone.day), texts.states[milestone.state]),
            <CompanyCell key="who" companyId={milestone.companyId} name={milestone.name} ownerId={milestone.ownerId} />,
            sayMilestone(milestone, words, format),
            milestone.paused === null
              ? nameOf(texts.appreciation, milestone.appreciation)
              : texts.paused[milestone.paused],
            ...(assigns ? [<Thank key="assign" milestone={milestone} />] : []),
          ],
        }))}
        paging={{ page, pageCount: pageCountOf(view.total), turn }}
      />
    </Flex>
  );
}

/** The activity that comes closest to a way to say thanks; where none does, recognition. */
const KINDS: Readonly<Record<string, ActivityKind>> = {
  early_access: 'early_access',
  advisory_board_seat: 'advisory_board',
  frequent_buying_terms: 'frequent_buying_terms',
  priority_service: 'priority_service',
};

/** Nothing to assign while this is not the moment for thanks. */
function Thank({ milestone }: { readonly milestone: Milestone }): ReactElement | null {
  if (milestone.paused !== null) return null;
  return (
    <AssignActivity
      company={milestone}
      place={`${milestone.milestone}-${String(milestone.size)}`}
      kind={KINDS[milestone.appreciation] ?? 'recognition'}
    />
  );
}

function sayMilestone(
  { milestone, size }: Pick<Milestone, 'milestone' | 'size'>,
  words: Words,
  format: Format,
): string {
  const { kinds } = words.texts.programme.milestones;
  switch (milestone) {
    case 'anniversary':
    case 'renewal':
      return kinds[milestone](words.count(size));
    case 'spend':
    case 'lifetime_value':
      return kinds[milestone](format.money(size));
    case 'first_referral':
      return kinds.first_referral;
  }
}
