import type { AskFailure } from '../../shared/asked.ts';
import type { Words } from '../hooks/use-words.ts';

export interface Explained {
  readonly title: string;
  readonly advice: string;
}

/** What went wrong and what to do. The service's own sentence is more exact, but it is in English only. */
export function explainFailure({ code, message }: AskFailure, { texts }: Pick<Words, 'texts'>): Explained {
  const [title = '', advice = ''] = texts.frame.failures[code];
  return { title, advice: texts.language === 'en' && message !== null && message !== '' ? message : advice };
}
