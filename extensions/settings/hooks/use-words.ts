import { createContext, useContext } from 'react';
import { createWords, type Words } from '../sentences/words.ts';

const WordsContext = createContext<Words>(createWords(undefined, 'EUR', 'UTC'));

export const WordsProvider = WordsContext.Provider;

/** The user's language and way of writing numbers, set once at the top of the page. */
export function useWords(): Words {
  return useContext(WordsContext);
}
