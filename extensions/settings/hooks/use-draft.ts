import { useCallback, useMemo, useState } from 'react';
import type { Problems } from '../state/check-edits.ts';
import { applyEdits, type Difference, differencesOf, type Edits, NO_EDITS, withEdit } from '../state/edits.ts';
import type { Entry, Field } from '../state/field.ts';
import type { Group, Standing } from '../state/groups.ts';

/** What a person is changing of a setting. Other people's changes come in below it, and it stays. */
export interface Draft<Value> {
  readonly group: Group<Value>;
  readonly standing: Standing<Value>;
  readonly edits: Edits;
  /** What would be saved. */
  readonly value: Value;
  readonly differences: readonly Difference[];
  /** What is wrong, as this page sees it, or as the service said. */
  readonly problems: Problems;
  readonly mayChange: boolean;
  readonly enter: (field: Field<Value>, entry: Entry) => void;
  readonly discard: () => void;
  /** Marks what the service did not accept, until the input is changed. */
  readonly mark: (problems: Problems) => void;
}

export interface Viewer {
  readonly mayChange: boolean;
  /** HubSpot's id; null where it is not known. */
  readonly userId: string | null;
}

export function useDraft<Value>(
  group: Group<Value>,
  standing: Standing<Value>,
  { mayChange, userId }: Viewer,
): Draft<Value> {
  const [edits, setEdits] = useState<Edits>(NO_EDITS);
  const [marked, setMarked] = useState<Problems>({});
  const enter = useCallback(
    (field: Field<Value>, entry: Entry) => {
      setEdits((before) => withEdit(before, field, standing.value, entry));
      setMarked(({ [field.name]: _mended, ...others }) => others);
    },
    [standing.value],
  );
  const discard = useCallback(() => {
    setEdits(NO_EDITS);
    setMarked({});
  }, []);
  return useMemo(() => {
    const value = applyEdits(group.fields, standing.value, edits);
    return {
      group,
      standing,
      edits,
      value,
      differences: differencesOf(group.fields, standing.value, value),
      problems: { ...marked, ...group.check(standing.value, edits, userId) },
      mayChange,
      enter,
      discard,
      mark: setMarked,
    };
  }, [group, standing, edits, marked, userId, mayChange, enter, discard]);
}
