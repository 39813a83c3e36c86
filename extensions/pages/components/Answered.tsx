import type { ReactElement, ReactNode } from 'react';
import { Alert, Button, ErrorState, Flex, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import type { AskFailure } from '../../shared/asked.ts';
import type { Reading } from '../../shared/use-asked.ts';
import { useWords } from '../hooks/use-words.ts';

export interface AnsweredProps<Value> {
  readonly reading: Reading<Value>;
  readonly testId: string;
  readonly children: (value: Value) => ReactNode;
}

/** What was asked for, once it is there: before that a spinner, or what went wrong and a way to try again. */
export function Answered<Value>({ reading, testId, children }: AnsweredProps<Value>): ReactElement {
  const { state, retry } = reading;
  const { texts } = useWords();
  if (state.value === null) {
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
      {state.status === 'failed' && <Stale failure={state.failure} retry={retry} testId={testId} />}
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
  const { texts } = useWords();
  const { title, advice } = useExplained(failure);
  return (
    <ErrorState title={title} type={failure.code === 'not_authorized' ? 'lock' : 'error'} testId={`${testId}-failed`}>
      <Text>{advice}</Text>
      <Button onClick={retry} testId={`${testId}-retry`}>
        {texts.frame.states.tryAgain}
      </Button>
    </ErrorState>
  );
}

function Stale({ failure, retry, testId }: FailureProps): ReactElement {
  const { texts } = useWords();
  const { title, advice } = useExplained(failure);
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

/** The service's own sentence is more exact, but it is in English only. */
function useExplained({ code, message }: AskFailure): { readonly title: string; readonly advice: string } {
  const { texts } = useWords();
  const [title = '', advice = ''] = texts.frame.failures[code];
  return { title, advice: texts.language === 'en' && message !== null && message !== '' ? message : advice };
}
