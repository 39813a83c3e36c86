import { type ReactElement, useState } from 'react';
import { Select, TextArea } from '@hubspot/ui-extensions';
import { type ScoredView, segmentSchema } from '../../shared/card-view.ts';
import { daysBetween } from '../../shared/days.ts';
import type { Ask } from '../hooks/use-details.ts';
import { useEntry } from '../hooks/use-entry.ts';
import { useWords } from '../hooks/use-words.ts';
import { DayField } from '../../shared/components/DayField.tsx';
import { EntryForm } from './EntryForm.tsx';
import { addDays } from '../../shared/input-date.ts';
import { SEGMENTS } from '../../shared/vocabulary.ts';

const MODAL_ID = 'loyalty-override';
const USUAL_DAYS = 180;
const REASON_LIMIT = 500;

/** A person's own segment, with the reason and the day until which it stands. */
export function OverrideModal({ view, ask }: { readonly view: ScoredView; readonly ask: Ask }): ReactElement {
  const { texts } = useWords();
  const words = texts.entries.override;
  const { state, send, forget } = useEntry(ask, MODAL_ID);
  const standing = {
    segment: view.override?.segment ?? view.segment,
    reason: view.override?.reason ?? '',
    until: view.override?.until ?? addDays(view.asOf, USUAL_DAYS),
  };
  const [segment, setSegment] = useState(standing.segment);
  const [reason, setReason] = useState(standing.reason);
  const [until, setUntil] = useState(standing.until);
  const [isChecked, setIsChecked] = useState(false);
  const isReasonWrong = reason.trim() === '';
  const isUntilWrong = (daysBetween(view.asOf, until) ?? 0) < 1;
  const open = (): void => {
    setSegment(standing.segment);
    setReason(standing.reason);
    setUntil(standing.until);
    setIsChecked(false);
    forget();
  };
  const save = (): void => {
    setIsChecked(true);
    if (segment === null || isReasonWrong || isUntilWrong) return;
    void send({ action: 'override_segment', segment, reason: reason.trim(), until }, words.saved);
  };
  const clear = (): void => {
    setIsChecked(false);
    void send({ action: 'clear_override' }, words.cleared);
  };
  return (
    <EntryForm
      id={MODAL_ID}
      title={words.title}
      about={words.about}
      state={state}
      onOpen={open}
      onSave={save}
      onClear={view.override === null ? null : clear}
      clearText={words.clear}
    >
      <Select
        name="segment"
        label={words.segment}
        required
        options={SEGMENTS.map((value) => ({ value, label: texts.labels.segment[value] }))}
        {...(segment === null ? {} : { value: segment })}
        onChange={(value) => {
          setSegment(segmentSchema.safeParse(value).data ?? null);
        }}
        error={isChecked && segment === null}
        validationMessage={isChecked && segment === null ? words.segmentInvalid : ''}
        testId="override-segment-field"
      />
      <TextArea
        name="reason"
        label={words.reason}
        description={words.reasonHint}
        required
        maxLength={REASON_LIMIT}
        value={reason}
        onChange={setReason}
        error={isChecked && isReasonWrong}
        validationMessage={isChecked && isReasonWrong ? words.reasonInvalid : ''}
        testId="override-reason"
      />
      <DayField
        name="until"
        label={words.until}
        day={until}
        min={addDays(view.asOf, 1)}
        onChange={setUntil}
        problem={isChecked && isUntilWrong ? words.untilInvalid : null}
      />
    </EntryForm>
  );
}
