import type { ReactElement } from 'react';
import { Alert } from '@hubspot/ui-extensions';
import { useWords } from '../hooks/use-words.ts';
import type { Saved } from '../state/saved.ts';

/** What was saved last, and from when it counts. */
export function SavedNote({ saved: { setting, takesEffect } }: { readonly saved: Saved }): ReactElement {
  const { page, editing } = useWords().texts;
  if (takesEffect === null) return <Alert title={editing.unchanged} variant="info" testId="saved" />;
  return (
    <Alert title={editing.saved(page.settings[setting.name], String(setting.version))} variant="success" testId="saved">
      {editing.takesEffect[takesEffect]}
    </Alert>
  );
}
