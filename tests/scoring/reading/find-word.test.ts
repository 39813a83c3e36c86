import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findWord } from '../../../src/scoring/reading/find-word.ts';

const containsWord = (text: string, words: readonly string[]): boolean => findWord(text, words) !== null;

describe('looking for words', () => {
  it.each([
    ['Your renewal, as discussed', ['renewal'], true],
    ['Re:Renewal', ['renewal'], true],
    ['Renewable energy', ['renewal', 'renew'], false],
    ['A CONTRACT  extension!', ['contract extension'], true],
    ['Contract and extension', ['contract extension'], false],
    ['Co-term of both contracts', ['co-term'], true],
    ['Verlängerung', ['verlängerung'], true],
    ['', ['renewal'], false],
    ['(renewal)', ['renewal'], true],
    ['anything', ['-'], false],
    ['', ['-'], false],
    ['anything', [], false],
    ['a.b and (c', ['a.b', '(c'], true],
    ['axb', ['a.b'], false],
  ])('"%s" holds one of %j: %s', (text, words, found) => {
    expect(containsWord(text, words)).toBe(found);
  });

  it.each([
    ['Renewals', 'renewal', true],
    ['renewed', 'renew', true],
    ['Renewing', 'renew', true],
    ['Verlängerungen', 'Verlängerung', true],
    ['contract extensions', 'contract extension', true],
    ['contracts extension', 'contract extension', false],
    ['POCs', 'poc', true],
    ['poced', 'poc', false],
    ['planed', 'plan', false],
    ['renewally', 'renewal', false],
    ['autorenewal', 'renewal', false],
    ['auto-renewal', 'renewal', true],
  ])('"%s" holds "%s" or a form of it: %s', (text, word, found) => {
    expect(containsWord(text, [word])).toBe(found);
  });

  it('reads an umlaut however it is written', () => {
    const written = ['Verlängerung', 'VERLÄNGERUNG', 'Verlaengerung', 'Verla\u0308ngerung'];
    for (const text of written) for (const word of written) expect(containsWord(text, [word])).toBe(true);
    expect(containsWord('Maßnahme', ['massnahme'])).toBe(true);
  });

  it('names the word as the list has it, and the first that the text holds', () => {
    expect(findWord('Vertragsverlaengerungen und Renewals', ['Renewal', 'Vertragsverlängerung'])).toBe(
      'Vertragsverlängerung',
    );
    expect(findWord('POCs of renewal', ['renewal', 'PoC'])).toBe('PoC');
    expect(findWord('nothing of it', ['renewal'])).toBeNull();
  });

  it('says of a text the same when it is asked again, and another list something else', () => {
    const [renewals, pilots] = [['renewal'], ['pilot']];
    for (let time = 0; time < 2; time += 1) {
      expect(findWord('Renewal of the pilot', renewals)).toBe('renewal');
      expect(findWord('Renewal of the pilot', pilots)).toBe('pilot');
      expect(findWord('Renewal', pilots)).toBeNull();
    }
  });

  it('goes on finding in more texts than are kept', () => {
    const words = ['renewal'];
    const found = Array.from({ length: 50_002 }, (_, place) => containsWord(`Renewal ${String(place)}`, words));
    expect(found).not.toContain(false);
    expect(containsWord('Renewal 0', words)).toBe(true);
    expect(containsWord('Pilot 0', words)).toBe(false);
  });

  it('finds any phrase between any others, and never inside a word', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{3,9}$/), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(words, words, words, (before, phrase, after) => {
        const wanted = phrase.join(' ');
        expect(containsWord([...before, ...phrase, ...after].join(', '), [wanted])).toBe(true);
        expect(containsWord(`x${wanted}`, [wanted])).toBe(false);
      }),
    );
  });
});
