import type { ReactElement } from 'react';
import { Accordion, Flex, Heading, StatusTag, Text, Tile } from '@hubspot/ui-extensions';
import type { Format } from '../../../shared/format.ts';
import type { GoalView } from '../../../shared/programme/goals-view.ts';
import { useProgramme } from '../../hooks/use-programme.ts';
import { useFormat, useWords } from '../../hooks/use-words.ts';
import { type Progress, sayTarget } from '../../sentences/goals.ts';
import { GoalClosest } from './GoalClosest.tsx';
import { GoalMigration } from './GoalMigration.tsx';
import { GoalPath } from './GoalPath.tsx';
import { StopGoal } from './StopGoal.tsx';

/** Red is for problems; the word on the tag says the same. */
const COLOURS = { reached: 'success', ahead: 'success', on_path: 'info', behind: 'warning', missed: 'danger' } as const;

export interface GoalTileProps {
  readonly goal: GoalView;
  readonly currency: string;
  readonly onChanged: () => void;
}

/** One goal: what it asks for, how it stands against what was to be expected, and who is closest. */
export function GoalTile({ goal, currency, onChanged }: GoalTileProps): ReactElement {
  const words = useWords();
  const { goals } = words.texts.programme;
  const { maySetGoals } = useProgramme();
  const format = useFormat(currency);
  const { progress } = goal;
  return (
    <Tile testId={`goal-${goal.id}`}>
      <Flex direction="column" gap="small">
        <Flex direction="row" justify="between" align="center" wrap="wrap" gap="small">
          <Heading>{goal.name}</Heading>
          {progress !== null && (
            <StatusTag variant={COLOURS[progress.standing]}>{goals.standing[progress.standing]}</StatusTag>
          )}
        </Flex>
        <Text>
          {goals.sentence(
            sayTarget(goal, words, format),
            format.number(goal.members),
            format.fullDate(goal.startsOn),
            format.fullDate(goal.endsOn),
          )}
        </Text>
        {progress === null ? (
          <Text>{goals.waiting}</Text>
        ) : (
          <Standing goal={goal} progress={progress} format={format} />
        )}
        <Flex direction="row" justify="between" align="center" wrap="wrap" gap="small">
          <Text variant="microcopy">{`${goals.setBy(goal.setBy)} ${progress?.scoredWith === 'model_of_the_day' ? goals.otherModel : goals.same}`}</Text>
          {maySetGoals && <StopGoal goal={goal} onSaved={onChanged} />}
        </Flex>
      </Flex>
    </Tile>
  );
}

interface StandingProps {
  readonly goal: GoalView;
  readonly progress: Progress;
  readonly format: Format;
}

function Standing({ goal, progress, format }: StandingProps): ReactElement {
  const { goals } = useWords().texts.programme;
  const { converted, asOf, standing, doubt, migration, closest } = progress;
  const now = goals.now(format.number(converted), format.number(goal.targetCount), format.fullDate(asOf));
  return (
    <Flex direction="column" gap="small">
      <Text format={{ fontWeight: 'demibold' }} testId={`goal-${goal.id}-standing`}>
        {`${now} ${goals.standingText[standing]}`}
      </Text>
      {doubt !== null && <Text>{goals.doubts[doubt]}</Text>}
      <GoalPath goal={goal} progress={progress} format={format} />
      <Accordion title={goals.closest} testId={`goal-${goal.id}-closest`}>
        <GoalClosest closest={closest} format={format} />
      </Accordion>
      <Accordion title={goals.migration} testId={`goal-${goal.id}-migration`}>
        <GoalMigration rows={migration} format={format} testId={`goal-${goal.id}-matrix`} />
      </Accordion>
    </Flex>
  );
}
