import type { ScoredView } from '../../shared/card-view.ts';
import { DE_DRIVERS, DE_FACT_WORDS, DE_OBSERVED, DE_OTHERWISE } from '../../shared/texts/de-drivers.ts';
import { DE_REASONS } from '../../shared/texts/de-reasons.ts';
import { type Facts, fillTemplate } from '../../shared/texts/fill-template.ts';
import type { Words } from './words.ts';

type Driver = Pick<ScoredView['drivers'][number], 'name' | 'facts' | 'because'>;

/** Why a driver counts, in the user's language; in English, as it came, where there is no sentence in that language. */
export function sayDriver(driver: Driver, test: ScoredView['loyaltyTest'], { texts }: Words): string {
  return (texts.language === 'de' ? sayGermanDriver(driver, test) : null) ?? driver.because;
}

/** Why a record was read as it was, or not used, in the user's language; as it came where that is not known. */
export function sayReason(reason: string, { texts }: Words): string {
  if (texts.language !== 'de') return reason;
  const [english, german] = DE_REASONS.find(([pattern]) => pattern.test(reason)) ?? [];
  return english === undefined || german === undefined ? reason : reason.replace(english, german);
}

function sayGermanDriver({ name, facts }: Driver, test: ScoredView['loyaltyTest']): string | null {
  const words: Facts = Object.fromEntries(
    Object.entries(facts).map(([key, fact]) => [key, DE_FACT_WORDS[String(fact)] ?? fact]),
  );
  const templates = germanTemplates(name, words, test);
  const sentence = templates.map((template) => fillTemplate(template, words)).find((filled) => filled !== null);
  if (sentence === undefined) return null;
  const observed = fillTemplate(DE_OBSERVED, words);
  return observed === null ? sentence : `${sentence}; ${observed}`;
}

function germanTemplates(name: string, facts: Facts, test: ScoredView['loyaltyTest']): readonly string[] {
  if (name === 'starting_point' && test === 'win_back') return [DE_OTHERWISE.winBack];
  if (name === 'purchase_rhythm' && facts.days === 0) return [DE_OTHERWISE.oneDay];
  return DE_DRIVERS[name] ?? [];
}
