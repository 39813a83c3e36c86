import type { ReactElement, ReactNode } from 'react';
import { Alert, Button, ErrorState, Flex, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import type { AskFailure } from '../../shared/asked.ts';
import type { Reading } from '../../shared/use-asked.ts';
import { usePageTrouble } from '../hooks/use-troubles.ts';
import { useWords } from '../hooks/use-words.ts';
import { explainFailure } from '../sentences/failure.ts';

export interface AnsweredProps<Value> {
  readonly reading: Reading<Value>;
  /** Where it stands below no heading: while the page as a whole has a trouble, nothing is missed there. */
  readonly isSilent?: true;
  readonly testId: string;
  readonly children: (value: Value) => ReactNode;
}

/**
 * What was asked for, once it is there: before that a spinner, or what went wrong and a way to try again. What is the matter
 * with the page as a whole is told by the page.
 */
export function Answered<Value>(props: AnsweredProps<Value>): ReactElement | null {
  const { reading, isSilent = false, testId, children } = props;
  const { state, retry } = reading;
  const { texts } = useWords();
  const isPageTrouble = usePageTrouble(reading);
  if (state.value === null) {
    if (isPageTrouble) {
      return isSilent ? null : (
        <Text variant="microcopy" testId={`${testId}-not-loaded`}>
          {texts.frame.states.notLoaded}
        </Text>
      );
    }
    return state.status === 'failed' ? (
      <Failed failure={state.failure} retry={retry} testId={testId} />
    ) : (
      <LoadingSpinner label={texts.frame.states.loading} showLabel layout="centered" testId={`${testId}-loading`} />
    );
  }
  return (
    <>
      {state.status === 'loading' && (
        <LoadingSpinner label={texts.frame.states.loadingAnew} showLabel size="xs" testId={`${testId}-loading-anew`} />
      )}
      {state.status === 'failed' && !isPageTrouble && <Stale failure={state.failure} retry={retry} testId={testId} />}
      {children(state.value)}
    </>
  );
}

interface FailureProps {
  readonly failure: AskFailure;
  readonly retry: () => void;
  readonly testId: string;
}

function Failed({ failure, retry, testId }: FailureProps): ReactElement {
  const words = useWords();
  const { texts } = words;
  const { title, advice } = explainFailure(failure, words);
  return (
    <ErrorState title={title} type="error" testId={`${testId}-failed`}>
      <Text>{advice}</Text>
      <Button onClick={retry} testId={`${testId}-retry`}>
        {texts.frame.states.tryAgain}
      </Button>
    </ErrorState>
  );
}

function Stale({ failure, retry, testId }: FailureProps): ReactElement {
  const words = useWords();
  const { texts } = words;
  const { title, advice } = explainFailure(failure, words);
  return (
    <Alert title={`${texts.frame.states.stale}: ${title}`} variant="warning" testId={`${testId}-stale`}>
      <Flex direction="column" gap="extra-small" align="start">
        <Text>{advice}</Text>
        <Button size="xs" onClick={retry} testId={`${testId}-retry`}>
          {texts.frame.states.tryAgain}
        </Button>
      </Flex>
    </Alert>
  );
}
