import type { ReactElement } from 'react';
import { Flex, Heading, Text } from '@hubspot/ui-extensions';
import { type Format, NO_VALUE } from '../../../shared/format.ts';
import type { ActivitiesView } from '../../../shared/programme/activities-view.ts';
import { ChartBeside } from '../../components/ChartBeside.tsx';
import { WholeTable } from '../../../shared/components/DataTable.tsx';
import { useWords } from '../../hooks/use-words.ts';

type ByKind = Extract<ActivitiesView, { kind: 'activities' }>['byKind'];

/** What was done by kind, and what followed; correlation, and called so. */
export function ActivityKinds({ byKind, format }: { readonly byKind: ByKind; readonly format: Format }): ReactElement {
  const { texts } = useWords();
  const { activities } = texts.programme;
  const right = 'right' as const;
  return (
    <Flex direction="column" gap="small" testId="activity-kinds">
      <Heading>{activities.byKind}</Heading>
      <ChartBeside
        title={activities.times}
        bars={byKind.map(({ activity, done }) => ({ name: activities.kinds[activity], value: done }))}
        nameLabel={activities.activity}
        valueLabel={activities.times}
        testId="activity-kinds-chart"
      >
        <WholeTable
          testId="activity-kinds-table"
          columns={[
            { key: 'activity', header: activities.activity },
            { key: 'times', header: activities.times, align: right },
            { key: 'customers', header: texts.columns.customers, align: right },
            { key: 'cost', header: activities.cost, align: right },
            { key: 'measured', header: activities.measured, align: right },
            { key: 'talked', header: activities.talkedAgain, align: right },
            { key: 'bought', header: activities.boughtAgain, align: right },
            { key: 'loyalty', header: activities.loyaltySince, align: right },
          ]}
          rows={byKind.map((kind) => ({
            key: kind.activity,
            cells: [
              activities.kinds[kind.activity],
              format.number(kind.done),
              format.number(kind.customers),
              format.money(kind.cost),
              format.number(kind.followed),
              format.number(kind.contactedAgain),
              format.number(kind.boughtAgain),
              kind.loyaltyPoints === null ? NO_VALUE : format.points(kind.loyaltyPoints),
            ],
          }))}
        />
      </ChartBeside>
      <Text variant="microcopy">{activities.byKindNote}</Text>
    </Flex>
  );
}
