import { useCallback, useEffect, useRef, useState } from 'react';

export type Outcome<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'ready'; readonly value: T };

export interface Load<T> {
  readonly outcome: Outcome<T>;
  /** The value before this load, to show while the next one comes. */
  readonly previous: T | null;
  readonly reload: () => void;
}

interface Settled<T> {
  readonly run: string;
  readonly outcome: Outcome<T>;
}

/**
 * Loads what a page shows. A late answer to an earlier key is dropped.
 *
 * @param key what is loaded; another key loads again.
 */
export function useLoad<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Load<T> {
  const [attempt, setAttempt] = useState(0);
  const [settled, setSettled] = useState<Settled<T> | null>(null);
  const [previous, setPrevious] = useState<T | null>(null);
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
  });
  const run = `${attempt} ${key}`;
  useEffect(() => {
    const controller = new AbortController();
    const settle = (outcome: Outcome<T>) => {
      if (controller.signal.aborted) return;
      setSettled({ run, outcome });
      if (outcome.state === 'ready') setPrevious(outcome.value);
    };
    latest.current(controller.signal).then(
      (value) => {
        settle({ state: 'ready', value });
      },
      (error: unknown) => {
        settle({ state: 'failed', message: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => {
      controller.abort();
    };
  }, [run]);
  const reload = useCallback(() => {
    setAttempt((count) => count + 1);
  }, []);
  const outcome: Outcome<T> = settled?.run === run ? settled.outcome : { state: 'loading' };
  return { outcome, previous, reload };
}
