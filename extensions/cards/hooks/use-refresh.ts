import { useCallback } from 'react';
import { useExtensionActions } from '@hubspot/ui-extensions';
import type { ScoredView } from '../../shared/card-view.ts';
import type { Texts } from '../../shared/texts/en.ts';
import type { Ask } from './use-details.ts';
import { useWords } from './use-words.ts';

/** Works the score out again, writes it to the record, and has the record's own properties read again. */
export function useRefresh(ask: Ask): () => Promise<void> {
  const { addAlert, refreshObjectProperties } = useExtensionActions<'crm.record.tab'>();
  const { texts } = useWords();
  return useCallback(async () => {
    const answer = await ask({ action: 'refresh' });
    if (answer.kind === 'failed' || answer.kind === 'published_only') return;
    refreshObjectProperties();
    if (answer.kind === 'scored') addAlert(describeOutcome(answer, texts));
  }, [ask, addAlert, refreshObjectProperties, texts]);
}

function describeOutcome(
  { published, publishReason }: ScoredView,
  { states: { refreshed } }: Texts,
): { type: 'success' | 'info' | 'danger'; message: string } {
  const reason = publishReason ?? refreshed.noReason;
  switch (published) {
    case 'written':
      return { type: 'success', message: refreshed.written };
    case 'refused':
      return { type: 'danger', message: refreshed.refused(reason) };
    case 'failed':
      return { type: 'danger', message: refreshed.failed(reason) };
    case 'unchanged':
      return { type: 'info', message: refreshed.unchanged };
    case 'not_asked':
      return { type: 'info', message: refreshed.not_asked };
  }
}
