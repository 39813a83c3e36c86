import type { ReactElement } from 'react';
import { Button } from '@hubspot/ui-extensions';
import type { Draft } from '../hooks/use-draft.ts';
import { useWords } from '../hooks/use-words.ts';
import type { Standing } from '../state/groups.ts';
import { SaveModal } from './SaveModal.tsx';

/** Makes an old version the newest. What the person was changing meanwhile stays as it is. */
export function GoBackButton<Value>({
  draft,
  version,
}: {
  readonly draft: Draft<Value>;
  readonly version: Standing<Value>;
}): ReactElement {
  const { editing, page } = useWords().texts;
  const { group, standing } = draft;
  const number = String(version.version);
  return (
    <Button
      size="xs"
      variant="secondary"
      testId={`back-${group.name}-${number}`}
      overlay={
        <SaveModal
          id={`settings-back-${group.name}-${number}`}
          title={editing.save.titleBack(number)}
          confirm={editing.save.confirmBack}
          {...{ group, standing }}
          value={version.value}
          onSaved={() => undefined}
          onRefused={() => undefined}
        />
      }
    >
      {page.changes.back}
    </Button>
  );
}
