import type { ReactElement } from 'react';
import { Button, ErrorState, Text } from '@hubspot/ui-extensions';
import { useWords } from '../hooks/use-words.ts';
import { explainFailure } from '../sentences/failure-text.ts';
import type { Failure } from '../state/card-answer.ts';

export interface FailedCardProps {
  readonly failure: Failure;
  /** Somebody with more rights has to open it. */
  readonly isLocked: boolean;
  readonly retry: () => void;
}

/**
 * Nothing can be shown: what was wrong, or that the person or the app may not see this and who can change that; and the way to
 * try again.
 */
export function FailedCard({ failure, isLocked, retry }: FailedCardProps): ReactElement {
  const words = useWords();
  const { title, advice, reference } = explainFailure(failure, words);
  return (
    <ErrorState title={title} type={isLocked ? 'lock' : 'error'} testId={isLocked ? 'no-permission' : 'failed'}>
      <Text>{advice}</Text>
      {reference !== null && <Text variant="microcopy">{reference}</Text>}
      <Button onClick={retry} testId="retry">
        {words.texts.states.tryAgain}
      </Button>
    </ErrorState>
  );
}
