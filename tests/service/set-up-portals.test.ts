import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Accounts } from '../../src/accounts/account.ts';
import { setUpPortals } from '../../src/service/set-up-portals.ts';
import { createPlanner } from '../../src/service/work/planner.ts';
import { memoryPortalStore } from '../support/memory-portal-store.ts';
import { readLog } from './signed.ts';

function openDesk() {
  const scheduled: string[] = [];
  const sent: string[] = [];
  const state: { portals: string[]; broken: string | null } = { portals: [], broken: null };
  const open = async (portalId: string): Promise<unknown> => {
    if (portalId === state.broken) throw new Error('HubSpot is away');
    const store = memoryPortalStore(portalId, () => new Date(0));
    return { portal: { portalId, currency: 'EUR', timeZone: 'UTC' }, store, today: () => 20_000 };
  };
  const doors = {
    accounts: { list: async () => state.portals, open } as unknown as Accounts,
    planner: createPlanner({
      schedule: async (name: string, portalId: string) => void scheduled.push(`${portalId} ${name}`),
    }),
    jobs: {
      send: async (name: string, jobs: readonly { readonly portalId: string }[]) =>
        void sent.push(...jobs.map(({ portalId }) => `${portalId} ${name}`)),
    },
    log: readLog().log,
  };
  return { scheduled, sent, state, doors };
}

describe('setting installed accounts up', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('schedules each, and has one read that was never scored', async () => {
    const { scheduled, sent, state, doors } = openDesk();
    state.portals = ['11', '12'];
    const settingUp = setUpPortals(doors);
    await vi.advanceTimersByTimeAsync(0);
    settingUp.stop();
    expect(sent).toEqual(['11 rescore_portal', '12 rescore_portal']);
    expect(scheduled.filter((each) => each.startsWith('11 ')).sort()).toEqual([
      '11 rescore_portal',
      '11 send_digest',
      '11 tidy',
    ]);
  });

  it('sets the others up where one cannot be reached, and that one as soon as it can', async () => {
    const { sent, state, doors } = openDesk();
    state.portals = ['11', '12'];
    state.broken = '11';
    const settingUp = setUpPortals(doors);
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toEqual(['12 rescore_portal']);
    state.broken = null;
    await vi.advanceTimersByTimeAsync(60_000);
    settingUp.stop();
    expect(sent).toEqual(['12 rescore_portal', '11 rescore_portal']);
  });

  it('finds an account that HubSpot could not be asked for at the start', async () => {
    const { sent, state, doors } = openDesk();
    const settingUp = setUpPortals(doors);
    await vi.advanceTimersByTimeAsync(0);
    state.portals = ['11'];
    await vi.advanceTimersByTimeAsync(60_000);
    await vi.advanceTimersByTimeAsync(600_000);
    settingUp.stop();
    expect(sent).toEqual(['11 rescore_portal']);
  });

  it('finds an account that was installed while another process fell, and one that left and is there again', async () => {
    const { scheduled, state, doors } = openDesk();
    const nights = (): readonly string[] => scheduled.filter((each) => each.endsWith(' rescore_portal'));
    state.portals = ['11'];
    const settingUp = setUpPortals(doors);
    await vi.advanceTimersByTimeAsync(0);
    state.portals = ['12'];
    await vi.advanceTimersByTimeAsync(60_000);
    expect(nights()).toEqual(['11 rescore_portal', '12 rescore_portal']);
    state.portals = ['11', '12'];
    await vi.advanceTimersByTimeAsync(60_000);
    settingUp.stop();
    expect(nights()).toEqual(['11 rescore_portal', '12 rescore_portal', '11 rescore_portal']);
  });

  it('schedules an account again whose schedules were taken away as it left, though it is there again', async () => {
    const { scheduled, state, doors } = openDesk();
    state.portals = ['11'];
    const settingUp = setUpPortals(doors);
    await vi.advanceTimersByTimeAsync(0);
    const before = scheduled.length;
    doors.planner.forget('11');
    await vi.advanceTimersByTimeAsync(120_000);
    settingUp.stop();
    expect(scheduled).toHaveLength(2 * before);
  });
});
