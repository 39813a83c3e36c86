import { describe, expect, it } from 'vitest';
import { alertMark } from '../../../src/operations/alerts/alert-task.ts';
import { deliverAlerts } from '../../../src/operations/alerts/deliver-alerts.ts';
import type { NewTask } from '../../../src/operations/ports/crm-desk.ts';
import { DEFAULT_ALERT_SETTINGS } from '../../../src/operations/settings/portal-settings.ts';
import type { Risk } from '../../../src/scoring/types.ts';
import { day } from '../../support/histories.ts';
import { publish } from '../../support/published-readings.ts';
import { type AlertDesk, openAlertDesk } from './alert-desk.ts';

const SETTINGS = { ...DEFAULT_ALERT_SETTINGS, queueId: '55' };

/** A customer that was Watch and is High risk since 3 November. */
const WORSE = publish(
  ['2026-11-01', { risk: 'watch' }],
  ['2026-11-02', { risk: 'high' }],
  ['2026-11-03', { risk: 'high' }],
);

const TASK: NewTask = {
  ...{ subject: 'High risk: Company 100', body: '', dueOn: day('2026-11-04'), ownerId: '7', queueIds: [] },
  ...{ priority: 'high', companyIds: ['100'], mark: '' },
};

async function withAlert(companyId = '100', properties: Readonly<Record<string, string>> = {}): Promise<AlertDesk> {
  const desk = openAlertDesk('2026-11-03T08:00:00Z');
  await addAlert(desk, companyId, properties);
  return desk;
}

async function addAlert(desk: AlertDesk, companyId: string, properties: Readonly<Record<string, string>> = {}) {
  desk.companies.set(companyId, { name: `Company ${companyId}`, hubspot_owner_id: '7', ...properties });
  for (const values of WORSE) await desk.publish(companyId, values);
}

describe('an alert', () => {
  it('becomes one task of the owner: the sentence, the change, the next step, and a day until when', async () => {
    const desk = await withAlert('100', { name: 'Nordwind GmbH' });
    expect(await deliverAlerts(desk.world, SETTINGS)).toEqual({ told: 1, dropped: 0, againAt: null });
    expect(desk.tasks).toMatchObject([
      { subject: 'High risk: Nordwind GmbH', ownerId: '7', queueIds: [], priority: 'high', companyIds: ['100'] },
    ]);
    const [task] = desk.tasks;
    expect(task?.body).toContain(WORSE.at(-1)?.summary);
    expect(task?.body).toContain('Changed on 3 Nov 2026 (before: Watch).');
    expect(task?.body).toMatch(/\nNext step: [A-Z].*\.\n/);
    expect(task?.dueOn).toBeGreaterThan(day('2026-11-03'));
    expect(await deliverAlerts(desk.world, SETTINGS)).toEqual({ told: 0, dropped: 0, againAt: null });
    expect(desk.tasks).toHaveLength(1);
  });

  it('is never due on a weekend, whatever the day', async () => {
    for (let date = 1; date <= 14; date += 1) {
      const desk = await withAlert();
      desk.now = new Date(`2026-11-${String(date).padStart(2, '0')}T08:00:00Z`);
      // Old enough to be dropped otherwise: the calendar alone is what counts here.
      await desk.store.notices.markAlerts([{ companyId: '100', alertAt: WORSE.at(-1)?.alertAt ?? '' }], 'dropped');
      await desk.store.notices.noteAlerts([{ companyId: '100', alertAt: desk.now.toISOString() }]);
      await deliverAlerts(desk.world, SETTINGS);
      const weekday = new Date((desk.tasks[0]?.dueOn ?? 0) * 86_400_000).getUTCDay();
      expect([1, 2, 3, 4, 5]).toContain(weekday);
    }
  });

  it.each([
    ['has no owner', { hubspot_owner_id: '' }, 'This customer has no owner.'],
    ['whose owner left', { hubspot_owner_id: '8' }, 'Ben Roth, the owner, is not active any more.'],
    ['whose owner nobody knows', { hubspot_owner_id: '999' }, 'The owner of this customer is not known any more.'],
  ])('of a customer that %s is put into the queue, as nobody’s', async (_, properties, remark) => {
    const desk = await withAlert('100', properties);
    await deliverAlerts(desk.world, SETTINGS);
    expect(desk.tasks).toMatchObject([{ ownerId: null, queueIds: ['55'] }]);
    expect(desk.tasks[0]?.body).toContain(remark);
  });

  it('is nobody’s in no queue where none is set', async () => {
    const desk = await withAlert('100', { hubspot_owner_id: '8' });
    await deliverAlerts(desk.world, { ...SETTINGS, queueId: null });
    expect(desk.tasks).toMatchObject([{ ownerId: null, queueIds: [] }]);
  });

  it('goes to whom the chosen property names', async () => {
    const desk = await withAlert('100', { hubspot_owner_id: '8', success_manager: '7' });
    await deliverAlerts(desk.world, { ...SETTINGS, ownerProperty: 'success_manager' });
    expect(desk.tasks).toMatchObject([{ ownerId: '7' }]);
  });

  it.each(['before', 'after'] as const)(
    'makes exactly one task where the process ends %s the task is made',
    async (fall) => {
      const desk = await withAlert();
      desk.fall = fall;
      await expect(deliverAlerts(desk.world, SETTINGS)).rejects.toThrow('the process ends');
      await deliverAlerts(desk.world, SETTINGS);
      await deliverAlerts(desk.world, SETTINGS);
      expect(desk.tasks).toHaveLength(1);
      expect(await desk.store.notices.listUntold(10)).toEqual([]);
    },
  );

  it('is told once where two processes are at it, one of them with the list of before', async () => {
    const desk = await withAlert();
    await addAlert(desk, '101');
    desk.meanwhile = async () => {
      await deliverAlerts(desk.world, SETTINGS);
    };
    const first = await deliverAlerts(desk.world, SETTINGS);
    expect(desk.tasks.map(({ companyIds }) => companyIds[0]).toSorted()).toEqual(['100', '101']);
    expect(first).toEqual({ told: 1, dropped: 0, againAt: null });
    expect(await desk.store.notices.listUntold(10)).toEqual([]);
  });

  it.each(['made', 'not made'])('that a killed process left is looked for minutes later: %s', async (made) => {
    const desk = await withAlert();
    const [alert] = await desk.store.notices.listUntold(1);
    await desk.store.notices.beginTelling(alert ?? never(), 300_000);
    if (made === 'made') await desk.world.desk.createTask({ ...TASK, mark: alertMark(alert ?? never()) });
    const before = desk.tasks.length;
    desk.now = new Date('2026-11-03T08:04:59Z');
    const { againAt } = await deliverAlerts(desk.world, SETTINGS);
    expect(desk.tasks).toHaveLength(before);
    expect(againAt).toEqual(new Date('2026-11-03T08:09:59Z'));
    desk.now = againAt ?? never();
    expect(await deliverAlerts(desk.world, SETTINGS)).toEqual({ told: 1, dropped: 0, againAt: null });
    expect(desk.tasks).toHaveLength(1);
  });

  it('is left to others once the looking for its task has taken so long that they may be making it', async () => {
    const desk = await withAlert();
    desk.fall = 'before';
    await expect(deliverAlerts(desk.world, SETTINGS)).rejects.toThrow('the process ends');
    const stop = new AbortController();
    const slow: typeof desk.world = {
      ...desk.world,
      desk: {
        ...desk.world.desk,
        findTask: () => {
          desk.now = new Date(desk.now.getTime() + 21 * 60_000);
          stop.abort();
          return Promise.resolve(null);
        },
      },
    };
    expect(await deliverAlerts(slow, SETTINGS, stop.signal)).toMatchObject({ told: 0, dropped: 0 });
    expect(desk.tasks).toEqual([]);
    expect(await deliverAlerts(desk.world, SETTINGS)).toMatchObject({ told: 1 });
  });

  it('is left for later once the process is to stop', async () => {
    const desk = await withAlert();
    await addAlert(desk, '101');
    const stop = new AbortController();
    desk.meanwhile = () => {
      stop.abort();
      return Promise.resolve();
    };
    const report = await deliverAlerts(desk.world, SETTINGS, stop.signal);
    expect(report).toEqual({ told: 1, dropped: 0, againAt: desk.now });
    expect(await deliverAlerts(desk.world, SETTINGS)).toEqual({ told: 1, dropped: 0, againAt: null });
    expect(desk.tasks).toHaveLength(2);
  });

  it('is dropped after three days, and where alerts are off', async () => {
    const late = await withAlert();
    late.now = new Date('2026-11-06T02:00:00.001Z');
    expect(await deliverAlerts(late.world, SETTINGS)).toEqual({ told: 0, dropped: 1, againAt: null });
    const off = await withAlert();
    expect(await deliverAlerts(off.world, { ...SETTINGS, alerts: false })).toEqual({
      told: 0,
      dropped: 1,
      againAt: null,
    });
    expect(await deliverAlerts(off.world, SETTINGS)).toEqual({ told: 0, dropped: 0, againAt: null });
    expect([...late.tasks, ...off.tasks]).toEqual([]);
  });

  it('is dropped where a newer one of the customer waits, or the customer was forgotten', async () => {
    const desk = await withAlert();
    await desk.publish('100', { ...(WORSE.at(-1) ?? never()), alertAt: '2026-11-03T07:00:00.000Z' });
    expect(await deliverAlerts(desk.world, SETTINGS)).toEqual({ told: 1, dropped: 1, againAt: null });
    const forgotten = await withAlert();
    await forgotten.store.scores.correctPublished([{ companyId: '100', values: null }]);
    expect(await deliverAlerts(forgotten.world, SETTINGS)).toEqual({ told: 0, dropped: 1, againAt: null });
  });

  it('that HubSpot does not take keeps the others from nobody', async () => {
    const desk = await withAlert('100');
    await addAlert(desk, '101');
    desk.refusing.add('100');
    expect(await deliverAlerts(desk.world, SETTINGS)).toEqual({ told: 1, dropped: 1, againAt: null });
    expect(desk.tasks).toMatchObject([{ companyIds: ['101'] }]);
  });

  it('of each of 250 customers is told once', async () => {
    const desk = openAlertDesk('2026-11-03T08:00:00Z');
    for (let id = 1; id <= 250; id += 1) await addAlert(desk, String(id));
    expect(await deliverAlerts(desk.world, SETTINGS)).toEqual({ told: 250, dropped: 0, againAt: null });
    expect(new Set(desk.tasks.map(({ mark }) => mark)).size).toBe(250);
  });
});

describe('what raises an alert', () => {
  it('is a customer that gets worse, each time anew: Watch, High, Critical, High, Critical make three tasks', async () => {
    const desk = openAlertDesk('2026-11-01T08:00:00Z');
    desk.companies.set('100', { name: 'Nordwind GmbH', hubspot_owner_id: '7' });
    const risks: readonly Risk[] = ['watch', 'high', 'critical', 'high', 'critical'];
    const readings = risks
      .flatMap((risk) => [risk, risk])
      .map((risk, index) => [`2026-11-${String(index + 1).padStart(2, '0')}`, { risk }] as const);
    for (const [index, values] of publish(...readings).entries()) {
      desk.now = new Date(`2026-11-${String(index + 1).padStart(2, '0')}T08:00:00Z`);
      await desk.publish('100', values);
      await deliverAlerts(desk.world, SETTINGS);
    }
    expect(desk.tasks.map(({ subject }) => subject)).toEqual([
      'High risk: Nordwind GmbH',
      'Critical risk: Nordwind GmbH',
      'Critical risk: Nordwind GmbH',
    ]);
  });

  it('is not a new policy, though it moves 37 customers; nor is a first scoring', async () => {
    const desk = openAlertDesk('2026-11-02T08:00:00Z');
    const [first, moved] = publish(
      ['2026-11-01', { risk: 'low', segment: 'ideal' }],
      ['2026-11-02', { risk: 'critical', segment: 'non_ideal', label: 'seed-1/policy-b' }],
    );
    expect(moved).toMatchObject({ segment: 'non_ideal', previousSegment: 'ideal', risk: 'critical' });
    for (let id = 1; id <= 37; id += 1) {
      await desk.publish(String(id), first ?? never());
      await desk.publish(String(id), moved ?? never());
    }
    expect(await desk.store.notices.listUntold(100)).toEqual([]);
    expect(await deliverAlerts(desk.world, SETTINGS)).toEqual({ told: 0, dropped: 0, againAt: null });
  });

  it('is a customer that leaves the segment Ideal, and its task says so', async () => {
    const desk = openAlertDesk('2026-11-03T08:00:00Z');
    desk.companies.set('100', { name: 'Nordwind GmbH', hubspot_owner_id: '7' });
    const standing = publish(
      ['2026-11-01', { segment: 'ideal' }],
      ['2026-11-02', { segment: 'non_ideal' }],
      ['2026-11-03', { segment: 'non_ideal' }],
    );
    for (const values of standing) await desk.publish('100', values);
    await deliverAlerts(desk.world, SETTINGS);
    expect(desk.tasks).toMatchObject([{ subject: 'No longer Ideal: Nordwind GmbH' }]);
    expect(desk.tasks[0]?.body).toContain('segment Not a fit now, before: Ideal');
  });
});

function never(): never {
  throw new Error('the reading is there');
}
