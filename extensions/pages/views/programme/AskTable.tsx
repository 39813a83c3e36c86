import type { ReactElement } from 'react';
import type { Format } from '../../../shared/format.ts';
import type { ReferralsView } from '../../../shared/programme/referrals-view.ts';
import { WholeTable } from '../../../shared/components/DataTable.tsx';
import { useWords, type Words } from '../../hooks/use-words.ts';
import { nameOf } from '../../sentences/customer-cells.ts';
import { AssignActivity, useAssigns } from './AssignActivity.tsx';
import { CompanyCell } from './CompanyCell.tsx';

type Candidate = Extract<ReferralsView, { kind: 'referrals' }>['askNow'][number];

export interface AskTableProps {
  readonly candidates: readonly Candidate[];
  /** Whether to say what speaks for asking, or what speaks against it. */
  readonly says: 'reasons' | 'against';
  readonly format: Format;
  readonly onSaved: () => void;
  readonly testId: string;
}

/** Customers who could recommend us, each with why or why not, and a way to note that they were asked. */
export function AskTable({ candidates, says, format, onSaved, testId }: AskTableProps): ReactElement {
  const words = useWords();
  const { programme, columns } = words.texts;
  const { referrals, activities } = programme;
  const assigns = useAssigns() && says === 'reasons';
  return (
    <WholeTable
      testId={testId}
      columns={[
        { key: 'customer', header: columns.customerAndOwner },
        { key: 'loyalty', header: referrals.loyalty, align: 'right' },
        { key: 'value', header: columns.lifetimeValue, align: 'right' },
        { key: says, header: referrals[says] },
        { key: 'asked', header: referrals.lastAsked },
        ...(assigns ? [{ key: 'assign', header: activities.activity }] : []),
      ]}
      rows={candidates.map((one) => ({
        key: one.companyId,
        cells: [
          <CompanyCell key="who" companyId={one.companyId} name={one.name} ownerId={one.ownerId} />,
          format.number(one.loyalty),
          format.money(one.lifetimeValue),
          says === 'against' ? sayAgainst(one, words) : sayReasons(one, words),
          one.lastAskedOn === null ? referrals.never : format.fullDate(one.lastAskedOn),
          ...(assigns
            ? [
                <AssignActivity key="ask" company={one} place="ask" kind="referral_ask" isDone onSaved={onSaved}>
                  {referrals.ask}
                </AssignActivity>,
              ]
            : []),
        ],
      }))}
    />
  );
}

function sayReasons({ reasons, satisfactionUnknown }: Candidate, { texts }: Words): string {
  const { referrals } = texts.programme;
  const unknown = satisfactionUnknown ? [referrals.satisfactionUnknown] : [];
  return [...reasons.map((reason) => nameOf(referrals.reason, reason)), ...unknown].join(', ');
}

function sayAgainst({ against }: Candidate, { texts }: Words): string {
  return against.map((objection) => nameOf(texts.programme.referrals.objection, objection)).join(', ');
}
