import type { ReactElement } from 'react';
import { Button } from '@hubspot/ui-extensions';

export interface EntryButtonProps {
  readonly children: string;
  readonly disabled: boolean;
  readonly testId: string;
  /** The form that it opens; null while there is nothing to fill in yet. */
  readonly form: ReactElement | null;
}

/** One of the card's small buttons that open a form. */
export function EntryButton({ children, disabled, testId, form }: EntryButtonProps): ReactElement {
  return (
    <Button variant="transparent" size="xs" disabled={disabled || form === null} testId={testId} overlay={form}>
      {children}
    </Button>
  );
}
