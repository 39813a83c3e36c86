import type { ReactElement } from 'react';
import type { Format } from '../../../shared/format.ts';
import type { ProfileView } from '../../../shared/programme/profile-view.ts';
import { WholeTable } from '../../../shared/components/DataTable.tsx';
import { useWords } from '../../hooks/use-words.ts';
import { sayTrait } from '../../sentences/traits.ts';

type Trait = Extract<ProfileView, { kind: 'profile' }>['traits'][number];

export interface TraitTableProps {
  readonly traits: readonly Trait[];
  readonly format: Format;
  readonly testId: string;
}

/** How often the Ideal and the others have a trait, and how sure the difference is. */
export function TraitTable({ traits, format, testId }: TraitTableProps): ReactElement {
  const words = useWords();
  const { profile } = words.texts.programme;
  const right = 'right' as const;
  const shareOf = ({ count, of }: Trait['ideal']): string =>
    profile.share(words.percent(of === 0 ? 0 : count / of), format.number(count), format.number(of));
  return (
    <WholeTable
      testId={testId}
      columns={[
        { key: 'trait', header: profile.trait },
        { key: 'ideal', header: profile.ideal, align: right },
        { key: 'others', header: profile.others, align: right },
        { key: 'lift', header: profile.lift, align: right },
        { key: 'interval', header: profile.interval, align: right },
      ]}
      rows={traits.map((trait) => ({
        key: `${trait.kind} ${trait.value}`,
        cells: [
          sayTrait(trait, words),
          shareOf(trait.ideal),
          shareOf(trait.others),
          format.number(trait.lift, 1),
          profile.range(format.number(trait.interval[0], 1), format.number(trait.interval[1], 1)),
        ],
      }))}
    />
  );
}
