import type { AskFailure } from '../../shared/asked.ts';
import type { Words } from './words.ts';

/** What went wrong and what to do. The service's own sentence is more exact, but it is in English only. */
export function sayFailure(
  { code, message }: Pick<AskFailure, 'code' | 'message'>,
  { texts }: Words,
): { readonly title: string; readonly advice: string } {
  const [title = '', advice = ''] = texts.page.failures[code];
  return { title, advice: texts.language === 'en' && message !== null && message !== '' ? message : advice };
}
