import type { ReactNode } from 'react';
import { EmptyPicture, ErrorPicture } from '../../components/pictures.tsx';

interface EmptyProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page or a part of it that has nothing to show, and what to do about it. */
export function EmptyNotice({ title, children }: EmptyProps): ReactNode {
  return (
    <div className="sb-empty sb-empty--vertical">
      <div className="sb-empty__words">
        <h2>{title}</h2>
        <p>{children}</p>
      </div>
      <EmptyPicture width={120} />
    </div>
  );
}

interface FailedProps {
  /** What could not be loaded, as the beginning of a sentence. */
  readonly what: string;
  readonly message: string;
  readonly onRetry: () => void;
}

export function FailedNotice({ what, message, onRetry }: FailedProps): ReactNode {
  return (
    <div role="alert" className="sb-empty sb-empty--vertical">
      <div className="sb-empty__words">
        <h2>{what} could not be loaded</h2>
        <p>{message}</p>
        <button type="button" className="sb-button sb-button--secondary sb-button--md" onClick={onRetry}>
          Try again
        </button>
      </div>
      <ErrorPicture kind="error" />
    </div>
  );
}
