import { useSyncExternalStore } from 'react';
import type { PageLocation } from '../protocol.ts';

/** Where among the app's pages a person is, as the page around the worker tells it. */
export interface PageStore {
  readonly show: (location: PageLocation) => void;
  /** A hook: renders again when a person goes to another page. */
  readonly usePage: () => PageLocation;
}

export function createPageStore(): PageStore {
  let current: PageLocation = { path: '/', params: {} };
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    show: (location) => {
      current = location;
      for (const listener of listeners) listener();
    },
    usePage: () => useSyncExternalStore(subscribe, () => current),
  };
}
