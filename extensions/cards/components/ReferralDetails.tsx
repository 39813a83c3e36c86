import type { ReactElement } from 'react';
import { Flex, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import { useAssociations } from '@hubspot/ui-extensions/crm';
import { useWords } from '../hooks/use-words.ts';
import { RecordLink } from './RecordLink.tsx';

/** The app's own association labels, which it makes in the account and which keep these names. */
const REFERRED_BY = 'Referred by';
const REFERRED = 'Referred';

const ASSOCIATED_COMPANIES = { toObjectType: '0-2', properties: ['name'], pageLength: 100 };

/** Who recommended us to this company, and to whom it recommended us. */
export function ReferralDetails(): ReactElement {
  const { referrals, loading, failed } = useWords().texts.relations;
  const { results, isLoading, error } = useAssociations(ASSOCIATED_COMPANIES);
  if (isLoading) return <LoadingSpinner label={loading} showLabel />;
  if (error !== null) return <Text testId="referrals-failed">{failed}</Text>;
  const labelled = (label: string): readonly Company[] =>
    results
      .filter(({ associationTypes }) => associationTypes.some((type) => type.label === label))
      .map(({ toObjectId, properties }) => ({ id: String(toObjectId), name: properties.name ?? String(toObjectId) }));
  const by = labelled(REFERRED_BY);
  const of = labelled(REFERRED);
  if (by.length === 0 && of.length === 0) return <Text testId="referrals">{referrals.none}</Text>;
  return (
    <Flex direction="column" gap="small" testId="referrals">
      {by.length > 0 && <Companies title={referrals.by} companies={by} />}
      {of.length > 0 && <Companies title={referrals.of} companies={of} />}
      {of.length > 0 && <Text variant="microcopy">{referrals.credited}</Text>}
    </Flex>
  );
}

interface Company {
  readonly id: string;
  readonly name: string;
}

function Companies({ title, companies }: { readonly title: string; readonly companies: readonly Company[] }) {
  return (
    <Flex direction="column" gap="flush" align="start">
      <Text>{title}</Text>
      {companies.map(({ id, name }) => (
        <RecordLink key={id} kind="company" record={id}>
          {name}
        </RecordLink>
      ))}
    </Flex>
  );
}
