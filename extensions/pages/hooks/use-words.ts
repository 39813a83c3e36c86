import { createContext, useContext, useMemo } from 'react';
import { createFormat, type Format, toLocale } from '../../shared/format.ts';
import { instantFormat } from '../../shared/instant-format.ts';
import { chooseTexts } from '../../shared/texts/choose-texts.ts';
import type { Texts } from '../../shared/texts/en.ts';
import { choosePageTexts } from '../texts/choose-page-texts.ts';
import type { Count } from '../texts/count.ts';
import type { PageTexts } from '../texts/en.ts';

/** How the page speaks to this user. */
export interface Words {
  readonly locale: string;
  readonly texts: PageTexts;
  /** The card's names of segments, risks and the like. */
  readonly labels: Texts['labels'];
  readonly count: (count: number) => Count;
  /** A share, 0 to 1, in per cent. */
  readonly percent: (share: number, decimals?: number) => string;
  /** An instant as day and time in the portal's time zone. */
  readonly instant: (iso: string) => string;
}

/**
 * @param said the user's locale as HubSpot gives it; undefined where it does not
 * @param timeZone of the portal; what is no time zone is read as UTC
 */
export function createWords(said: string | undefined, timeZone: string): Words {
  const locale = toLocale(said);
  const format = createFormat(locale, null);
  const time = instantFormat(locale, timeZone);
  const { labels, percent } = chooseTexts(locale);
  return {
    locale,
    texts: choosePageTexts(locale),
    labels,
    count: (count) => ({ count, shown: format.number(count) }),
    percent: (share, decimals = 0) => percent(format.number(share * 100, decimals)),
    instant: (iso) => {
      const instant = new Date(iso);
      return Number.isNaN(instant.getTime()) ? iso : time.format(instant);
    },
  };
}

const WordsContext = createContext<Words>(createWords(undefined, 'UTC'));

export const WordsProvider = WordsContext.Provider;

/** The user's language and way of writing, set once at the top of the page. */
export function useWords(): Words {
  return useContext(WordsContext);
}

/** Numbers, days and amounts in the currency that an answer is in; null: there is none yet. */
export function useFormat(currency: string | null): Format {
  const { locale } = useWords();
  return useMemo(() => createFormat(locale, currency), [locale, currency]);
}
