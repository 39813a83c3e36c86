import { type ReactElement, useState } from 'react';
import { Button, Flex, NumberInput } from '@hubspot/ui-extensions';
import { DayField } from '../../../shared/components/DayField.tsx';
import {
  type ActivitySaved,
  activitySavedSchema,
  type ProgrammeActivity,
} from '../../../shared/programme/activities-view.ts';
import { usePortfolio } from '../../hooks/use-portfolio.ts';
import { useProgrammeEntry } from '../../hooks/use-programme-entry.ts';
import { useWords } from '../../hooks/use-words.ts';
import { ProgrammeDialog } from './ProgrammeDialog.tsx';
import { isCost } from './use-activity-draft.ts';

export interface ActivityChangeProps {
  readonly activity: ProgrammeActivity;
  readonly onChanged: () => void;
}

/** What becomes of a planned activity: done, with what it did cost, or called off. */
export function ActivityChange(props: ActivityChangeProps): ReactElement {
  const { done, drop } = useWords().texts.programme.activities;
  const { id } = props.activity;
  return (
    <Flex direction="row" gap="extra-small" wrap="wrap">
      <Button size="xs" variant="secondary" testId={`done-${id}`} overlay={<DoneDialog {...props} />}>
        {done.button}
      </Button>
      <Button size="xs" variant="transparent" testId={`drop-${id}`} overlay={<DropDialog {...props} />}>
        {drop.button}
      </Button>
    </Flex>
  );
}

function DoneDialog({ activity, onChanged }: ActivityChangeProps): ReactElement {
  const { done, form } = useWords().texts.programme.activities;
  const { today } = usePortfolio();
  const dialog = `done-${activity.id}-dialog`;
  const { state, send, forget } = useProgrammeEntry<ActivitySaved>(dialog, onChanged);
  const [day, setDay] = useState(today);
  const [cost, setCost] = useState<number | null>(activity.cost);
  const [isChecked, setIsChecked] = useState(false);
  const isCostWrong = isChecked && !isCost(cost);
  const save = (): void => {
    setIsChecked(true);
    if (!isCost(cost)) return;
    const path = `/api/programme/activities/${activity.id}/done`;
    void send({ path, body: { day, cost }, schema: activitySavedSchema }, () => done.saved);
  };
  return (
    <ProgrammeDialog
      id={dialog}
      title={done.title}
      about={done.about}
      state={state}
      onOpen={() => {
        setDay(today);
        setCost(activity.cost);
        setIsChecked(false);
        forget();
      }}
      onSave={save}
    >
      <DayField name="day" label={form.when} day={day} max={today} problem={null} onChange={setDay} />
      <NumberInput
        name="cost"
        label={form.cost}
        required
        {...(cost === null ? {} : { value: cost })}
        onChange={setCost}
        error={isCostWrong}
        validationMessage={isCostWrong ? form.costInvalid : ''}
        testId={`done-${activity.id}-cost`}
      />
    </ProgrammeDialog>
  );
}

function DropDialog({ activity, onChanged }: ActivityChangeProps): ReactElement {
  const { drop } = useWords().texts.programme.activities;
  const dialog = `drop-${activity.id}-dialog`;
  const { state, send, forget } = useProgrammeEntry<ActivitySaved>(dialog, onChanged);
  return (
    <ProgrammeDialog
      id={dialog}
      title={drop.title}
      about={drop.about}
      confirm={drop.confirm}
      state={state}
      onOpen={forget}
      onSave={() => {
        const path = `/api/programme/activities/${activity.id}/cancel`;
        void send({ path, body: {}, schema: activitySavedSchema }, () => drop.saved);
      }}
    />
  );
}
