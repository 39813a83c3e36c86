import { describe, expect, it } from 'vitest';
import { createWords } from '../../extensions/cards/sentences/words.ts';
import { sayChance, sayLoss } from '../../extensions/cards/sentences/chance.ts';
import { chooseTexts } from '../../extensions/shared/texts/choose-texts.ts';
import { de } from '../../extensions/shared/texts/de.ts';
import { en } from '../../extensions/shared/texts/en.ts';
import { DRIVER_NAMES, NEXT_ACTIONS } from '../../src/scoring/types.ts';

/** Every text of a catalogue by its path; what makes sentences is called with samples. */
function allTexts(value: unknown, path: string, sample: (index: number) => unknown): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const sentence = value as (...samples: unknown[]) => unknown;
    const made = sentence(...Array.from({ length: value.length }, (_, index) => sample(index)));
    return [[path, String(made)]];
  }
  if (typeof value !== 'object' || value === null) throw new Error(`${path} is no text`);
  return Object.entries(value).flatMap(([key, part]) => allTexts(part, path === '' ? key : `${path}.${key}`, sample));
}

/** Serves as a number and as a text, whichever a sentence takes. */
const numbers = (index: number): unknown => Object(`${index + 2}`);
/** Words that both languages share. */
const SAME_IN_BOTH = new Set([
  'labels.segment.ideal',
  'labels.readAs.pilot',
  'labels.record.deal',
  'labels.record.ticket',
  'details.columns.name',
  'entries.override.segment',
  'details.columns.segment',
  'segmentTag',
  'headlines.standing',
  'percent',
]);

describe('the catalogues', () => {
  it.each([
    ['English', en],
    ['German', de],
  ])('have no empty and no unfinished text: %s', (_name, texts) => {
    for (const [path, text] of allTexts(texts, '', numbers)) {
      expect(text.trim(), path).not.toBe('');
      expect(text, path).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });

  it('leave nothing in English for a German reader', () => {
    const german = new Map(allTexts(de, '', numbers));
    const untranslated = allTexts(en, '', numbers)
      .filter(([path, text]) => german.get(path) === text && !SAME_IN_BOTH.has(path))
      .map(([path]) => path);
    expect(untranslated).toEqual([]);
  });

  it.each([
    ['English', en],
    ['German', de],
  ])('name every driver and every next step that scoring knows: %s', (_name, texts) => {
    expect(Object.keys(texts.labels.driver).toSorted()).toEqual([...DRIVER_NAMES].toSorted());
    expect(Object.keys(texts.nextSteps.buttons).toSorted()).toEqual([...NEXT_ACTIONS].toSorted());
    const sentences = [...Object.keys(texts.nextSteps.sentences), 'record_renewal_outcome'];
    expect(sentences.toSorted()).toEqual([...NEXT_ACTIONS].toSorted());
  });

  it('are chosen by the language of the locale, English where there is none', () => {
    expect(chooseTexts('de-AT').language).toBe('de');
    expect(chooseTexts('en-US').language).toBe('en');
    expect(chooseTexts('pt-BR').language).toBe('en');
  });

  it('never speak of causes', () => {
    for (const [path, text] of allTexts(en, '', numbers)) {
      if (path === 'details.drivers.correlation') continue;
      expect(text, path).not.toMatch(/\b(raises?|lowers?|causes?|leads? to|because of|thanks to)\b/i);
    }
  });
});

describe('chances', () => {
  const words = createWords('en-gb', 'EUR');

  it.each([
    [92.2, '92 in 100'],
    [99.4, '99 in 100'],
    [99.5, 'more than 99 in 100'],
    [0.4, 'fewer than 1 in 100'],
  ])('say a score of %d as "%s"', (score, said) => {
    expect(sayChance(score, words)).toBe(said);
  });

  it.each([
    [61, 'about 4 in 10'],
    [97, 'about 3 in 100'],
    [100, 'about 1 in 100'],
    [2, 'about 98 in 100'],
  ])('say what is lost at a score of %d as "%s"', (score, said) => {
    expect(sayLoss(score, words)).toBe(said);
  });
});
