import type { Standing } from '../state/groups.ts';
import type { Words } from './words.ts';

/** Who set something, when and why; said so where one of it is not known. */
export function sayStanding(
  { setBy, setAt, why }: Pick<Standing<unknown>, 'setBy' | 'setAt' | 'why'>,
  { texts, instant }: Words,
): { readonly who: string; readonly when: string; readonly why: string } {
  const { page } = texts;
  return { who: setBy ?? page.somebody, when: instant(setAt) ?? page.unknownTime, why: why ?? page.noReason };
}
