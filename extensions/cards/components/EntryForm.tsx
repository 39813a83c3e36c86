import type { ReactElement, ReactNode } from 'react';
import { Alert, Button, Text } from '@hubspot/ui-extensions';
import { EntryDialog } from '../../shared/components/EntryDialog.tsx';
import type { EntryState } from '../hooks/use-entry.ts';
import { useWords } from '../hooks/use-words.ts';

export interface EntryFormProps {
  /** Of the dialog. */
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly state: EntryState;
  /** The form opens: its fields start from what stands now. */
  readonly onOpen: () => void;
  readonly onSave: () => void;
  /** Takes back what was entered before; null where nothing was. */
  readonly onClear: (() => void) | null;
  readonly clearText: string;
  readonly children: ReactNode;
}

/** A dialog with fields, its own failure, and its buttons at the bottom. */
export function EntryForm(props: EntryFormProps): ReactElement {
  const { id, title, about, state, onOpen, onSave, onClear, clearText, children } = props;
  const { entries } = useWords().texts;
  const isSaving = state.status === 'saving';
  return (
    <EntryDialog
      {...{ id, title, isSaving, onOpen, onSave }}
      width="md"
      saveText={entries.save}
      cancelText={entries.cancel}
      between={
        onClear !== null && (
          <Button variant="secondary" disabled={isSaving} onClick={onClear} testId={`${id}-clear`}>
            {clearText}
          </Button>
        )
      }
    >
      <Text>{about}</Text>
      {children}
      {state.status === 'failed' && (
        <Alert title={state.title} variant="danger">
          {state.advice}
        </Alert>
      )}
    </EntryDialog>
  );
}
