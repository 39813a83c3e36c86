import { type ReactElement, type ReactNode, useState } from 'react';
import { Alert, Button, Flex, Form, LoadingButton, Modal, ModalBody, Text } from '@hubspot/ui-extensions';
import type { EntryState } from '../../hooks/use-programme-entry.ts';
import { useWords } from '../../hooks/use-words.ts';

export interface EntryDialogProps {
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

/**
 * A dialog with fields, its own failure, and its buttons at the bottom. Every row of a list may have one, so the fields are only
 * there while it is open.
 */
export function EntryDialog(props: EntryDialogProps): ReactElement {
  const { id, title, about, confirm, state, onOpen, onSave, children } = props;
  const { programme } = useWords().texts;
  const [isOpen, setIsOpen] = useState(false);
  const isSaving = state.status === 'saving';
  return (
    <Modal
      id={id}
      title={title}
      width="md"
      onOpen={() => {
        setIsOpen(true);
        onOpen();
      }}
      onClose={() => {
        setIsOpen(false);
      }}
    >
      <ModalBody>
        <Form onSubmit={onSave} testId={`${id}-form`}>
          <Flex direction="column" gap="small">
            <Text>{about}</Text>
            {isOpen && children}
            {state.status === 'failed' && (
              <Alert title={state.title} variant="danger" testId={`${id}-failed`}>
                {state.advice}
              </Alert>
            )}
            <Flex gap="small" wrap>
              <LoadingButton type="submit" variant="primary" loading={isSaving} testId={`${id}-save`}>
                {confirm ?? programme.save}
              </LoadingButton>
              <Button
                variant="secondary"
                disabled={isSaving}
                onClick={(_event, reactions) => {
                  reactions.closeModal(id);
                }}
              >
                {programme.cancel}
              </Button>
            </Flex>
          </Flex>
        </Form>
      </ModalBody>
    </Modal>
  );
}
