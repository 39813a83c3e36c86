import { type ReactElement, useState } from 'react';
import { TextArea } from '@hubspot/ui-extensions';
import type { CardRequest } from '../../shared/card-view.ts';
import type { Ask } from '../hooks/use-details.ts';
import { useEntry } from '../hooks/use-entry.ts';
import { useWords } from '../hooks/use-words.ts';
import { EntryForm } from './EntryForm.tsx';

export interface NoteModalProps {
  /** Of the dialog. */
  readonly id: string;
  readonly texts: { readonly title: string; readonly about: string; readonly field: string };
  /** What stands on the record; null where nothing does. */
  readonly noted: string | null;
  /** Characters that may be entered. */
  readonly longest: number;
  /** @param text null: what was noted is taken back */
  readonly toRequest: (text: string | null) => CardRequest;
  readonly ask: Ask;
}

/** A line that a person notes about this customer. */
export function NoteModal({ id, texts, noted, longest, toRequest, ask }: NoteModalProps): ReactElement {
  const { notes } = useWords().texts;
  const { state, send, forget } = useEntry(ask, id);
  const [text, setText] = useState(noted ?? '');
  const [isChecked, setIsChecked] = useState(false);
  const isWrong = text.trim() === '' || text.trim().length > longest;
  const open = (): void => {
    setText(noted ?? '');
    setIsChecked(false);
    forget();
  };
  const save = (): void => {
    setIsChecked(true);
    if (!isWrong) void send(toRequest(text.trim()), notes.saved);
  };
  const clear = (): void => {
    setIsChecked(false);
    void send(toRequest(null), notes.removed);
  };
  return (
    <EntryForm
      id={id}
      title={texts.title}
      about={texts.about}
      state={state}
      onOpen={open}
      onSave={save}
      onClear={noted === null ? null : clear}
      clearText={notes.remove}
    >
      <TextArea
        name="text"
        label={texts.field}
        required
        maxLength={longest}
        value={text}
        onChange={setText}
        error={isChecked && isWrong}
        validationMessage={isChecked && isWrong ? notes.invalid(longest) : ''}
        testId={`${id}-text`}
      />
    </EntryForm>
  );
}
