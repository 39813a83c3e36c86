import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoWeek } from '../../../src/operations/alerts/iso-week.ts';
import { sendDigest } from '../../../src/operations/alerts/send-digest.ts';
import { DEFAULT_ALERT_SETTINGS } from '../../../src/operations/settings/portal-settings.ts';
import type { Risk } from '../../../src/scoring/types.ts';
import { day } from '../../support/histories.ts';
import { read } from '../../support/published-readings.ts';
import { type AlertDesk, openAlertDesk } from './alert-desk.ts';

const SETTINGS = { ...DEFAULT_ALERT_SETTINGS, queueId: '55' };
const MONDAY = '2026-11-23T07:00:00Z';

interface Given {
  readonly ownerId?: string | null;
  readonly valueAtRisk?: number;
  readonly risk?: Risk;
  readonly manager?: string;
}

async function addCustomer(desk: AlertDesk, companyId: string, given: Given = {}): Promise<void> {
  const { ownerId = '7', valueAtRisk = 1_000, risk = 'high', manager = '' } = given;
  const facts = { name: `Company ${companyId}`, industry: 'Software', customerStatus: 'active' } as const;
  await desk.store.portfolio.writeFacts([
    { companyId, ownerId, ...facts, isRenewalOnly: false, missing: [], influence: 0 },
  ]);
  desk.companies.set(companyId, { success_manager: manager });
  const { values } = read('2026-11-22', { risk });
  await desk.store.scores.correctPublished([{ companyId, values: { ...values, valueAtRisk } }]);
}

/** The world of a process that is killed once the task is made: neither noted as made nor given back. */
function withoutNotingIt({ world, store }: AlertDesk): AlertDesk['world'] {
  const notices = { ...store.notices, markDigestMade: () => Promise.resolve() };
  return { ...world, store: { ...store, scores: store.scores, portfolio: store.portfolio, notices } };
}

describe('the weekly task', () => {
  it('names at most seven customers of an owner, the largest value at risk first, each with a reason and a next step', async () => {
    const desk = openAlertDesk(MONDAY);
    for (let index = 1; index <= 9; index += 1) await addCustomer(desk, String(index), { valueAtRisk: index * 1_000 });
    expect(await sendDigest(desk.world, SETTINGS)).toEqual({ sent: 1, refused: 0, againAt: null });
    expect(desk.tasks).toMatchObject([
      {
        subject: '7 customers to look after this week: €42,000 at risk',
        ownerId: '7',
        queueIds: [],
        dueOn: day('2026-11-23'),
        companyIds: ['9', '8', '7', '6', '5', '4', '3'],
      },
    ]);
    const body = desk.tasks[0]?.body ?? '';
    expect(body).toContain('1. Company 9: €9,000 at risk in the next twelve months.');
    expect(body.match(/^High risk: /gm)).toHaveLength(7);
    expect(body.match(/^Next step: /gm)).toHaveLength(7);
  });

  it('goes to nobody who has nothing at risk', async () => {
    const desk = openAlertDesk(MONDAY);
    await addCustomer(desk, '1', { risk: 'low' });
    await addCustomer(desk, '2', { valueAtRisk: 0 });
    expect(await sendDigest(desk.world, SETTINGS)).toEqual({ sent: 0, refused: 0, againAt: null });
    expect(desk.tasks).toEqual([]);
  });

  it('of customers whose owner is missing or inactive is put into the queue', async () => {
    const desk = openAlertDesk(MONDAY);
    await addCustomer(desk, '1', { ownerId: '8', valueAtRisk: 500 });
    await addCustomer(desk, '2', { ownerId: null, valueAtRisk: 900 });
    await addCustomer(desk, '3');
    expect(await sendDigest(desk.world, SETTINGS)).toEqual({ sent: 2, refused: 0, againAt: null });
    expect(desk.tasks.find(({ ownerId }) => ownerId === null)).toMatchObject({
      subject: '2 customers without an active owner to look after this week: €1,400 at risk',
      queueIds: ['55'],
      companyIds: ['2', '1'],
    });
  });

  it('is made once a week, and again the week after', async () => {
    const desk = openAlertDesk(MONDAY);
    await addCustomer(desk, '1');
    await sendDigest(desk.world, SETTINGS);
    desk.now = new Date('2026-11-29T20:00:00Z');
    expect(await sendDigest(desk.world, SETTINGS)).toEqual({ sent: 0, refused: 0, againAt: null });
    desk.now = new Date('2026-11-30T07:00:00Z');
    expect(await sendDigest(desk.world, SETTINGS)).toEqual({ sent: 1, refused: 0, againAt: null });
    expect(desk.tasks.map(({ mark }) => mark)).toEqual(['loyalty-week-2026-W48-7', 'loyalty-week-2026-W49-7']);
  });

  it.each(['before', 'after'] as const)('is made exactly once where the process fails %s it is made', async (fall) => {
    const desk = openAlertDesk(MONDAY);
    await addCustomer(desk, '1');
    desk.fall = fall;
    await expect(sendDigest(desk.world, SETTINGS)).rejects.toThrow('the process ends');
    await sendDigest(desk.world, SETTINGS);
    expect(desk.tasks).toHaveLength(1);
  });

  it.each(['not made', 'made'])('that a killed process had claimed is made minutes later: %s', async (made) => {
    const desk = openAlertDesk(MONDAY);
    await addCustomer(desk, '1');
    if (made === 'made') {
      await sendDigest(withoutNotingIt(desk), SETTINGS);
      // Somebody else is at the top of the list by now.
      await addCustomer(desk, '2', { valueAtRisk: 9_000 });
    } else await desk.store.notices.claimDigest('7', '2026-W48', 300_000);
    desk.now = new Date('2026-11-23T07:04:59Z');
    const { sent, againAt } = await sendDigest(desk.world, SETTINGS);
    expect([sent, againAt]).toEqual([0, new Date('2026-11-23T07:09:59Z')]);
    desk.now = new Date('2026-11-23T07:20:00Z');
    expect(await sendDigest(desk.world, SETTINGS)).toEqual({
      sent: made === 'made' ? 0 : 1,
      refused: 0,
      againAt: null,
    });
    expect(desk.tasks).toHaveLength(1);
    expect(await desk.store.notices.claimDigest('7', '2026-W48', 1)).toBe('over');
  });

  it('is made once where two processes are at it', async () => {
    const desk = openAlertDesk(MONDAY);
    await addCustomer(desk, '1');
    desk.meanwhile = async () => {
      expect(await sendDigest(desk.world, SETTINGS)).toMatchObject({ sent: 0 });
    };
    expect(await sendDigest(desk.world, SETTINGS)).toEqual({ sent: 1, refused: 0, againAt: null });
    expect(desk.tasks).toHaveLength(1);
  });

  it('is left for later once the process is to stop', async () => {
    const desk = openAlertDesk(MONDAY);
    await addCustomer(desk, '1');
    const report = await sendDigest(desk.world, SETTINGS, AbortSignal.abort());
    expect(report).toEqual({ sent: 0, refused: 0, againAt: desk.now });
  });

  it('stands on the records of the others where one of the customers is gone, and on none of its own alone', async () => {
    const desk = openAlertDesk(MONDAY);
    await addCustomer(desk, '1');
    desk.refusing.add('1');
    expect(await sendDigest(desk.world, SETTINGS)).toEqual({ sent: 0, refused: 1, againAt: null });
    const other = openAlertDesk(MONDAY);
    await addCustomer(other, '1');
    await addCustomer(other, '2');
    other.refusing.add('1');
    expect(await sendDigest(other.world, SETTINGS)).toEqual({ sent: 1, refused: 0, againAt: null });
    expect(other.tasks).toMatchObject([{ companyIds: ['2'], ownerId: '7' }]);
  });

  it('is found by who takes it up after a fall, though one of the customers was gone when it was made', async () => {
    const desk = openAlertDesk(MONDAY);
    await addCustomer(desk, '1');
    await addCustomer(desk, '2');
    desk.refusing.add('1');
    desk.meanwhile = () => {
      desk.fall = 'after';
      return Promise.resolve();
    };
    await expect(sendDigest(desk.world, SETTINGS)).rejects.toThrow('the process ends');
    desk.refusing.clear();
    await sendDigest(desk.world, SETTINGS);
    expect(desk.tasks).toHaveLength(1);
  });

  it('is left to others once the looking for it has taken so long that they may be making it', async () => {
    const desk = openAlertDesk(MONDAY);
    await addCustomer(desk, '1');
    desk.fall = 'before';
    await expect(sendDigest(desk.world, SETTINGS)).rejects.toThrow('the process ends');
    const slow: typeof desk.world = {
      ...desk.world,
      desk: {
        ...desk.world.desk,
        findTask: () => {
          desk.now = new Date(desk.now.getTime() + 6 * 60_000);
          return Promise.resolve(null);
        },
      },
    };
    expect(await sendDigest(slow, SETTINGS)).toMatchObject({ sent: 0, againAt: expect.any(Date) as Date });
    expect(desk.tasks).toEqual([]);
    expect(await sendDigest(desk.world, SETTINGS)).toMatchObject({ sent: 1, againAt: null });
  });

  it('goes to whom the chosen property names, and to the queue where that is nobody who works here', async () => {
    const desk = openAlertDesk(MONDAY);
    await addCustomer(desk, '1', { ownerId: '8', manager: '7' });
    await addCustomer(desk, '2', { ownerId: '7', manager: '8' });
    await addCustomer(desk, '3', { ownerId: '7' });
    await sendDigest(desk.world, { ...SETTINGS, ownerProperty: 'success_manager' });
    const byOwner = new Map(desk.tasks.map(({ ownerId, companyIds }) => [ownerId, [...companyIds].sort()]));
    expect(byOwner).toEqual(
      new Map([
        ['7', ['1']],
        [null, ['2', '3']],
      ]),
    );
  });

  it('is not made where it is switched off', async () => {
    const desk = openAlertDesk(MONDAY);
    await addCustomer(desk, '1');
    expect(await sendDigest(desk.world, { ...SETTINGS, digest: false })).toEqual({
      sent: 0,
      refused: 0,
      againAt: null,
    });
    expect(await sendDigest(desk.world, SETTINGS)).toEqual({ sent: 1, refused: 0, againAt: null });
  });
});

describe('the week of a day', () => {
  it.each([
    ['2026-11-22', '2026-W47'],
    ['2026-11-23', '2026-W48'],
    ['2027-01-01', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-03', '2020-W53'],
    ['1970-01-01', '1970-W01'],
  ])('%s is %s', (on, week) => {
    expect(isoWeek(day(on))).toBe(week);
  });

  it('is one for seven days in a row, from Monday on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000 }), (weeks) => {
        // 5 January 1970 was a Monday.
        const monday = 4 + 7 * weeks;
        const names = new Set(Array.from({ length: 7 }, (_, index) => isoWeek(monday + index)));
        expect(names.size).toBe(1);
        expect(names.has(isoWeek(monday - 1))).toBe(false);
      }),
    );
  });
});
