import { describe, expect, it } from 'vitest';
import { otherBudgetOfDay, writeBudgetNote } from '../../../src/scoring/reading/budget-note.ts';
import { day } from '../../support/histories.ts';

const FEBRUARY = day('2026-02-03');

describe('the note of which budget a day belongs to', () => {
  it('says amount and day, and is read back', () => {
    expect(writeBudgetNote(60_000, FEBRUARY)).toBe('60000 as of 2026-02-03');
    for (const amount of [60_000, 0.5, 1e15])
      expect(otherBudgetOfDay(amount, FEBRUARY, writeBudgetNote(amount, FEBRUARY))).toBeNull();
  });

  it('tells an amount that was changed without its day', () => {
    expect(otherBudgetOfDay(80_000, FEBRUARY, '60000 as of 2026-02-03')).toBe(60_000);
  });

  it('says nothing where the day was changed too, where there is no note, or where it cannot be read', () => {
    expect(otherBudgetOfDay(80_000, day('2026-11-20'), '60000 as of 2026-02-03')).toBeNull();
    for (const note of [null, '', 'about 60000', '60000 as of yesterday', 'sixty as of 2026-02-03'])
      expect(otherBudgetOfDay(80_000, FEBRUARY, note)).toBeNull();
  });
});
