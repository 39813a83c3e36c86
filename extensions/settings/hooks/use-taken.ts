import { createContext, useContext } from 'react';
import type { Setting } from '../../shared/settings-view.ts';
import type { Saved } from '../state/saved.ts';

/** Where what was saved, or what somebody else saved, is handed to the whole page. */
export interface Taken {
  readonly take: (setting: Setting) => void;
  /** Says on the page what was saved and when it takes effect. */
  readonly note: (saved: Saved) => void;
}

const TakenContext = createContext<Taken>({ take: () => undefined, note: () => undefined });

export const TakenProvider = TakenContext.Provider;

export function useTaken(): Taken {
  return useContext(TakenContext);
}
