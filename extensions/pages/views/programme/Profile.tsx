import type { ReactElement } from 'react';
import { Accordion, Divider, Flex, Text } from '@hubspot/ui-extensions';
import { profileSchema, type ProfileView } from '../../../shared/programme/profile-view.ts';
import { useAsked } from '../../../shared/use-asked.ts';
import { useFormat, useWords } from '../../hooks/use-words.ts';
import { PartSection } from './PartSection.tsx';
import { Prospects } from './Prospects.tsx';
import { TraitTable } from './TraitTable.tsx';

type Told = Extract<ProfileView, { kind: 'profile' }>;
type TooFew = Extract<ProfileView, { kind: 'too_few' }>;

/** What the Ideal have in common, and which companies that are no customers yet have it too. */
export function Profile(): ReactElement {
  const { profile } = useWords().texts.programme;
  const reading = useAsked('/api/programme/profile', profileSchema);
  return (
    <PartSection title={profile.title} reading={reading} testId="profile">
      {(view) => (view.kind === 'too_few' ? <NotTold view={view} /> : <Traits view={view} />)}
    </PartSection>
  );
}

function NotTold({ view }: { readonly view: TooFew }): ReactElement {
  const { texts, count } = useWords();
  const { ideal, customers, neededIdeal, neededCustomers } = view;
  const shown = [ideal, customers, neededIdeal, neededCustomers].map((number) => count(number).shown);
  const [few = '', all = '', needed = '', neededAll = ''] = shown;
  return <Text testId="profile-too-few">{texts.programme.profile.tooFew(few, all, needed, neededAll)}</Text>;
}

function Traits({ view }: { readonly view: Told }): ReactElement {
  const words = useWords();
  const { profile } = words.texts.programme;
  const format = useFormat(view.currency);
  const standing = view.traits.filter(({ stands }) => stands);
  const chance = view.traits.filter(({ stands }) => !stands);
  return (
    <Flex direction="column" gap="small">
      <Text testId="profile-sentence">{profile.sentence(words.count(view.ideal), words.count(view.customers))}</Text>
      <Text>{profile.values(format.money(view.meanValue.ideal), format.money(view.meanValue.others))}</Text>
      {standing.length === 0 ? (
        <Text>{profile.none}</Text>
      ) : (
        <TraitTable traits={standing} format={format} testId="profile-traits" />
      )}
      {chance.length > 0 && (
        <Accordion title={profile.chance(words.count(chance.length))} testId="profile-chance">
          <TraitTable traits={chance} format={format} testId="profile-chance-traits" />
        </Accordion>
      )}
      <Text variant="microcopy">
        {[profile.note, ...(view.tooFew > 0 ? [profile.notMeasured(words.count(view.tooFew))] : [])].join(' ')}
      </Text>
      <Divider />
      <Prospects view={view} format={format} />
    </Flex>
  );
}
