import type { ReactElement } from 'react';
import { Checkbox, Input, NumberInput, Select, TextArea } from '@hubspot/ui-extensions';
import { DayField } from '../../../shared/components/DayField.tsx';
import { ACTIVITY_KINDS } from '../../../shared/programme/programme-parts.ts';
import { useWords } from '../../hooks/use-words.ts';
import { type Drafting, isCost } from './use-activity-draft.ts';

const LONGEST_NOTE = 1_000;
const LONGEST_NAME = 200;

/** The fields of an activity: what, when, what it costs, for whom. */
export function ActivityFields({
  drafting,
  isChecked,
}: {
  readonly drafting: Drafting;
  /** Somebody tried to save: what is wrong is said from then on. */
  readonly isChecked: boolean;
}): ReactElement {
  const { activities } = useWords().texts.programme;
  const { form, states, kinds } = activities;
  const { draft, change, choose } = drafting;
  const isCostWrong = isChecked && !isCost(draft.cost);
  return (
    <>
      <Select
        name="activity"
        label={activities.activity}
        required
        options={ACTIVITY_KINDS.map((value) => ({ value, label: kinds[value] }))}
        value={draft.activity}
        onChange={(value) => {
          const kind = ACTIVITY_KINDS.find((one) => one === value);
          if (kind !== undefined) choose(kind);
        }}
        testId="activity-kind"
      />
      <Select
        name="state"
        label={form.state}
        options={(['planned', 'done'] as const).map((value) => ({ value, label: states[value] }))}
        value={draft.isDone ? 'done' : 'planned'}
        onChange={(value) => {
          change({ isDone: value === 'done' });
        }}
        testId="activity-state"
      />
      <DayField
        name="day"
        label={form.when}
        day={draft.day}
        problem={null}
        onChange={(day) => {
          change({ day });
        }}
      />
      <NumberInput
        name="cost"
        label={form.cost}
        required
        {...(draft.cost === null ? {} : { value: draft.cost })}
        onChange={(cost) => {
          change({ cost });
        }}
        error={isCostWrong}
        validationMessage={isCostWrong ? form.costInvalid : ''}
        testId="activity-cost"
      />
      <Beneficiary drafting={drafting} isChecked={isChecked} />
      <TextArea
        name="note"
        label={form.note}
        maxLength={LONGEST_NOTE}
        value={draft.note}
        onChange={(note) => {
          change({ note });
        }}
        testId="activity-note"
      />
      {!draft.isDone && (
        <Checkbox
          name="task"
          checked={draft.makeTask}
          onChange={(makeTask) => {
            change({ makeTask });
          }}
          testId="activity-task"
        >
          {form.task}
        </Checkbox>
      )}
    </>
  );
}

function Beneficiary({
  drafting: { draft, change },
  isChecked,
}: {
  readonly drafting: Drafting;
  readonly isChecked: boolean;
}): ReactElement {
  const { form } = useWords().texts.programme.activities;
  const isPersonWrong = isChecked && draft.person.trim() === '';
  return (
    <>
      <Select
        name="beneficiary"
        label={form.forWhom}
        options={[
          { value: 'company', label: form.forCompany },
          { value: 'person', label: form.forPerson },
        ]}
        value={draft.forPerson ? 'person' : 'company'}
        onChange={(value) => {
          change({ forPerson: value === 'person' });
        }}
        testId="activity-beneficiary"
      />
      {draft.forPerson && (
        <Input
          name="person"
          label={form.person}
          required
          value={draft.person}
          onChange={(person) => {
            change({ person: person.slice(0, LONGEST_NAME) });
          }}
          error={isPersonWrong}
          validationMessage={isPersonWrong ? form.personInvalid : ''}
          testId="activity-person"
        />
      )}
    </>
  );
}
