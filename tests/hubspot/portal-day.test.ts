import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createDayOfInstant,
  createInstantOfDay,
  parseDate,
  parseDay,
  parseInstant,
} from '../../src/hubspot/portal-day.ts';
import { formatIsoDay, parseIsoDay, toDay } from '../../src/scoring/day.ts';

const berlin = createDayOfInstant('Europe/Berlin');
const newYork = createDayOfInstant('America/New_York');

describe('createDayOfInstant', () => {
  it.each([
    ['2026-07-01T21:59:59Z', toDay(2026, 7, 1)],
    ['2026-07-01T22:00:00Z', toDay(2026, 7, 2)],
    ['2026-01-01T22:59:59Z', toDay(2026, 1, 1)],
    ['2026-01-01T23:00:00Z', toDay(2026, 1, 2)],
    ['1969-12-31T23:00:00Z', toDay(1970, 1, 1)],
  ])('puts %s on the day that it is in Berlin', (instant, day) => {
    expect(berlin(Date.parse(instant))).toBe(day);
  });

  it('changes the day at midnight on the days on which the clocks change', () => {
    expect(newYork(Date.parse('2026-03-08T04:59:59Z'))).toBe(toDay(2026, 3, 7));
    expect(newYork(Date.parse('2026-03-09T03:59:59Z'))).toBe(toDay(2026, 3, 8));
    expect(newYork(Date.parse('2026-11-02T04:59:59Z'))).toBe(toDay(2026, 11, 1));
    expect(newYork(Date.parse('2026-11-02T05:00:00Z'))).toBe(toDay(2026, 11, 2));
  });

  it.each(['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/Santiago'])(
    'agrees with the calendar of %s at every hour of a year',
    (timeZone) => {
      const dayOf = createDayOfInstant(timeZone);
      const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone });
      for (let hour = 0; hour < 366 * 24; hour += 1) {
        const instant = Date.UTC(2026, 0, 1, hour, 29, 59, 999);
        expect(formatIsoDay(dayOf(instant))).toBe(calendar.format(instant));
      }
    },
  );

  it('knows zones ahead of the date line', () => {
    expect(createDayOfInstant('Pacific/Kiritimati')(Date.parse('2026-01-01T10:00:00Z'))).toBe(toDay(2026, 1, 2));
  });

  it('refuses a time zone that there is not', () => {
    expect(() => createDayOfInstant('Europe/Atlantis')).toThrow(RangeError);
  });
});

describe('parseInstant', () => {
  it('reads ISO 8601 and the milliseconds of older answers', () => {
    expect(parseInstant('2026-07-01T21:59:59.123Z')).toBe(Date.UTC(2026, 6, 1, 21, 59, 59, 123));
    expect(parseInstant('2026-07-01T21:59:59+02:00')).toBe(Date.UTC(2026, 6, 1, 19, 59, 59));
    expect(parseInstant('1782943199000')).toBe(1_782_943_199_000);
  });

  it('reads a time without a zone as UTC, whatever the zone of this machine', () => {
    expect(parseInstant('2026-07-01T21:59:59')).toBe(Date.UTC(2026, 6, 1, 21, 59, 59));
  });

  it.each(['2026-07-01', 'yesterday', '2026-13-01T00:00:00Z', '12', '99999999999999999999'])(
    'takes %s for none',
    (text) => {
      expect(parseInstant(text)).toBeNull();
    },
  );
});

describe('parseDay and parseDate', () => {
  it('takes a plain date as it is', () => {
    expect(parseDay('2026-07-01', newYork)).toBe(toDay(2026, 7, 1));
    expect(parseDate('2026-07-01')).toBe(toDay(2026, 7, 1));
  });

  it('puts an instant on the day of the portal, and a date kept as midnight in UTC on its own day', () => {
    expect(parseDay('2026-07-01T00:00:00Z', newYork)).toBe(toDay(2026, 6, 30));
    expect(parseDate('2026-07-01T00:00:00Z')).toBe(toDay(2026, 7, 1));
    expect(parseDate(String(Date.UTC(2026, 6, 1)))).toBe(toDay(2026, 7, 1));
  });

  it.each(['2026-02-30', 'soon', ''])('takes "%s" for no day', (text) => {
    expect(parseDay(text, newYork)).toBeNull();
    expect(parseDate(text)).toBeNull();
  });
});

describe('the instant of a day and hour', () => {
  it.each([
    ['Europe/Berlin', '2026-11-27', 9, '2026-11-27T08:00:00Z'],
    ['Europe/Berlin', '2026-07-01', 9, '2026-07-01T07:00:00Z'],
    ['Europe/Berlin', '2026-03-29', 9, '2026-03-29T07:00:00Z'],
    ['Europe/Berlin', '2026-10-25', 9, '2026-10-25T08:00:00Z'],
    ['America/Los_Angeles', '2026-11-27', 9, '2026-11-27T17:00:00Z'],
    ['Pacific/Auckland', '2026-11-27', 9, '2026-11-26T20:00:00Z'],
    ['UTC', '2026-11-27', 0, '2026-11-27T00:00:00Z'],
  ])('in %s, %s at %i, is %s', (timeZone, on, hour, instant) => {
    expect(createInstantOfDay(timeZone)(parseIsoDay(on) ?? Number.NaN, hour)).toBe(Date.parse(instant));
  });

  it('is on that day again, in any zone', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Chatham'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 40_000 }), (timeZone, day) => {
        expect(createDayOfInstant(timeZone)(createInstantOfDay(timeZone)(day, 9))).toBe(day);
      }),
    );
  });
});
