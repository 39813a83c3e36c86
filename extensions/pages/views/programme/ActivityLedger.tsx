import type { ReactElement } from 'react';
import { Flex, StatusTag, Text } from '@hubspot/ui-extensions';
import { type Format, NO_VALUE } from '../../../shared/format.ts';
import type { ActivitiesView, ProgrammeActivity } from '../../../shared/programme/activities-view.ts';
import { DataTable } from '../../../shared/components/DataTable.tsx';
import { useWords } from '../../hooks/use-words.ts';
import { ActivityChange } from './ActivityChange.tsx';
import { CompanyCell } from './CompanyCell.tsx';
import { pageCountOf } from './programme-paths.ts';

const COLOURS = { planned: 'info', done: 'success', cancelled: 'default' } as const;

export interface ActivityLedgerProps {
  readonly view: Extract<ActivitiesView, { kind: 'activities' }>;
  readonly format: Format;
  readonly page: number;
  readonly turn: (page: number) => void;
  /** An activity was marked as done, or called off. */
  readonly onChanged: () => void;
}

/** Activities one by one: planned ones by day, then the done, the newest first. */
export function ActivityLedger({ view, format, page, turn, onChanged }: ActivityLedgerProps): ReactElement {
  const { texts, count } = useWords();
  const { programme, columns } = texts;
  const { activities } = programme;
  return (
    <Flex direction="column" gap="small">
      <Text testId="activities-sentence">{activities.sentence(count(view.total))}</Text>
      <DataTable
        testId="activities-list"
        columns={[
          { key: 'day', header: programme.day },
          { key: 'customer', header: columns.customerAndOwner },
          { key: 'activity', header: activities.activity },
          { key: 'for', header: activities.forWhom },
          { key: 'state', header: activities.state },
          { key: 'cost', header: activities.cost, align: 'right' },
          { key: 'followed', header: activities.followed },
        ]}
        rows={view.activities.map((activity) => ({
          key: activity.id,
          cells: [
            format.fullDate(activity.day),
            <CompanyCell key="who" companyId={activity.companyId} name={activity.name} ownerId={activity.ownerId} />,
            <What key="what" activity={activity} />,
            activity.beneficiary.kind === 'company' ? activities.company : activity.beneficiary.name,
            <StatusTag key="state" variant={COLOURS[activity.state]}>
              {activities.states[activity.state]}
            </StatusTag>,
            format.money(activity.cost),
            activity.state === 'planned' ? (
              <ActivityChange key="change" activity={activity} onChanged={onChanged} />
            ) : (
              <Followed key="followed" activity={activity} format={format} />
            ),
          ],
        }))}
        paging={{ page, pageCount: pageCountOf(view.total), turn }}
      />
    </Flex>
  );
}

function What({ activity: { activity, note, by, taskId } }: { readonly activity: ProgrammeActivity }): ReactElement {
  const { activities } = useWords().texts.programme;
  const about = [note, activities.by(by), ...(taskId === null ? [] : [activities.hasTask])];
  return (
    <Flex direction="column" gap="flush">
      <Text>{activities.kinds[activity]}</Text>
      <Text variant="microcopy">{about.filter((part) => part !== '').join('; ')}</Text>
    </Flex>
  );
}

interface FollowedProps {
  readonly activity: ProgrammeActivity;
  readonly format: Format;
}

/** What changed after it, which need not have come of it. */
function Followed({ activity: { followed }, format }: FollowedProps): ReactElement {
  const { activities } = useWords().texts.programme;
  if (followed === null) return <>{NO_VALUE}</>;
  const { loyaltyPoints, contactedAgain, boughtAgain } = followed;
  const did = [...(contactedAgain ? [activities.talked] : []), ...(boughtAgain ? [activities.bought] : [])];
  return (
    <Text>
      {[activities.loyalty(format.points(loyaltyPoints)), ...(did.length === 0 ? [activities.nothing] : did)].join(
        ', ',
      )}
    </Text>
  );
}
