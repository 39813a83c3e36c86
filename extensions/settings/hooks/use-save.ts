import { useCallback, useState } from 'react';
import { useExtensionActions } from '@hubspot/ui-extensions';
import { askService } from '../../shared/ask-service.ts';
import type { AskFailure } from '../../shared/asked.ts';
import { type Setting, settingChangeSchema, settingRefusalSchema } from '../../shared/settings-view.ts';
import { placeProblems, type Problems } from '../state/check-edits.ts';
import { differencesOf } from '../state/edits.ts';
import type { Group, Standing } from '../state/groups.ts';
import type { Saved } from '../state/saved.ts';
import type { Texts } from '../texts/en.ts';
import { useTaken } from './use-taken.ts';
import { useWords } from './use-words.ts';

export type SaveState<Value> =
  | { readonly status: 'idle' }
  | { readonly status: 'saving' }
  /** Somebody else saved in between: what they found, and what they left. */
  | { readonly status: 'conflict'; readonly before: Standing<Value>; readonly current: Standing<Value> }
  /** The service did not accept some values. */
  | { readonly status: 'refused'; readonly problems: Problems; readonly others: readonly string[] }
  | { readonly status: 'failed'; readonly failure: AskFailure };

export interface Wanted<Value> {
  readonly value: Value;
  /** What the person saw. */
  readonly standing: Standing<Value>;
  readonly why: string;
}

export interface Save<Value> {
  readonly state: SaveState<Value>;
  /** Answers whether it was saved. */
  readonly send: (wanted: Wanted<Value>) => Promise<boolean>;
  readonly forget: () => void;
}

/**
 * @param overlayId id of the dialog to close once it is saved
 * @param onRefused told what the service did not accept
 */
export function useSave<Value>(
  group: Group<Value>,
  overlayId: string,
  onRefused: (problems: Problems) => void,
): Save<Value> {
  const { addAlert, closeOverlay } = useExtensionActions<'settings'>();
  const { take, note } = useTaken();
  const { texts } = useWords();
  const [state, setState] = useState<SaveState<Value>>({ status: 'idle' });

  const send = useCallback(
    async (wanted: Wanted<Value>) => {
      setState({ status: 'saving' });
      const result = await putSetting(group, wanted);
      if (result.kind === 'refused') {
        if (result.taken !== null) take(result.taken);
        if (result.state.status === 'refused') onRefused(result.state.problems);
        setState(result.state);
        return false;
      }
      take(result.setting);
      note(result);
      setState({ status: 'idle' });
      closeOverlay(overlayId);
      addAlert(sayOutcome(result, texts));
      return true;
    },
    [group, overlayId, onRefused, addAlert, closeOverlay, take, note, texts],
  );
  const forget = useCallback(() => {
    setState({ status: 'idle' });
  }, []);
  return { state, send, forget };
}

interface Refused<Value> {
  readonly kind: 'refused';
  readonly state: SaveState<Value>;
  /** What stands instead, where the service said so. */
  readonly taken: Setting | null;
}

async function putSetting<Value>(group: Group<Value>, wanted: Wanted<Value>): Promise<Saved | Refused<Value>> {
  const { value, standing, why } = wanted;
  const answer = await askService({
    path: `/api/settings/${group.name}`,
    method: 'PUT',
    body: { value, version: standing.version, why },
    schema: settingChangeSchema,
  });
  if (answer.ok) {
    const takesEffect = answer.value.kind === 'changed' ? answer.value.takesEffect : null;
    return { kind: 'saved', setting: answer.value.setting, takesEffect };
  }
  const refusal = settingRefusalSchema.safeParse(answer.refusal).data;
  const taken = refusal?.current ?? null;
  const current = taken === null ? null : group.narrow(taken);
  if (taken !== null && current !== null) {
    if (isOwn(group, wanted, current)) return { kind: 'saved', setting: taken, takesEffect: effectOf(group) };
    return { kind: 'refused', state: { status: 'conflict', before: standing, current }, taken };
  }
  if (refusal?.problems !== undefined && refusal.problems.length > 0) {
    const names = group.fields.map(({ name }) => name);
    return { kind: 'refused', state: { status: 'refused', ...placeProblems(names, refusal.problems) }, taken: null };
  }
  return { kind: 'refused', state: { status: 'failed', failure: answer }, taken: null };
}

/** The page may be scrolled away from where it says the same for longer. */
function sayOutcome({ setting, takesEffect }: Saved, { page, editing }: Texts) {
  if (takesEffect === null) return { type: 'info', message: editing.unchanged } as const;
  const title = editing.saved(page.settings[setting.name], String(setting.version));
  return { type: 'success', title, message: editing.takesEffect[takesEffect] } as const;
}

/** HubSpot sends a call again where the answer got lost: what it then meets is this person's own change. */
function isOwn<Value>({ fields }: Group<Value>, { value, standing, why }: Wanted<Value>, current: Standing<Value>) {
  const isNext = current.version === standing.version + 1 && current.why === why.trim();
  return isNext && differencesOf(fields, current.value, value).length === 0;
}

function effectOf<Value>({ name }: Group<Value>): 'at_once' | 'with_next_run' {
  return name === 'policy' ? 'with_next_run' : 'at_once';
}
