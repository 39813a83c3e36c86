import type { ReactElement } from 'react';
import { Text } from '@hubspot/ui-extensions';
import { type Format, NO_VALUE } from '../../../shared/format.ts';
import { WholeTable } from '../../../shared/components/DataTable.tsx';
import { useWords } from '../../hooks/use-words.ts';
import { nameOf } from '../../sentences/customer-cells.ts';
import { type Progress, sayMissing } from '../../sentences/goals.ts';
import { AssignActivity, useAssigns } from './AssignActivity.tsx';
import { CompanyCell } from './CompanyCell.tsx';

export interface GoalClosestProps {
  readonly closest: Progress['closest'];
  readonly format: Format;
}

/** Who is left to convert, the closest to Ideal first, and what separates each from it. */
export function GoalClosest({ closest, format }: GoalClosestProps): ReactElement {
  const words = useWords();
  const { programme, columns, labels } = words.texts;
  const { goals, activities } = programme;
  const assigns = useAssigns();
  if (closest.length === 0) return <Text>{goals.closestNone}</Text>;
  const hasSimilar = closest.some(({ similarDid }) => similarDid.length > 0);
  return (
    <WholeTable
      testId="goal-closest"
      columns={[
        { key: 'customer', header: columns.customerAndOwner },
        { key: 'missing', header: goals.missing },
        { key: 'next', header: columns.nextStep },
        ...(hasSimilar ? [{ key: 'similar', header: goals.similar }] : []),
        ...(assigns ? [{ key: 'assign', header: activities.activity }] : []),
      ]}
      rows={closest.map((one) => ({
        key: one.companyId,
        cells: [
          <CompanyCell key="who" companyId={one.companyId} name={one.name} ownerId={one.ownerId} />,
          sayMissing(one, words, format),
          one.nextAction === null ? NO_VALUE : nameOf(labels.nextAction, one.nextAction),
          ...(hasSimilar ? [one.similarDid.map((kind) => nameOf(activities.kinds, kind)).join(', ')] : []),
          ...(assigns ? [<AssignActivity key="assign" company={one} place="closest" />] : []),
        ],
      }))}
    />
  );
}
