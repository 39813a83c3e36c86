import type { ReactElement } from 'react';
import { Flex, LoadingSpinner, Text, useCrmSearch, useExtensionContext } from '@hubspot/ui-extensions';
import { useCrmProperties } from '@hubspot/ui-extensions/crm';
import { useWords } from '../hooks/use-words.ts';
import { MEMBER_PROPERTIES, readGroup } from '../sentences/group.ts';
import { GroupTable } from './GroupTable.tsx';

const PARENT_PROPERTIES = ['hs_parent_company_id'];
/** HubSpot gives a search of a card no more at once. */
const MOST_SHOWN = 100;

/** The companies that belong together with this one, and what each contributes by its published values. */
export function GroupDetails(): ReactElement {
  const { crm } = useExtensionContext<'crm.record.tab'>();
  const { loading, failed } = useWords().texts.relations;
  const { properties, isLoading, error } = useCrmProperties(PARENT_PROPERTIES);
  if (isLoading) return <LoadingSpinner label={loading} showLabel />;
  if (error !== null) return <Text testId="group-failed">{failed}</Text>;
  const selfId = String(crm.objectId);
  const parentId = properties.hs_parent_company_id;
  const headId = parentId === undefined || parentId === null || parentId === '' ? selfId : parentId;
  return <GroupMembers headId={headId} selfId={selfId} />;
}

/** Those one step below the head: HubSpot's search does not look further down. */
function GroupMembers({ headId, selfId }: { readonly headId: string; readonly selfId: string }): ReactElement {
  const { texts, format } = useWords();
  const { group: groupTexts, loading, failed } = texts.relations;
  const { results, total, isLoading, error } = useCrmSearch({
    objectType: '0-2',
    properties: MEMBER_PROPERTIES,
    filterGroups: [
      { filters: [{ propertyName: 'hs_object_id', operator: 'EQ', value: headId }] },
      { filters: [{ propertyName: 'hs_parent_company_id', operator: 'EQ', value: headId }] },
    ],
    pageLength: MOST_SHOWN,
  });
  if (isLoading) return <LoadingSpinner label={loading} showLabel />;
  if (error !== null) return <Text testId="group-failed">{failed}</Text>;
  const group = readGroup(results, headId, selfId);
  if (group === null) return <Text testId="group-alone">{groupTexts.alone}</Text>;
  const left = total - group.members.length;
  const share = group.share === null ? null : texts.percent(format.number(Math.round(group.share * 100)));
  return (
    <Flex direction="column" gap="small">
      <Text testId="group">
        {[
          groupTexts.together(group.members.length, format.money(group.annual)),
          ...(share === null ? [] : [groupTexts.ours(share)]),
        ].join(' ')}
      </Text>
      <GroupTable members={group.members} />
      {left > 0 && <Text>{groupTexts.more(left)}</Text>}
      <Text variant="microcopy">{groupTexts.about}</Text>
    </Flex>
  );
}
