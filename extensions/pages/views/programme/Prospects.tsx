import type { ReactElement } from 'react';
import { Flex, Heading, Text } from '@hubspot/ui-extensions';
import type { Format } from '../../../shared/format.ts';
import type { ProfileView } from '../../../shared/programme/profile-view.ts';
import { WholeTable } from '../../../shared/components/DataTable.tsx';
import { useWords } from '../../hooks/use-words.ts';
import { sayTrait } from '../../sentences/traits.ts';
import { CompanyCell } from './CompanyCell.tsx';

export interface ProspectsProps {
  readonly view: Extract<ProfileView, { kind: 'profile' }>;
  readonly format: Format;
}

/** Companies that are no customers yet, the best fit first, and what each may cost to win. */
export function Prospects({ view: { prospects, prospectsWithFit }, format }: ProspectsProps): ReactElement {
  const words = useWords();
  const { profile } = words.texts.programme;
  const right = 'right' as const;
  return (
    <Flex direction="column" gap="small">
      <Heading>{profile.prospects}</Heading>
      <Text testId="prospects-sentence">
        {prospectsWithFit === 0 ? profile.prospectsNone : profile.prospectsSentence(words.count(prospectsWithFit))}
      </Text>
      {prospects.length > 0 && (
        <>
          <WholeTable
            testId="prospects-list"
            columns={[
              { key: 'company', header: profile.company },
              { key: 'fit', header: profile.fit, align: right },
              { key: 'expected', header: profile.expected, align: right },
              { key: 'cost', header: profile.cost, align: right },
              { key: 'because', header: profile.because },
            ]}
            rows={prospects.map((one) => ({
              key: one.companyId,
              cells: [
                <CompanyCell key="who" companyId={one.companyId} name={one.name} ownerId={one.ownerId} />,
                profile.fitOf(format.number(one.fit)),
                format.money(one.expectedLifetimeValue),
                format.money(one.justifiedCost),
                one.because.map((trait) => sayTrait(trait, words)).join('; '),
              ],
            }))}
          />
          <Text variant="microcopy">{profile.fitNote}</Text>
        </>
      )}
    </Flex>
  );
}
