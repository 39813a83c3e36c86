import { type ReactElement, useState } from 'react';
import { TextArea } from '@hubspot/ui-extensions';
import { EntryDialog } from '../../shared/components/EntryDialog.tsx';
import { useSave } from '../hooks/use-save.ts';
import { useWords } from '../hooks/use-words.ts';
import type { Problems } from '../state/check-edits.ts';
import { differencesOf } from '../state/edits.ts';
import type { Group, Standing } from '../state/groups.ts';
import { DifferenceTable } from './DifferenceTable.tsx';
import { SaveOutcome } from './SaveOutcome.tsx';

const WHY_LIMIT = 500;

export interface SaveModalProps<Value> {
  readonly id: string;
  readonly title: string;
  readonly confirm: string;
  readonly group: Group<Value>;
  readonly standing: Standing<Value>;
  /** What would be saved. */
  readonly value: Value;
  readonly onSaved: () => void;
  /** What the service did not accept, for the inputs. */
  readonly onRefused: (problems: Problems) => void;
}

/** What changes, why, and the yes to it. */
export function SaveModal<Value>(props: SaveModalProps<Value>): ReactElement {
  const { id, title, confirm, group, standing, value, onSaved, onRefused } = props;
  const { save: texts } = useWords().texts.editing;
  const { state, send, forget } = useSave(group, id, onRefused);
  const [why, setWhy] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const differences = differencesOf(group.fields, standing.value, value);
  const isWhyMissing = why.trim() === '';
  const isSaving = state.status === 'saving';
  const save = async (): Promise<void> => {
    setIsChecked(true);
    if (isWhyMissing || differences.length === 0) return;
    if (!(await send({ value, standing, why: why.trim() }))) return;
    setWhy('');
    setIsChecked(false);
    onSaved();
  };
  return (
    <EntryDialog
      {...{ id, title, isSaving }}
      width="lg"
      isBlocked={differences.length === 0}
      saveText={confirm}
      cancelText={texts.cancel}
      onOpen={forget}
      onSave={() => void save()}
    >
      <SaveOutcome state={state} fields={group.fields} />
      <DifferenceTable fields={group.fields} differences={differences} testId={`${id}-differences`} />
      <TextArea
        name="why"
        label={texts.why}
        description={texts.whyAbout}
        required
        maxLength={WHY_LIMIT}
        value={why}
        onInput={setWhy}
        onChange={setWhy}
        error={isChecked && isWhyMissing}
        validationMessage={isChecked && isWhyMissing ? texts.whyMissing : ''}
        testId={`${id}-why`}
      />
    </EntryDialog>
  );
}
