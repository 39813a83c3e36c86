import type { ReactElement } from 'react';
import { Divider, Flex, Text } from '@hubspot/ui-extensions';
import { goalsSchema, type GoalsView } from '../../../shared/programme/goals-view.ts';
import { useAsked } from '../../../shared/use-asked.ts';
import { useProgramme } from '../../hooks/use-programme.ts';
import { useWords } from '../../hooks/use-words.ts';
import { isPursued } from '../../sentences/goals.ts';
import { FormerGoals } from './FormerGoals.tsx';
import { GoalTile } from './GoalTile.tsx';
import { PartSection } from './PartSection.tsx';
import { SetGoal } from './SetGoal.tsx';

/** Whom to convert by when, and how that stands. */
export function Goals(): ReactElement {
  const { goals } = useWords().texts.programme;
  const { maySetGoals } = useProgramme();
  const reading = useAsked('/api/programme/goals', goalsSchema);
  return (
    <PartSection
      title={goals.title}
      {...(maySetGoals ? { controls: <SetGoal onSaved={reading.retry} /> } : {})}
      reading={reading}
      testId="goals"
    >
      {(view) => <Listed view={view} onChanged={reading.retry} />}
    </PartSection>
  );
}

interface ListedProps {
  readonly view: Extract<GoalsView, { kind: 'goals' }>;
  readonly onChanged: () => void;
}

function Listed({ view, onChanged }: ListedProps): ReactElement {
  const { texts, count } = useWords();
  const { maySetGoals } = useProgramme();
  const { goals: words } = texts.programme;
  const pursued = view.goals.filter((goal) => isPursued(goal, view.asOf));
  const former = view.goals.filter((goal) => !isPursued(goal, view.asOf));
  const sentences = [
    ...(pursued.length === 0 ? [words.none] : []),
    // Whom a new goal would be about concerns those who may set one.
    ...(maySetGoals ? [words.uncertainNow(count(view.uncertainNow))] : []),
  ];
  return (
    <Flex direction="column" gap="medium">
      {sentences.length > 0 && <Text testId="goals-sentence">{sentences.join(' ')}</Text>}
      {pursued.map((goal) => (
        <GoalTile key={goal.id} goal={goal} currency={view.currency} onChanged={onChanged} />
      ))}
      {former.length > 0 && (
        <>
          <Divider />
          <FormerGoals goals={former} />
        </>
      )}
    </Flex>
  );
}
