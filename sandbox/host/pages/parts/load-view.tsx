import type { ReactNode } from 'react';
import { LoadingSpinner } from '../../components/feedback.tsx';
import type { Load } from '../shell/use-load.ts';
import { FailedNotice } from './notices.tsx';

interface Props<T> {
  readonly load: Load<T>;
  /** What is being loaded, for "Loading …" and "… could not be loaded". */
  readonly what: string;
  readonly children: (value: T) => ReactNode;
}

/** The three states of everything that is loaded. */
export function LoadView<T>({ load, what, children }: Props<T>): ReactNode {
  const { outcome, reload } = load;
  switch (outcome.state) {
    case 'loading':
      return <LoadingSpinner label={`Loading ${what.toLowerCase()}…`} showLabel layout="centered" />;
    case 'failed':
      return <FailedNotice what={what} message={outcome.message} onRetry={reload} />;
    case 'ready':
      return children(outcome.value);
  }
}
