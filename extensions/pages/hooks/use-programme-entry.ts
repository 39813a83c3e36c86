import { useCallback, useState } from 'react';
import { useExtensionActions } from '@hubspot/ui-extensions';
import { askService, type Question } from '../../shared/ask-service.ts';
import type { AskFailure } from '../../shared/asked.ts';
import { explainFailure } from '../sentences/failure.ts';
import { useWords } from './use-words.ts';

export type EntryState =
  | { readonly status: 'idle' }
  | { readonly status: 'saving' }
  | { readonly status: 'failed'; readonly title: string; readonly advice: string };

/** What the service says to an entry. */
export type EntryAnswer = { readonly kind: 'saved' } | { readonly kind: 'refused'; readonly message: string };

export interface ProgrammeEntry<Answer extends EntryAnswer> {
  readonly state: EntryState;
  /** Sends what was entered; closes the form where it was taken, else says why not and leaves it open. */
  readonly send: (
    question: Pick<Question<Answer>, 'path' | 'body' | 'schema'>,
    say: (saved: Extract<Answer, { kind: 'saved' }>) => string,
  ) => Promise<void>;
  /** Takes an earlier failure off the form. */
  readonly forget: () => void;
}

function isSaved<Answer extends EntryAnswer>(answer: Answer): answer is Extract<Answer, { kind: 'saved' }> {
  return answer.kind === 'saved';
}

/**
 * One form of the programme, sent as a POST.
 *
 * @param overlayId id of the form's dialog
 * @param onSaved what is shown anew once it was taken
 */
export function useProgrammeEntry<Answer extends EntryAnswer>(
  overlayId: string,
  onSaved: () => void,
): ProgrammeEntry<Answer> {
  const { addAlert, closeOverlay } = useExtensionActions<'pages'>();
  const explain = useExplained();
  const [state, setState] = useState<EntryState>({ status: 'idle' });
  const send = useCallback<ProgrammeEntry<Answer>['send']>(
    async (question, say) => {
      setState({ status: 'saving' });
      const answer = await askService({ ...question, method: 'POST' });
      if (!answer.ok || !isSaved(answer.value)) {
        const refusal = answer.ok && answer.value.kind === 'refused' ? answer.value.message : null;
        setState({ status: 'failed', ...explain(answer.ok ? refusal : answer) });
        return;
      }
      setState({ status: 'idle' });
      closeOverlay(overlayId);
      addAlert({ type: 'success', message: say(answer.value) });
      onSaved();
    },
    [addAlert, closeOverlay, explain, onSaved, overlayId],
  );
  const forget = useCallback(() => {
    setState({ status: 'idle' });
  }, []);
  return { state, send, forget };
}

/** What the service said in English only is not shown in another language. */
function useExplained(): (failure: AskFailure | string | null) => { readonly title: string; readonly advice: string } {
  const words = useWords();
  return useCallback(
    (failure) => {
      if (typeof failure === 'object' && failure !== null) return explainFailure(failure, words);
      const { refused, refusedText } = words.texts.programme;
      const isSaid = words.texts.language === 'en' && failure !== null && failure !== '';
      return { title: refused, advice: isSaid ? failure : refusedText };
    },
    [words],
  );
}

/** A key by which the service knows an entry that comes twice. */
export function createEntryKey(now: number, random: number): string {
  return `${now.toString(36)}-${random.toString(36).slice(2)}`;
}
