import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { DONE, describeJobsOnBothDrivers, handlersWith, refreshOf, stateOf, WITHIN } from './jobs-bed.ts';

describeJobsOnBothDrivers('what the queue keeps', (bed) => {
  it('keeps what failed too often, with its reason, until somebody replays or drops it', async () => {
    const [portalId, other] = [bed().newPortalId(), bed().newPortalId()];
    const queue = await bed().open();
    await queue.send('refresh_company', [
      refreshOf(portalId, 1, 'person'),
      refreshOf(portalId, 2),
      refreshOf(other, 1),
    ]);
    // As if the tries before had failed too: their waits are long.
    await bed().runSql('update loyalty_jobs.job set retry_count = retry_limit');
    let fails = true;
    const done: string[] = [];
    await queue.work(
      handlersWith({
        refresh_company: (jobs) => {
          if (!fails) done.push(...jobs.map(({ data }) => data.companyId));
          return Promise.resolve(jobs.map(() => (fails ? { kind: 'failed', reason: 'HubSpot refused it.' } : DONE)));
        },
      }),
    );
    await vi.waitFor(async () => expect((await stateOf(queue, 'refresh_company')).dead).toBe(3), WITHIN);
    fails = false;
    const dead = await queue.listDead(portalId, 10);
    expect(
      dead
        .map(({ data }) => data)
        .sort((a, b) => ('companyId' in a && 'companyId' in b ? a.companyId.localeCompare(b.companyId) : 0)),
    ).toEqual([refreshOf(portalId, 1, 'person'), refreshOf(portalId, 2)]);
    expect(dead[0]).toMatchObject({ name: 'refresh_company', portalId, reason: 'HubSpot refused it.', attempts: 13 });
    expect(await queue.listDead(null, 2)).toHaveLength(2);

    expect(
      await queue.replayDead(
        other,
        dead.map(({ id }) => id),
      ),
    ).toBe(0);
    const first = dead.find(({ data }) => 'companyId' in data && data.companyId === '1');
    expect(await queue.replayDead(portalId, [first!.id])).toBe(1);
    await vi.waitFor(() => expect(done).toEqual(['1']), WITHIN);
    expect(await queue.dropDead(portalId, null)).toBe(1);
    expect(await queue.listDead(portalId, 10)).toEqual([]);
    expect(await queue.listDead(other, 10)).toHaveLength(1);
    await queue.dropPortal(other);
    expect(await queue.listDead(null, 10)).toEqual([]);
  });

  it('makes up once for a night that nobody was there for, and forgets the schedule of a portal that is dropped', async () => {
    const [portalId, dropped] = [bed().newPortalId(), bed().newPortalId()];
    const queue = await bed().open();
    const halfAnHourAgo = new Date(Date.now() - 30 * 60_000);
    const minuteOfDay = 60 * halfAnHourAgo.getUTCHours() + halfAnHourAgo.getUTCMinutes();
    for (const portal of [portalId, dropped]) {
      await queue.schedule('rescore_portal', portal, { minuteOfDay, weekday: null, timeZone: 'Etc/UTC' });
    }
    await queue.dropPortal(dropped);
    await bed().runSql(`update loyalty_jobs.schedule set created_on = now() - interval '2 hours'`);
    await bed().runSql(`update loyalty_jobs.version set cron_on = now() - interval '2 hours'`);
    // A start of the program says it again, and takes nothing away from what is due.
    await queue.schedule('rescore_portal', portalId, { minuteOfDay, weekday: null, timeZone: 'Etc/UTC' });
    const nights: string[] = [];
    await queue.work(
      handlersWith({
        rescore_portal: (jobs) => {
          nights.push(...jobs.map(({ data }) => data.portalId));
          return Promise.resolve(jobs.map(() => DONE));
        },
      }),
    );
    await vi.waitFor(() => expect(nights).toEqual([portalId]), { timeout: 45_000, interval: 200 });
    await sleep(1500);
    expect(nights).toEqual([portalId]);
  });
});
