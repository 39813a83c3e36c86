import type { ReactElement } from 'react';
import { Button } from '@hubspot/ui-extensions';
import type { Draft } from '../hooks/use-draft.ts';
import { useWords } from '../hooks/use-words.ts';
import { entryOf } from '../state/edits.ts';
import type { Field } from '../state/field.ts';

/** Takes an amount out again: an emptied input tells nothing. The Ideal lifetime value, once fixed, is only ever replaced. */
export function ClearButton<Value>({
  field,
  draft,
  label,
}: {
  readonly field: Field<Value>;
  readonly draft: Draft<Value>;
  readonly label: string;
}): ReactElement | null {
  const { editing } = useWords().texts;
  const { standing, edits, mayChange } = draft;
  const isEmpty = entryOf(field, standing.value, edits) === null;
  const isFixed = field.name === 'idealLifetimeValue' && field.read(standing.value) !== null;
  if (!mayChange || !field.isOptional || isEmpty || isFixed) return null;
  return (
    <Button
      variant="transparent"
      size="xs"
      onClick={() => {
        draft.enter(field, null);
      }}
      testId={`clear-${field.name}`}
    >
      {editing.clear(label)}
    </Button>
  );
}
