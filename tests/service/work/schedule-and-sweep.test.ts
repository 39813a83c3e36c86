import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JobQueue } from '../../../src/operations/ports/job-queue.ts';
import { passedOfDay } from '../../../src/service/work/passed-of-day.ts';
import { schedulePortal } from '../../../src/service/work/schedule-portal.ts';
import { sweep } from '../../../src/service/work/sweep.ts';
import { createLog } from '../../../src/service/log.ts';

type Schedule = Parameters<JobQueue['schedule']>;

async function schedulesOf(portalId: string): Promise<readonly Schedule[]> {
  const schedules: Schedule[] = [];
  const schedule: JobQueue['schedule'] = (...given) => {
    schedules.push(given);
    return Promise.resolve();
  };
  await schedulePortal({ schedule }, { portalId, timeZone: 'Europe/Berlin' });
  return schedules;
}

describe('the schedule of a portal', () => {
  it('has the night, the tidying and Monday at seven, on the clocks of the portal', async () => {
    const [night, tidy, digest] = await schedulesOf('4711');
    expect(night).toMatchObject(['rescore_portal', '4711', { weekday: null, timeZone: 'Europe/Berlin' }]);
    expect(tidy).toMatchObject(['tidy', '4711', { weekday: null, timeZone: 'Europe/Berlin' }]);
    expect(digest).toEqual(['send_digest', '4711', { minuteOfDay: 420, weekday: 1, timeZone: 'Europe/Berlin' }]);
  });

  it('begins between 00:10 and 03:10, always at the same minute, and not at the same for all portals', async () => {
    const minuteOf = async (portalId: string): Promise<number> => (await schedulesOf(portalId))[0]![2].minuteOfDay;
    await fc.assert(
      fc.asyncProperty(fc.nat(999_999_999), async (id) => {
        const minute = await minuteOf(String(id));
        expect(minute).toBeGreaterThanOrEqual(10);
        expect(minute).toBeLessThanOrEqual(190);
        expect(await minuteOf(String(id))).toBe(minute);
      }),
    );
    const minutes = await Promise.all(Array.from({ length: 200 }, (_, index) => minuteOf(String(140_000_000 + index))));
    expect(new Set(minutes).size).toBeGreaterThan(80);
  });
});

describe('the share of a day that has passed', () => {
  it('is told by the clocks of the time zone', () => {
    expect(passedOfDay(new Date('2026-11-21T23:00:00Z'), 'Europe/Berlin')).toBe(0);
    expect(passedOfDay(new Date('2026-11-21T11:00:00Z'), 'Europe/Berlin')).toBe(0.5);
    expect(passedOfDay(new Date('2026-11-21T18:00:00Z'), 'Etc/UTC')).toBe(0.75);
  });
});

describe('the sweep', () => {
  it('has the events sorted that are older than a minute, and asks for nothing where there are none', async () => {
    const asked: Date[] = [];
    const sent: unknown[] = [];
    const doors = {
      intake: {
        portalsWaiting: (before: Date) => {
          asked.push(before);
          return Promise.resolve(asked.length === 1 ? ['11', '12'] : []);
        },
      },
      jobs: { send: (...given: readonly unknown[]) => Promise.resolve(void sent.push(given)) },
      log: createLog('fatal'),
      now: () => new Date('2026-11-21T12:00:00Z'),
    };
    await sweep(doors);
    await sweep(doors);
    expect(asked).toEqual([new Date('2026-11-21T11:59:00Z'), new Date('2026-11-21T11:59:00Z')]);
    expect(sent).toEqual([['sort_events', [{ portalId: '11' }, { portalId: '12' }]]]);
  });
});
