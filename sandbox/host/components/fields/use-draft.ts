import { useState } from 'react';

/**
 * What is typed stays on the page until it is committed: the card answers from a worker, too late for every key. A new value
 * from the card replaces the draft.
 */
export function useDraft<T>(value: T | undefined, initial: T): readonly [T, (next: T) => void] {
  const [draft, setDraft] = useState<T>(value ?? initial);
  const [known, setKnown] = useState(value);
  if (value !== undefined && !Object.is(value, known)) {
    setKnown(value);
    setDraft(value);
  }
  return [draft, setDraft];
}
