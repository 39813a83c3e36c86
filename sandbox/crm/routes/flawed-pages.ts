import type { ApiCall } from '../api-call.ts';
import type { Portal } from '../portal.ts';

/** Where a page begins: as asked, or at the beginning again where HubSpot passes over it. */
export function readAfter(portal: Portal, call: ApiCall, after: string | undefined): string | undefined {
  if (after === undefined || portal.misbehaviour.hasFlaw('ignored_after', call)) return undefined;
  return after;
}

/** The results of an answer, the first of them once more where HubSpot repeats itself. */
export function withRepeated<T>(portal: Portal, call: ApiCall, results: readonly T[]): readonly T[] {
  const [first] = results;
  return first !== undefined && portal.misbehaviour.hasFlaw('duplicate_results', call) ? [...results, first] : results;
}
