import { describe, expect, it } from 'vitest';
import { ZonedTime } from '../../../sandbox/portal/csv/zoned-time.ts';

const berlin = new ZonedTime('Europe/Berlin');

describe('a time of a zone', () => {
  it.each([
    ['2026-01-15 09:30', '2026-01-15T08:30:00.000Z'],
    ['2026-07-15T09:30:15', '2026-07-15T07:30:15.000Z'],
    ['2026-07-15', '2026-07-15T10:00:00.000Z'],
    ['2026-03-29 01:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29 03:00', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25 04:00', '2026-10-25T03:00:00.000Z'],
    ['2026-07-15T09:30:00Z', '2026-07-15T09:30:00.000Z'],
    ['2026-07-15 09:30+05:30', '2026-07-15T04:00:00.000Z'],
    ['2026-07-15T09:30:00.123-0400', '2026-07-15T13:30:00.000Z'],
  ])('reads %s', (text, instant) => {
    expect(berlin.readInstant(text)?.toISOString()).toBe(instant);
  });

  it.each(['2026-02-30', '2026-13-01', '15.07.2026', '07/15/2026', '2026-07-15 25:00', 'yesterday', ''])(
    'refuses %j',
    (text) => {
      expect(berlin.readInstant(text)).toBeNull();
    },
  );

  it('lies on the day that the calendar of the zone shows', () => {
    const lateEvening = new Date('2026-07-14T22:30:00Z');
    expect(berlin.dayOf(lateEvening)).toBe('2026-07-15');
    expect(new ZonedTime('America/New_York').dayOf(lateEvening)).toBe('2026-07-14');
  });

  it('has a zone that exists', () => {
    expect(() => new ZonedTime('Mars/Olympus')).toThrow(RangeError);
  });
});
