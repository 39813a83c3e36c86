import type { ReactElement } from 'react';
import { Button, Flex, Modal, ModalBody } from '@hubspot/ui-extensions';
import type { ScoredView } from '../../shared/card-view.ts';
import { useWords } from '../hooks/use-words.ts';
import { composeExcluded } from '../sentences/facts.ts';
import type { Summary } from '../sentences/summary.ts';
import { ExcludedTable } from './ExcludedTable.tsx';

export interface ExcludedNoteProps {
  readonly summary: Summary;
  readonly excluded: ScoredView['contact']['excluded'];
}

/** How many records did not count as contact, and the way to see which and why. */
export function ExcludedNote({ summary, excluded }: ExcludedNoteProps): ReactElement | null {
  const words = useWords();
  const note = composeExcluded(summary, words);
  if (note === null) return null;
  return (
    <Flex>
      <Button
        variant="transparent"
        size="xs"
        testId="excluded-note"
        overlay={
          <Modal id="loyalty-excluded" title={words.texts.details.contact.excludedTitle(excluded.length)} width="md">
            <ModalBody>
              <ExcludedTable excluded={excluded} testId="excluded-in-note" />
            </ModalBody>
          </Modal>
        }
      >
        {note}
      </Button>
    </Flex>
  );
}
