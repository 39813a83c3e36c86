import type { ReactElement } from 'react';
import { Alert, Flex, List, Text } from '@hubspot/ui-extensions';
import type { SaveState } from '../hooks/use-save.ts';
import { useWords } from '../hooks/use-words.ts';
import { sayFailure } from '../sentences/say-failure.ts';
import { sayProblem } from '../sentences/say-problem.ts';
import { sayStanding } from '../sentences/say-standing.ts';
import type { Words } from '../sentences/words.ts';
import type { Problems } from '../state/check-edits.ts';
import { differencesOf } from '../state/edits.ts';
import type { Field } from '../state/field.ts';
import { DifferenceTable } from './DifferenceTable.tsx';

/** Why something was not saved: somebody was faster, a value was not accepted, or the call failed. */
export function SaveOutcome<Value>({
  state,
  fields,
}: {
  readonly state: SaveState<Value>;
  readonly fields: readonly Field<Value>[];
}): ReactElement | null {
  const words = useWords();
  const { editing } = words.texts;
  switch (state.status) {
    case 'idle':
    case 'saving':
      return null;
    case 'conflict': {
      const { who, when, why } = sayStanding(state.current, words);
      return (
        <Flex direction="column" gap="small">
          <Alert title={editing.conflict.title} variant="warning" testId="conflict">
            {editing.conflict.about(who, when, why)}
          </Alert>
          <DifferenceTable
            fields={fields}
            differences={differencesOf(fields, state.before.value, state.current.value)}
            testId="meanwhile"
          />
          <Text>{editing.conflict.kept}</Text>
        </Flex>
      );
    }
    case 'refused':
      return (
        <Alert title={editing.refused.title} variant="danger" testId="refused">
          <List>
            {sayProblems(state.problems, fields, words).map((sentence) => (
              <Text key={sentence}>{sentence}</Text>
            ))}
            {state.others.map((other) => (
              <Text key={other}>{editing.problems.said(other)}</Text>
            ))}
          </List>
        </Alert>
      );
    case 'failed': {
      const { title, advice } = sayFailure(state.failure, words);
      return (
        <Alert title={title} variant="danger" testId="save-failed">
          {`${advice} ${editing.failed}`}
        </Alert>
      );
    }
  }
}

/** Each problem with the name of its input. */
export function sayProblems<Value>(
  problems: Problems,
  fields: readonly Field<Value>[],
  words: Words,
): readonly string[] {
  return fields.flatMap(({ name }) => {
    const problem = problems[name];
    return problem === undefined ? [] : [`${words.texts.fields[name].label}: ${sayProblem(problem, words)}`];
  });
}
