import type { ReactElement } from 'react';
import { Button, ErrorState, Text } from '@hubspot/ui-extensions';
import { useWords } from '../hooks/use-words.ts';
import { explainFailure, isPermission } from '../sentences/failure-text.ts';
import type { Failure } from '../state/card-answer.ts';

/** Nothing can be shown: what was wrong, and the way to try again. */
export function FailedCard({
  failure,
  retry,
}: {
  readonly failure: Failure;
  readonly retry: () => void;
}): ReactElement {
  const words = useWords();
  const { title, advice, reference } = explainFailure(failure, words);
  return (
    <ErrorState title={title} type={isPermission(failure.code) ? 'lock' : 'error'} testId="failed">
      <Text>{advice}</Text>
      {reference !== null && <Text variant="microcopy">{reference}</Text>}
      <Button onClick={retry} testId="retry">
        {words.texts.states.tryAgain}
      </Button>
    </ErrorState>
  );
}
