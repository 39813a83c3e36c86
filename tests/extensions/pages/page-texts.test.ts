import { describe, expect, it } from 'vitest';
import { choosePageTexts } from '../../../extensions/pages/texts/choose-page-texts.ts';
import { dePages } from '../../../extensions/pages/texts/de.ts';
import { enPages } from '../../../extensions/pages/texts/en.ts';
import { createWords } from '../../../extensions/pages/hooks/use-words.ts';
import { readable } from '../../../extensions/pages/sentences/customer-cells.ts';
import { NEXT_ACTIONS } from '../../../src/scoring/types.ts';
import {
  CONTACT_STATUS_OPTIONS,
  CUSTOMER_STATUS_OPTIONS,
  NEXT_ACTION_OPTIONS,
  type PropertyOption,
  VALUE_TIER_OPTIONS,
} from '../../../src/hubspot/properties/property-options.ts';

/** Serves as a count, and as a text, whichever a sentence takes. */
const sample = (count: number): unknown => Object.assign(String(count), { count, shown: String(count) });

/** Every text of a catalogue by its path; what makes sentences is called with samples. */
function allTexts(value: unknown, path: string, count: number): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const sentence = value as (...samples: unknown[]) => unknown;
    return [[path, String(sentence(...Array.from({ length: value.length }, (_, index) => sample(count + index))))]];
  }
  if (typeof value !== 'object' || value === null) throw new Error(`${path} is no text`);
  return Object.entries(value).flatMap(([key, part]) => allTexts(part, path === '' ? key : `${path}.${key}`, count));
}

/** Words that both languages share, or that are all signs. */
const SAME_IN_BOTH = new Set([
  'frame.filters.segments',
  'columns.segment',
  'columns.net',
  'labels.standing.ideal',
  'frame.filters.entry',
  'change',
  'clock.band',
  'health.read',
  'glossary.words.7.0',
  'programme.goals.set.name',
  'programme.movers.part',
]);

describe('the texts of the page', () => {
  it.each([
    ['English, one', enPages, 1],
    ['English, several', enPages, 2],
    ['German, one', dePages, 1],
    ['German, several', dePages, 2],
  ])('have no empty and no unfinished text: %s', (_name, texts, count) => {
    for (const [path, text] of allTexts(texts, '', count)) {
      expect(text.trim(), path).not.toBe('');
      expect(text, path).not.toMatch(/undefined|null|NaN|\[object|\$\{/);
    }
  });

  it('leave nothing in English for a German reader', () => {
    const german = new Map(allTexts(dePages, '', 2));
    const untranslated = allTexts(enPages, '', 2)
      .filter(([path, text]) => german.get(path) === text && !SAME_IN_BOTH.has(path) && path !== 'language')
      .map(([path]) => path);
    expect(untranslated).toEqual([]);
  });

  it('explain as many words in German as in English', () => {
    expect(dePages.glossary.words).toHaveLength(enPages.glossary.words.length);
  });

  it('never speak of causes where there is only correlation', () => {
    for (const [path, text] of allTexts(enPages, '', 2)) {
      expect(text, path).not.toMatch(/\b(raised? by|lowers?|causes|leads? to|because of|thanks to)\b/i);
    }
  });

  const labels = (options: readonly PropertyOption[]) =>
    Object.fromEntries(options.map(({ value, label }) => [value, label]));
  it('call things in English as the options of the written properties do', () => {
    expect(enPages.labels.contactStatus).toEqual(labels(CONTACT_STATUS_OPTIONS));
    expect(enPages.labels.customerStatus).toEqual(labels(CUSTOMER_STATUS_OPTIONS));
    expect(enPages.labels.valueTier).toEqual(labels(VALUE_TIER_OPTIONS));
    expect(enPages.labels.nextAction).toEqual(labels(NEXT_ACTION_OPTIONS));
    expect(Object.keys(dePages.labels.nextAction).toSorted()).toEqual([...NEXT_ACTIONS].toSorted());
  });

  it('are chosen by the language, English where there is none', () => {
    expect(choosePageTexts('de-AT').language).toBe('de');
    expect(choosePageTexts('pt-BR').language).toBe('en');
  });
});

describe('the words of a user', () => {
  it('are written in their way, also where HubSpot does not say which that is', () => {
    expect(createWords('de-de', 'Europe/Berlin').percent(0.925, 1)).toBe('92,5 %');
    expect(createWords(undefined, 'No/Where').count(1_200).shown).toBe('1,200');
    expect(createWords('en-gb', 'No/Where').instant('2026-11-22T02:00:00Z')).toBe('22 Nov 2026, 02:00');
    expect(createWords('en-gb', 'UTC').instant('some day')).toBe('some day');
  });

  it.each([
    ['COMPUTER_SOFTWARE', 'Computer software'],
    ['book_meeting', 'Book meeting'],
    ['Wine & food', 'Wine & food'],
    ['iPhone repair', 'iPhone repair'],
  ])("make HubSpot's %s readable: %s", (code, words) => {
    expect(readable(code)).toBe(words);
  });
});
