import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextNightlyRun, nightlyMinute } from '../../../src/service/work/nightly-minute.ts';

const BERLIN = { portalId: '4711', timeZone: 'Europe/Berlin' };

describe("a portal's nightly run", () => {
  it('begins between 00:10 and 03:10, always at the same minute', () => {
    fc.assert(
      fc.property(fc.nat().map(String), (portalId) => {
        const minute = nightlyMinute(portalId);
        expect(minute).toBeGreaterThanOrEqual(10);
        expect(minute).toBeLessThanOrEqual(190);
        expect(nightlyMinute(portalId)).toBe(minute);
      }),
    );
  });

  it('is this night before its minute and the next one after it, on the clocks of the portal', () => {
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/Berlin',
      timeStyle: 'short',
      dateStyle: 'short',
    });
    const minute = nightlyMinute('4711');
    const time = `0${String(Math.floor(minute / 60))}:${String(minute % 60).padStart(2, '0')}`;
    const said = (now: string): string => clock.format(nextNightlyRun(BERLIN, new Date(now)));
    expect(said('2026-11-20T23:01:00Z')).toBe(`21/11/2026, ${time}`);
    expect(said('2026-11-21T12:00:00Z')).toBe(`22/11/2026, ${time}`);
  });

  it('always lies ahead, and within a day and the hour that clocks may be turned', () => {
    const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata'), (now, timeZone) => {
        const ahead = nextNightlyRun({ portalId: '4711', timeZone }, now).getTime() - now.getTime();
        expect(ahead).toBeGreaterThan(0);
        expect(ahead).toBeLessThanOrEqual(25 * 3_600_000);
      }),
    );
  });
});
