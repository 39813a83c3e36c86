import type { ReactElement } from 'react';
import { Text } from '@hubspot/ui-extensions';
import type { ScoredView } from '../../shared/card-view.ts';
import { useWords } from '../hooks/use-words.ts';

/** That a person set the segment: over which worked-out one, why and until when. */
export function OverrideNote({ view }: { readonly view: ScoredView }): ReactElement | null {
  const { texts, format } = useWords();
  const { override, none } = texts.details;
  if (view.override === null) return null;
  const { segment, reason, until } = view.override;
  const computed = view.computedSegment === null ? none : texts.labels.segment[view.computedSegment];
  const said = override.text(texts.labels.segment[segment], computed, reason);
  return (
    <Text variant="microcopy" testId="override">
      {until === null ? said : `${said} ${override.until(format.fullDate(until))}`}
    </Text>
  );
}
