import type { Failure, FailureCode } from '../state/card-answer.ts';
import type { Words } from './words.ts';

/** What went wrong and what to do. The function's own sentence is more exact, but it is in English only. */
export function explainFailure(
  { code, message, correlationId }: Omit<Failure, 'kind'>,
  { texts }: Words,
): { readonly title: string; readonly advice: string; readonly reference: string | null } {
  const [title = '', advice = ''] = texts.states.failures[code];
  const said = texts.language === 'en' && message !== null && message !== '' ? message : advice;
  const isSaid = correlationId === null || said.includes(correlationId);
  return { title, advice: said, reference: isSaid ? null : texts.states.reference(correlationId) };
}

/** Failures that somebody with more rights has to mend. */
export function isPermission(code: FailureCode): boolean {
  return code === 'not_authorized' || code === 'not_yours' || code === 'missing_scope';
}
