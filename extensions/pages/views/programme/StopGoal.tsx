import type { ReactElement } from 'react';
import { Button } from '@hubspot/ui-extensions';
import { type GoalSaved, goalSavedSchema, type GoalView } from '../../../shared/programme/goals-view.ts';
import { useProgrammeEntry } from '../../hooks/use-programme-entry.ts';
import { useWords } from '../../hooks/use-words.ts';
import { ProgrammeDialog } from './ProgrammeDialog.tsx';

export interface StopGoalProps {
  readonly goal: GoalView;
  readonly onSaved: () => void;
}

/** A button with the question whether a goal is to be given up. */
export function StopGoal(props: StopGoalProps): ReactElement {
  const { stop } = useWords().texts.programme.goals;
  return (
    <Button size="xs" variant="transparent" testId={`stop-${props.goal.id}`} overlay={<StopDialog {...props} />}>
      {stop.button}
    </Button>
  );
}

function StopDialog({ goal, onSaved }: StopGoalProps): ReactElement {
  const { stop } = useWords().texts.programme.goals;
  const id = `stop-${goal.id}-dialog`;
  const { state, send, forget } = useProgrammeEntry<GoalSaved>(id, onSaved);
  return (
    <ProgrammeDialog
      id={id}
      title={stop.title}
      about={stop.about}
      confirm={stop.confirm}
      state={state}
      onOpen={forget}
      onSave={() => {
        const path = `/api/programme/goals/${encodeURIComponent(goal.id)}/stop`;
        void send({ path, body: {}, schema: goalSavedSchema }, () => stop.saved);
      }}
    />
  );
}
