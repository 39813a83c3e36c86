import { describe, expect, it } from 'vitest';
import { createJobHandlers } from '../../../src/service/work/create-job-handlers.ts';
import { jobOf, openWorkDesk } from './work-desk.ts';

describe('the schedules of a portal', () => {
  it('follow its time zone from the next job on, and are put down once for each', async () => {
    const desk = await openWorkDesk();
    let { account } = desk;
    const accounts = { open: () => Promise.resolve(account) };
    const handlers = createJobHandlers({ ...desk.doors, accounts });
    const sort = () => handlers.sort_events([jobOf<'sort_events'>({ portalId: desk.portalId })]);
    await sort();
    await sort();
    const before = account.portal.timeZone;
    account = { ...account, portal: { ...account.portal, timeZone: 'Pacific/Auckland' } };
    await sort();
    await sort();
    const ofNights = desk.scheduled.filter(([name]) => name === 'rescore_portal').map(([, timeZone]) => timeZone);
    expect(ofNights).toEqual([before, 'Pacific/Auckland']);
    expect(desk.scheduled).toHaveLength(6);
  });

  it('are not known any more where the app is not installed any more', async () => {
    const desk = await openWorkDesk();
    await desk.handlers.sort_events([jobOf<'sort_events'>({ portalId: desk.portalId })]);
    desk.installed = false;
    await desk.handlers.sort_events([jobOf<'sort_events'>({ portalId: desk.portalId })]);
    expect(desk.dropped).toEqual([desk.portalId]);
    desk.installed = true;
    await desk.handlers.sort_events([jobOf<'sort_events'>({ portalId: desk.portalId })]);
    expect(desk.scheduled).toHaveLength(6);
  });
});
