import { parseInstant } from '../../shared/days.ts';
import { createFormat, type Format, toLocale } from '../../shared/format.ts';
import { instantFormat } from '../../shared/instant-format.ts';
import { chooseTexts as chooseSharedTexts } from '../../shared/texts/choose-texts.ts';
import type { Texts as SharedTexts } from '../../shared/texts/en.ts';
import { chooseTexts } from '../texts/choose-texts.ts';
import type { Texts } from '../texts/en.ts';

/** How the page speaks to this user. */
export interface Words {
  readonly texts: Texts;
  /** Names of segments, risks and the like, as the card says them. */
  readonly labels: SharedTexts['labels'];
  readonly format: Format;
  /** ISO 4217. */
  readonly currency: string;
  /** A number with the decimals that it has, four at most. */
  readonly exact: (value: number) => string;
  /** Day and time in the portal's time zone; null where it is no instant. */
  readonly instant: (text: string | null) => string | null;
}

/**
 * @param said the user's locale as HubSpot gives it; undefined where it does not
 * @param timeZone the portal's; UTC where it is unknown to this machine
 */
export function createWords(said: string | undefined, currency: string, timeZone: string): Words {
  const locale = toLocale(said);
  const exact = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
  const instants = instantFormat(locale, timeZone);
  return {
    texts: chooseTexts(locale),
    labels: chooseSharedTexts(locale).labels,
    format: createFormat(locale, currency),
    currency,
    exact: (value) => exact.format(value),
    instant: (text) => {
      const instant = text === null ? null : parseInstant(text);
      return instant === null ? null : instants.format(instant);
    },
  };
}
