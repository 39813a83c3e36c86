import type { ReactElement } from 'react';
import { Button, Flex, Modal, ModalBody, Text } from '@hubspot/ui-extensions';
import { useWords } from '../hooks/use-words.ts';
import { composeMeanwhile } from '../sentences/meanwhile.ts';
import type { Summary } from '../sentences/summary.ts';

/** Beside the contact clock, behind one click: whom competitors reach in a time as long as this silence. */
export function MeanwhileNote({ summary }: { readonly summary: Summary }): ReactElement | null {
  const words = useWords();
  const { title, context } = words.texts.meanwhile;
  const sentences = composeMeanwhile(summary, words);
  if (sentences.length === 0) return null;
  return (
    <Button
      variant="transparent"
      size="xs"
      testId="meanwhile"
      overlay={
        <Modal id="loyalty-meanwhile" title={title} width="sm">
          <ModalBody>
            <Flex direction="column" gap="small">
              <Flex direction="column" gap="small" testId="meanwhile-sentences">
                {sentences.map((sentence) => (
                  <Text key={sentence}>{sentence}</Text>
                ))}
              </Flex>
              <Text variant="microcopy">{context}</Text>
            </Flex>
          </ModalBody>
        </Modal>
      }
    >
      {title}
    </Button>
  );
}
