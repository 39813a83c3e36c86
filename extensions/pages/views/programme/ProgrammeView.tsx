import type { ReactElement } from 'react';
import { EmptyState, Flex, Tab, Tabs, Text, useExtensionActions } from '@hubspot/ui-extensions';
import type { ProgrammePart } from '../../../shared/programme/programme-parts.ts';
import { Answered } from '../../components/Answered.tsx';
import { ROUTES } from '../../filters/routes.ts';
import { usePlace } from '../../hooks/use-place.ts';
import { orderedParts, useProgrammeReading } from '../../hooks/use-programme.ts';
import { useWords } from '../../hooks/use-words.ts';
import { Activities } from './Activities.tsx';
import { Exposure } from './Exposure.tsx';
import { Goals } from './Goals.tsx';
import { Milestones } from './Milestones.tsx';
import { Profile } from './Profile.tsx';
import { Ranking } from './Ranking.tsx';
import { Referrals } from './Referrals.tsx';
import { Returns } from './Returns.tsx';
import { Roadmap } from './Roadmap.tsx';

const VIEWS: Readonly<Record<ProgrammePart, () => ReactElement>> = {
  goals: Goals,
  ranking: Ranking,
  milestones: Milestones,
  referrals: Referrals,
  activities: Activities,
  roadmap: Roadmap,
  competition: Exposure,
  profile: Profile,
  returns: Returns,
};

/** The loyalty programme, part by part: only those that are on have a tab. Which one is shown stands in the address. */
export function ProgrammeView(): ReactElement {
  const reading = useProgrammeReading();
  const { programme } = useWords().texts;
  return (
    <Answered reading={reading} testId="programme">
      {({ parts }) =>
        parts.length === 0 ? (
          <EmptyState title={programme.nothingOn} layout="vertical" testId="programme-nothing">
            <Text>{programme.nothingOnText}</Text>
          </EmptyState>
        ) : (
          <Parts parts={orderedParts(parts)} />
        )
      }
    </Answered>
  );
}

function Parts({ parts }: { readonly parts: readonly ProgrammePart[] }): ReactElement {
  const { programme } = useWords().texts;
  const { params, filters } = usePlace();
  const { navigateToPage } = useExtensionActions<'pages'>();
  const chosen = parts.find((part) => part === params.part) ?? parts[0];
  return (
    <Flex direction="column" gap="medium">
      <Tabs
        variant="enclosed"
        {...(chosen === undefined ? {} : { selected: chosen })}
        onSelectedChange={(selected: string | number) => {
          if (selected !== chosen)
            navigateToPage({ to: ROUTES.programme, params: { ...filters, part: String(selected) } });
        }}
        testId="programme-parts"
      >
        {parts.map((part) => (
          <Tab key={part} tabId={part} title={programme.parts[part]}>
            {part === chosen ? <Part part={part} /> : null}
          </Tab>
        ))}
      </Tabs>
    </Flex>
  );
}

function Part({ part }: { readonly part: ProgrammePart }): ReactElement {
  const View = VIEWS[part];
  return <View />;
}
