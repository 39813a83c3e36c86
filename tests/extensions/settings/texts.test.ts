import { describe, expect, it } from 'vitest';
import { chooseTexts } from '../../../extensions/settings/texts/choose-texts.ts';
import { de } from '../../../extensions/settings/texts/de.ts';
import { en } from '../../../extensions/settings/texts/en.ts';
import { EXCLUSION_SENTENCES } from '../../../src/scoring/reading/exclusion-sentences.ts';
import { createWords } from '../../../extensions/settings/sentences/words.ts';
import { sayDifference, sayEntry } from '../../../extensions/settings/sentences/say-entry.ts';

/** Every text of a catalogue by its path; what makes sentences is called with samples. */
function allTexts(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const sentence = value as (...samples: unknown[]) => unknown;
    const samples = Array.from({ length: value.length }, (_, index) => Object(String(index + 2)) as unknown);
    return [[path, String(sentence(...samples))]];
  }
  if (typeof value !== 'object' || value === null) throw new Error(`${path} is no text`);
  return Object.entries(value).flatMap(([key, part]) => allTexts(part, path === '' ? key : `${path}.${key}`));
}

/** Units, names and signs that both languages write alike. */
const SAME_IN_BOTH = new Set([
  'editing.units.percent',
  'editing.units.ratio',
  'editing.labelWithUnit',
  'editing.conflict.about',
  'previews.segments.segment',
  'previews.arrow',
  'page.changes.line',
  'page.changes.half',
  'page.changes.version',
  'page.tabs.model',
  'page.glossary.words.5.0',
  'fields.admins.label',
]);
const MAY_BE_EMPTY = new Set(['editing.units.ratio']);

describe('the words of the settings page', () => {
  it.each([
    ['English', en],
    ['German', de],
  ])('are all there and finished: %s', (_name, texts) => {
    for (const [path, text] of allTexts(texts, '')) {
      if (!MAY_BE_EMPTY.has(path)) expect(text.trim(), path).not.toBe('');
      expect(text, path).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it('leave nothing in English for a German reader', () => {
    const german = new Map(allTexts(de, ''));
    const untranslated = allTexts(en, '')
      .filter(([path, text]) => german.get(path) === text && !SAME_IN_BOTH.has(path))
      .map(([path]) => path);
    expect(untranslated).toEqual([]);
  });

  it('explain as many words in German as in English', () => {
    expect(de.page.glossary.words).toHaveLength(en.page.glossary.words.length);
  });

  it('never speak of causes', () => {
    for (const [path, text] of allTexts(en, ''))
      expect(text, path).not.toMatch(/\b(causes?|leads? to|because of|thanks to)\b/i);
  });

  it('are chosen by the language of the locale, English where there is none', () => {
    expect(chooseTexts('de-CH').language).toBe('de');
    expect(chooseTexts('fr').language).toBe('en');
  });
});

describe('values in words', () => {
  const german = createWords('de-de', 'EUR', 'Europe/Berlin');
  const english = createWords('en-gb', 'EUR', 'Nowhere/At all');

  it.each([
    ['percent', 12.5, '12,5 %'],
    ['money', 90_000, '90.000 €'],
    ['days', 60, '60 Tage'],
    ['ratio', 3, '3'],
    ['money', null, 'Nicht eingetragen'],
    ['words', '', 'keine'],
    ['toggle', true, 'Ja'],
    ['choice', 'partner', 'Den Partner'],
    ['words', 'a\nb', 'a, b'],
  ] as const)('say a value of the kind %s', (kind, value, said) => {
    expect(sayEntry(kind, value, german).replaceAll('\u00A0', ' ')).toBe(said);
  });

  it('say of a list what goes and what comes', () => {
    const words = { name: 'renewalWords', from: 'renewal\nextension', to: 'renewal\nFolgevertrag' } as const;
    expect(sayDifference(words, 'words', english)).toEqual({
      name: 'Words of a renewal',
      from: 'without: extension',
      to: 'with: Folgevertrag',
    });
  });

  it('name only so many words of a list as told, and how many more there are', () => {
    const words = { name: 'renewalWords', from: 'a\nb\nc\nd', to: 'e' } as const;
    expect(sayDifference(words, 'words', english, 3)).toMatchObject({
      from: 'without: a, b, c and 1 more',
      to: 'with: e',
    });
  });

  it('say an instant in the time zone of the portal, in UTC where that is unknown, and nothing where it is none', () => {
    expect(german.instant('2026-11-21T23:30:00.000Z')).toBe('22.11.2026, 00:30');
    expect(english.instant('2026-11-21T23:30:00.000Z')).toBe('21 Nov 2026, 23:30');
    expect(english.instant('soon')).toBeNull();
    expect(english.instant(null)).toBeNull();
  });

  it('name every reason for which scoring leaves an activity out', () => {
    for (const reason of Object.keys(EXCLUSION_SENTENCES)) expect(german.labels.exclusion).toHaveProperty(reason);
  });
});
