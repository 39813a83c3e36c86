import type { ReactElement } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';
import { CustomerLink } from '../../components/CustomerLink.tsx';
import { usePortfolio } from '../../hooks/use-portfolio.ts';
import { useWords } from '../../hooks/use-words.ts';
import { ownerName } from '../../sentences/customer-cells.ts';

export interface Who {
  readonly companyId: string;
  readonly name: string;
  readonly ownerId: string | null;
}

/** A company, leading to its record, with who is responsible for it. */
export function CompanyCell({ companyId, name, ownerId }: Who): ReactElement {
  const words = useWords();
  const { owners } = usePortfolio();
  return (
    <Flex direction="column" gap="flush">
      <CustomerLink companyId={companyId} name={name} />
      <Text variant="microcopy">{ownerName(ownerId, owners, words)}</Text>
    </Flex>
  );
}

/** A company's name for a sentence; its id where it has none. */
export function calledBy({ companyId, name }: Pick<Who, 'companyId' | 'name'>): string {
  return name === '' ? companyId : name;
}
