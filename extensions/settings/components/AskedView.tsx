import type { ReactElement, ReactNode } from 'react';
import { Alert, Button, ErrorState, Flex, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import type { AskFailure } from '../../shared/asked.ts';
import type { Reading } from '../../shared/use-asked.ts';
import { useWords } from '../hooks/use-words.ts';
import { sayFailure } from '../sentences/say-failure.ts';

export function LoadingView({ label }: { readonly label: string }): ReactElement {
  return <LoadingSpinner label={label} showLabel layout="centered" />;
}

/** Nothing can be shown: what was wrong, and the way to try again. */
export function FailedView({
  failure,
  retry,
}: {
  readonly failure: AskFailure;
  readonly retry: () => void;
}): ReactElement {
  const words = useWords();
  const { title, advice } = sayFailure(failure, words);
  return (
    <ErrorState title={title} type={failure.code === 'not_authorized' ? 'lock' : 'error'} testId="failed">
      <Text>{advice}</Text>
      <Button onClick={retry} testId="retry">
        {words.texts.page.tryAgain}
      </Button>
    </ErrorState>
  );
}

/** What is shown could not be read again. */
export function StaleAlert({ retry }: { readonly retry: () => void }): ReactElement {
  const { page } = useWords().texts;
  return (
    <Alert title={page.stale} variant="warning">
      <Button onClick={retry} variant="secondary" testId="retry">
        {page.tryAgain}
      </Button>
    </Alert>
  );
}

/** What was asked of the service, as soon as it is there. */
export function AskedView<Value>({
  reading,
  loading,
  children,
}: {
  readonly reading: Reading<Value>;
  readonly loading: string;
  readonly children: (value: Value) => ReactNode;
}): ReactElement {
  const { state, retry } = reading;
  if (state.value === null)
    return state.status === 'failed' ? (
      <FailedView failure={state.failure} retry={retry} />
    ) : (
      <LoadingView label={loading} />
    );
  return (
    <Flex direction="column" gap="medium">
      {state.status === 'failed' && <StaleAlert retry={retry} />}
      {children(state.value)}
    </Flex>
  );
}
