import { useCallback, useState } from 'react';
import { useExtensionActions } from '@hubspot/ui-extensions';
import type { CardRequest } from '../../shared/card-view.ts';
import { explainFailure } from '../sentences/failure-text.ts';
import { type Answer, failure, type Failure } from '../state/card-answer.ts';
import type { Ask } from './use-details.ts';
import { useWords } from './use-words.ts';

export type EntryState =
  | { readonly status: 'idle' }
  | { readonly status: 'saving' }
  | { readonly status: 'failed'; readonly title: string; readonly advice: string };

export interface Entry {
  readonly state: EntryState;
  /** Sends what was entered; closes the form where it was taken, else says why not and leaves it open. */
  readonly send: (request: CardRequest, saved: string) => Promise<void>;
  /** Takes an earlier failure off the form. */
  readonly forget: () => void;
}

/** @param overlayId id of the form's dialog */
export function useEntry(ask: Ask, overlayId: string): Entry {
  const { addAlert, closeOverlay, refreshObjectProperties } = useExtensionActions<'crm.record.tab'>();
  const words = useWords();
  const [state, setState] = useState<EntryState>({ status: 'idle' });
  const send = useCallback(
    async (request: CardRequest, saved: string) => {
      setState({ status: 'saving' });
      const answer = await ask(request);
      const refusal = refusalOf(answer);
      if (refusal !== null) {
        const { title, advice } = explainFailure(refusal, words);
        setState({ status: 'failed', title, advice });
        return;
      }
      setState({ status: 'idle' });
      closeOverlay(overlayId);
      refreshObjectProperties();
      addAlert({ type: 'success', message: saved });
    },
    [ask, addAlert, closeOverlay, refreshObjectProperties, overlayId, words],
  );
  const forget = useCallback(() => {
    setState({ status: 'idle' });
  }, []);
  return { state, send, forget };
}

/** An answer with published values only does not say that the entry was taken: so it is not called saved. */
function refusalOf(answer: Answer): Failure | null {
  if (answer.kind === 'failed') return answer;
  return answer.kind === 'published_only' ? failure(answer.why) : null;
}
