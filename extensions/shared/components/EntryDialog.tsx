import type { ReactElement, ReactNode } from 'react';
import { Button, Flex, Form, LoadingButton, Modal, ModalBody } from '@hubspot/ui-extensions';

export interface EntryDialogProps {
  /** Of the dialog. */
  readonly id: string;
  readonly title: string;
  readonly width: 'md' | 'lg';
  readonly isSaving: boolean;
  /** There is nothing that could be saved. */
  readonly isBlocked?: boolean;
  readonly saveText: string;
  readonly cancelText: string;
  readonly onOpen: () => void;
  readonly onClose?: () => void;
  readonly onSave: () => void;
  /** A button between those that save and cancel; null: none. */
  readonly between?: ReactNode;
  readonly children: ReactNode;
}

/** A dialog with fields, and its buttons at the bottom. */
export function EntryDialog(props: EntryDialogProps): ReactElement {
  const { id, title, width, isSaving, isBlocked = false, saveText, cancelText, onOpen, onClose, onSave } = props;
  return (
    <Modal id={id} title={title} width={width} onOpen={onOpen} {...(onClose === undefined ? {} : { onClose })}>
      <ModalBody>
        <Form onSubmit={onSave} testId={`${id}-form`}>
          <Flex direction="column" gap="small">
            {props.children}
            <Flex gap="small" wrap>
              <LoadingButton
                type="submit"
                variant="primary"
                loading={isSaving}
                disabled={isBlocked}
                testId={`${id}-save`}
              >
                {saveText}
              </LoadingButton>
              {props.between}
              <Button
                variant="secondary"
                disabled={isSaving}
                onClick={(_event, reactions) => {
                  reactions.closeModal(id);
                }}
              >
                {cancelText}
              </Button>
            </Flex>
          </Flex>
        </Form>
      </ModalBody>
    </Modal>
  );
}
