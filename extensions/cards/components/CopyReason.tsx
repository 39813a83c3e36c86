import { type ReactElement, useCallback } from 'react';
import { Button, useExtensionActions } from '@hubspot/ui-extensions';
import { useWords } from '../hooks/use-words.ts';
import { composeReason } from '../sentences/next-step.ts';
import type { Summary } from '../sentences/summary.ts';

/** HubSpot types copying by the browser's own clipboard, which the types of a worker do not know. */
interface Copier extends Pick<ReturnType<typeof useExtensionActions<'crm.record.tab'>>, 'addAlert'> {
  readonly copyTextToClipboard: (text: string) => Promise<void>;
}

/** HubSpot's forms for tasks, meetings and notes open empty: the reason is copied, to be pasted there. */
export function CopyReason({ summary }: { readonly summary: Summary }): ReactElement {
  const actions: Copier = useExtensionActions<'crm.record.tab'>();
  const { addAlert, copyTextToClipboard } = actions;
  const words = useWords();
  const { copy, copied, notCopied } = words.texts.nextSteps;
  const reason = composeReason(summary, words);
  const copyReason = useCallback(async () => {
    try {
      await copyTextToClipboard(reason);
      addAlert({ type: 'info', message: copied });
    } catch {
      addAlert({ type: 'danger', message: notCopied });
    }
  }, [addAlert, copyTextToClipboard, reason, copied, notCopied]);
  return (
    <Button variant="transparent" size="xs" onClick={() => void copyReason()} testId="copy-reason">
      {copy}
    </Button>
  );
}
