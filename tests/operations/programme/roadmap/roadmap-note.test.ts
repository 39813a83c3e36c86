import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isRoadmapNote,
  parseRoadmapLines,
  toRoadmapLines,
} from '../../../../src/operations/programme/roadmap/roadmap-note.ts';

describe('a note about a roadmap exchange', () => {
  it('begins with what it is, and says who entered it, by when, where they want to be and what we told them', () => {
    const text = { theirs: 'Two plants\nfully automatic', byYear: 2029, ours: 'Version 5 in spring', by: 'a@b.com' };
    const lines = toRoadmapLines(text);
    expect(lines).toEqual([
      'Roadmap exchange · Loyalty Lens',
      'Entered by: a@b.com',
      'By year: 2029',
      'Where they want to be: Two plants',
      'fully automatic',
      'What we told them: Version 5 in spring',
    ]);
    expect(parseRoadmapLines([...lines, '[loyalty-roadmap-1-x]', 'added by hand later'])).toEqual(text);
  });

  it('is understood where a person wrote it, in either language and in any order', () => {
    const lines = ['ROADMAP-AUSTAUSCH mit Frau Weiß', 'Sie bauen aus.', 'Unsere Pläne: keine', 'Bis Jahr: 2030, etwa'];
    expect(parseRoadmapLines(lines)).toEqual({ theirs: 'Sie bauen aus.', byYear: 2030, ours: 'keine', by: '' });
    expect(parseRoadmapLines(['Roadmap Exchange'])).toEqual({ theirs: '', byYear: null, ours: '', by: '' });
    expect(parseRoadmapLines(['Roadmap exchange', 'Year: 20299'])).toMatchObject({ byYear: null });
  });

  it('is not every note that speaks of a roadmap', () => {
    for (const lines of [
      [],
      ['They asked for our roadmap exchange'],
      ['Roadmap sent'],
      ['Price', 'Roadmap exchange'],
    ]) {
      expect([isRoadmapNote(lines), parseRoadmapLines(lines)]).toEqual([false, null]);
    }
  });

  it('says who entered it and the year, whatever people wrote into it', () => {
    const text = fc.array(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('By year: 1999', 'Entered by: somebody', 'What we told them: x', '[loyalty-roadmap-1-a]', ':'),
      ),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(text, text, fc.option(fc.integer({ min: 2026, max: 2056 })), (theirs, ours, byYear) => {
        const lines = toRoadmapLines({ theirs: theirs.join('\n'), ours: ours.join('\n'), byYear, by: 'a@b.com' });
        const said = parseRoadmapLines([...lines, '[loyalty-roadmap-1-x]']);
        expect(said?.by.split('\n')[0]).toBe('a@b.com');
        if (byYear !== null) expect(said?.byYear).toBe(byYear);
        const words = (parts: readonly string[]): string => parts.join('\n').replaceAll(/[\s–]/g, '');
        expect(words([said?.theirs ?? '', said?.ours ?? ''])).toBe(words([...theirs, ...ours]));
      }),
    );
  });
});
