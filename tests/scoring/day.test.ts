import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, formatIsoDay, parseIsoDay, toDay, yearsBetween } from '../../src/scoring/day.ts';
import { day } from '../support/histories.ts';

describe('days', () => {
  it('count from 1 January 1970', () => {
    expect(toDay(1970, 1, 1)).toBe(0);
    expect(toDay(1970, 2, 1)).toBe(31);
    expect(toDay(1969, 12, 31)).toBe(-1);
    expect(parseIsoDay('2026-11-21')).toBe(20778);
  });

  it('survive being written and read again', () => {
    for (const text of ['1969-12-31', '2000-02-29', '2026-11-21', '2100-02-28']) {
      expect(formatIsoDay(day(text))).toBe(text);
    }
  });

  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '21.11.2026', '2026-11-21T00:00', '', '0050-01-01'])(
    'are not read from "%s"',
    (text) => {
      expect(parseIsoDay(text)).toBeNull();
    },
  );

  it('are read with blanks around them', () => {
    expect(parseIsoDay(' 2026-11-21 ')).toBe(day('2026-11-21'));
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-21', 12, '2027-11-21'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-11-21', -12, '2025-11-21'],
    ['2026-11-30', 3, '2027-02-28'],
  ])('%s and %i months are %s', (from, months, expected) => {
    expect(formatIsoDay(addMonths(day(from), months))).toBe(expected);
  });

  it('move by months as the calendar does, back and forth over leap years and centuries', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -200_000, max: 200_000 }),
        fc.integer({ min: -6000, max: 6000 }),
        (from, months) => {
          const date = new Date(formatIsoDay(from));
          const target = date.getUTCMonth() + months;
          const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), target + 1, 0)).getUTCDate();
          const moved = new Date(Date.UTC(date.getUTCFullYear(), target, Math.min(date.getUTCDate(), lastOfMonth)));
          expect(formatIsoDay(addMonths(from, months))).toBe(formatIsoDay(moved.getTime() / 86_400_000));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('lie a mean year apart after 365.25 days', () => {
    expect(yearsBetween(0, 1461)).toBe(4);
  });
});
