import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayOfInstant,
  daysBetween,
  fromDayNumber,
  parseDay,
  parseInstant,
  toDayNumber,
} from '../../extensions/shared/days.ts';
import { createFormat, toLocale } from '../../extensions/shared/format.ts';
import { roundToTotal, toScore } from '../../extensions/shared/rounding.ts';
import { fromInputDate, toInputDate } from '../../extensions/shared/input-date.ts';

describe('days', () => {
  it('count whole days, over leap days and changes of the clock', () => {
    expect(daysBetween('2026-11-21', '2027-02-28')).toBe(99);
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2027-03-01', '2027-02-28')).toBe(-1);
  });

  it.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', '', '2026-01-01T00:00'])(
    'know that %j is none',
    (day) => {
      expect(toDayNumber(day)).toBeNull();
    },
  );

  it('go to numbers and back unchanged', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 60_000 }), (number) => {
        expect(toDayNumber(fromDayNumber(number))).toBe(number);
      }),
    );
  });

  it('go to the date field, whose months start at 0, and back unchanged', () => {
    expect(toInputDate('2026-01-31')).toEqual({ year: 2026, month: 0, date: 31 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (number) => {
        const day = fromDayNumber(number);
        expect(fromInputDate(toInputDate(day))).toBe(day);
      }),
    );
  });

  it('fall where the time zone has them, and in UTC where it is unknown', () => {
    const instant = new Date('2026-11-21T23:30:00.000Z');
    expect(dayOfInstant(instant, 'Asia/Tokyo')).toBe('2026-11-22');
    expect(dayOfInstant(instant, 'America/New_York')).toBe('2026-11-21');
    expect(dayOfInstant(instant, 'Middle/Earth')).toBe('2026-11-21');
  });

  it('are read from what HubSpot gives, and from nothing else', () => {
    expect(parseDay('2027-02-28')).toBe('2027-02-28');
    expect(parseDay('1803772800000')).toBe('2027-02-28');
    expect(parseDay('')).toBeNull();
    expect(parseDay('next week')).toBeNull();
    expect(parseInstant('')).toBeNull();
    expect(parseInstant('2026-11-21T08:30:00Z')?.toISOString()).toBe('2026-11-21T08:30:00.000Z');
  });
});

describe('rounding', () => {
  it('keeps what is shown adding up to the rounded total, each part within one unit', () => {
    const parts = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 25 });
    fc.assert(
      fc.property(parts, fc.constantFrom(0, 1), (values, decimals) => {
        const unit = 10 ** decimals;
        const rounded = roundToTotal(values, decimals);
        const inUnits = rounded.parts.map((part) => Math.round(part * unit));
        expect(inUnits.reduce((sum, part) => sum + part, 0)).toBeCloseTo(Math.round(rounded.total * unit), 6);
        rounded.parts.forEach((part, index) => {
          expect(Math.abs(part - values[index]!)).toBeLessThanOrEqual(1 / unit + 1e-6);
        });
      }),
    );
  });

  it('gives the score the one decimal that the written property has', () => {
    expect(toScore(0.92249)).toBe(92.2);
    expect(toScore(1)).toBe(100);
  });
});

describe('formats', () => {
  it("writes money, numbers and days in the user's way", () => {
    const british = createFormat('en-GB', 'EUR');
    expect(british.money(48_000)).toBe('€48,000');
    expect(british.money(-0.2)).toBe('€0');
    expect(british.fullDate('2027-02-28')).toBe('28 Feb 2027');
    expect(british.shortDate('2026-10-10', '2026-11-21')).toBe('10 Oct');
    expect(british.shortDate('2025-10-10', '2026-11-21')).toBe('10 Oct 2025');
    expect(british.points(3)).toBe('+3.0');
    expect(british.points(-0.04)).toBe('0.0');
    expect(createFormat('de-DE', 'EUR').money(48_000)).toBe('48.000\u00a0€');
    expect(createFormat('en-US', 'USD').fullDate('2027-02-28')).toBe('Feb 28, 2027');
  });

  it('writes a plain number while the currency is unknown or no currency at all', () => {
    expect(createFormat('en-GB', null).money(48_000)).toBe('48,000');
    expect(createFormat('en-GB', 'EURO').money(48_000)).toBe('48,000');
  });

  it('shows a dash for a day that is none, and does not fail', () => {
    expect(createFormat('en-GB', 'EUR').fullDate('2026-02-30')).toBe('--');
  });

  it.each([
    ['de-de', 'de-DE'],
    ['en_US', 'en-US'],
    ['', 'en-GB'],
    [undefined, 'en-GB'],
    ['!!', 'en-GB'],
  ])('takes HubSpot\u2019s locale %j for %s', (said, locale) => {
    expect(toLocale(said)).toBe(locale);
  });
});
