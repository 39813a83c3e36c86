import { useCallback, useState } from 'react';
import type { Question } from '../../shared/ask-service.ts';
import { type PolicyValue, settingRefusalSchema } from '../../shared/settings-view.ts';
import { type AskedState, useRequest } from '../../shared/use-asked.ts';
import { placeProblems } from '../state/check-edits.ts';
import type { Draft } from './use-draft.ts';

export interface Preview<Value> {
  readonly state: AskedState<Value>;
  /** The draft is another than the one that was looked at. */
  readonly isOutdated: boolean;
  readonly ask: () => void;
}

/** What a draft of the policy would do; the service only looks. */
export function usePreview<Value>(
  path: string,
  schema: Question<Value>['schema'],
  draft: Draft<PolicyValue>,
): Preview<Value> {
  const { state, ask } = useRequest<Value>();
  const [lookedAt, setLookedAt] = useState('');
  const { value, group, mark } = draft;
  const preview = useCallback(async () => {
    const answer = await ask({ path, method: 'POST', body: { policy: value }, schema });
    if (answer.ok) {
      setLookedAt(JSON.stringify(value));
      return;
    }
    const said = settingRefusalSchema.safeParse(answer.refusal).data?.problems ?? [];
    const names = group.fields.map(({ name }) => name);
    if (said.length > 0) mark(placeProblems(names, said).problems);
  }, [ask, path, schema, value, group, mark]);
  return { state, isOutdated: state.value !== null && lookedAt !== JSON.stringify(value), ask: () => void preview() };
}
