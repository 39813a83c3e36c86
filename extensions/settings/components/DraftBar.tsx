import type { ReactElement } from 'react';
import { Alert, Button, Flex, List, Text } from '@hubspot/ui-extensions';
import type { Draft } from '../hooks/use-draft.ts';
import { useWords } from '../hooks/use-words.ts';
import { sayStanding } from '../sentences/say-standing.ts';
import { SaveModal } from './SaveModal.tsx';
import { sayProblems } from './SaveOutcome.tsx';

/**
 * What is not saved yet, and the buttons that save or drop it.
 *
 * @param place tells this bar from others of the same draft
 */
export function DraftBar<Value>({
  draft,
  place,
}: {
  readonly draft: Draft<Value>;
  readonly place: string;
}): ReactElement {
  const words = useWords();
  const { editing, page } = words.texts;
  const { group, standing, value, differences, problems, mayChange, discard, mark } = draft;
  const sentences = sayProblems(problems, group.fields, words);
  const { who, when } = sayStanding(standing, words);
  const about = standing.version === 0 ? page.neverSet : page.standing(String(standing.version), who, when);
  if (!mayChange) return <Text variant="microcopy">{about}</Text>;
  const id = `settings-save-${place}`;
  const count = differences.length;
  return (
    <Flex direction="column" gap="small">
      {sentences.length > 0 && (
        <Alert title={editing.problemsTitle(sentences.length)} variant="danger" testId={`problems-${place}`}>
          <List>
            {sentences.map((sentence) => (
              <Text key={sentence}>{sentence}</Text>
            ))}
          </List>
        </Alert>
      )}
      <Text testId={`unsaved-${place}`}>
        {count === 0 ? editing.draft.none : editing.draft.changed(count)}
        {count > 0 && group.name === 'policy' ? ` ${editing.draft.everywhere}` : ''}
      </Text>
      <Flex gap="small" wrap>
        <Button
          variant="primary"
          disabled={count === 0 || sentences.length > 0}
          testId={`save-${place}`}
          overlay={
            <SaveModal
              id={id}
              title={editing.save.title}
              confirm={editing.save.confirm}
              {...{ group, standing, value }}
              onSaved={discard}
              onRefused={mark}
            />
          }
        >
          {editing.draft.save}
        </Button>
        <Button variant="secondary" disabled={count === 0} onClick={discard} testId={`discard-${place}`}>
          {editing.draft.discard}
        </Button>
      </Flex>
      <Text variant="microcopy">{about}</Text>
    </Flex>
  );
}
