import { type ReactElement, type ReactNode, useState } from 'react';
import { Alert, Text } from '@hubspot/ui-extensions';
import { EntryDialog } from '../../../shared/components/EntryDialog.tsx';
import type { EntryState } from '../../hooks/use-programme-entry.ts';
import { useWords } from '../../hooks/use-words.ts';

export interface ProgrammeDialogProps {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** On the button that sends it; "Save" where left out. */
  readonly confirm?: string;
  readonly state: EntryState;
  /** The dialog opens: its fields start anew. */
  readonly onOpen: () => void;
  readonly onSave: () => void;
  readonly children?: ReactNode;
}

/** A dialog with its own failure. Every row of a list may have one, so the fields are only there while it is open. */
export function ProgrammeDialog(props: ProgrammeDialogProps): ReactElement {
  const { id, title, about, confirm, state, onOpen, onSave, children } = props;
  const { programme } = useWords().texts;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <EntryDialog
      {...{ id, title, onSave }}
      width="md"
      isSaving={state.status === 'saving'}
      saveText={confirm ?? programme.save}
      cancelText={programme.cancel}
      onOpen={() => {
        setIsOpen(true);
        onOpen();
      }}
      onClose={() => {
        setIsOpen(false);
      }}
    >
      <Text>{about}</Text>
      {isOpen && children}
      {state.status === 'failed' && (
        <Alert title={state.title} variant="danger" testId={`${id}-failed`}>
          {state.advice}
        </Alert>
      )}
    </EntryDialog>
  );
}
