import type { ReactElement } from 'react';
import { NO_VALUE } from '../../shared/format.ts';
import { useWords } from '../hooks/use-words.ts';
import type { GroupMember } from '../sentences/group.ts';
import type { Words } from '../sentences/words.ts';
import { PagedTable } from './PagedTable.tsx';
import { RecordLink } from './RecordLink.tsx';

/** The companies of a group, each leading to its record. */
export function GroupTable({ members }: { readonly members: readonly GroupMember[] }): ReactElement {
  const words = useWords();
  const { texts, format } = words;
  const { columns } = texts.relations.group;
  const money = (amount: number | null): string => (amount === null ? NO_VALUE : format.money(amount));
  return (
    <PagedTable
      testId="group-members"
      columns={[
        { header: columns.company },
        { header: texts.details.columns.segment },
        { header: texts.details.columns.risk },
        { header: columns.annual, align: 'right' },
        { header: columns.lifetime, align: 'right' },
      ]}
      rows={members.map((member) => ({
        key: member.id,
        cells: [
          <RecordLink key={member.id} kind="company" record={member.id}>
            {nameMember(member, words)}
          </RecordLink>,
          member.segment === null ? NO_VALUE : texts.labels.segment[member.segment],
          member.risk === null ? NO_VALUE : texts.labels.risk[member.risk],
          money(member.annual),
          money(member.lifetime),
        ],
      }))}
    />
  );
}

function nameMember({ role, name }: GroupMember, { texts: { relations } }: Words): string {
  return role === 'other' ? name : relations.group[role](name);
}
