import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextMidnight } from '../../../../src/hubspot/client/limits/portal-midnight.ts';
import { createDayOfInstant } from '../../../../src/hubspot/portal-day.ts';

const midnightAfter = (instant: string, timeZone: string): string =>
  new Date(nextMidnight(Date.parse(instant), createDayOfInstant(timeZone))).toISOString();

describe('nextMidnight', () => {
  it.each([
    ['2026-11-21T12:00:00Z', 'UTC', '2026-11-22T00:00:00.000Z'],
    ['2026-11-21T12:00:00Z', 'Europe/Berlin', '2026-11-21T23:00:00.000Z'],
    ['2026-11-21T23:00:00Z', 'Europe/Berlin', '2026-11-22T23:00:00.000Z'],
    // The day on which Berlin's clocks go back has 25 hours, the one on which they go forward 23.
    ['2026-10-24T22:00:00Z', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    ['2026-03-28T23:00:00Z', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-11-21T12:00:00Z', 'Asia/Kathmandu', '2026-11-21T18:15:00.000Z'],
  ])('after %s in %s is %s', (instant, timeZone, midnight) => {
    expect(midnightAfter(instant, timeZone)).toBe(midnight);
  });

  it('is the first instant of the next day, in any zone', () => {
    const zones = fc.constantFrom('America/Sao_Paulo', 'Pacific/Apia', 'Africa/Cairo', 'Australia/Lord_Howe', 'UTC');
    const instants = fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2030, 0, 1) });
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        const dayOf = createDayOfInstant(zone);
        const midnight = nextMidnight(instant, dayOf);
        expect(dayOf(midnight)).toBeGreaterThan(dayOf(instant));
        expect(dayOf(midnight - 1)).toBe(dayOf(instant));
      }),
      { numRuns: 60 },
    );
  });
});
